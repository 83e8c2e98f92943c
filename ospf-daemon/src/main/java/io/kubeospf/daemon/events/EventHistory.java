package io.kubeospf.daemon.events;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last events. Where there are too many, the oldest of those go that are most alike, so that a neighbor that comes and goes
 * all night leaves room for what else there was. Any thread may add and read.
 */
public final class EventHistory {
    static final int LIMIT = 1000;

    private final Map<Kind, Deque<Numbered>> events = new LinkedHashMap<>();
    private long added;
    private int size;

    EventHistory() {}

    /** What makes events alike; a neighbor cannot choose it. */
    private record Kind(String event, Optional<String> interfaceName) {
        static Kind of(RecordedEvent event) {
            return new Kind(event.event(), event.interfaceName());
        }
    }

    private record Numbered(long number, RecordedEvent event) {}

    /** In the order in which they happened. */
    public synchronized List<RecordedEvent> events() {
        return events.values().stream()
                .flatMap(Deque::stream)
                .sorted(Comparator.comparingLong(Numbered::number))
                .map(Numbered::event)
                .toList();
    }

    /** Costs little however many there are: the speaker's thread adds. */
    synchronized void add(RecordedEvent event) {
        events.computeIfAbsent(Kind.of(event), kind -> new ArrayDeque<>()).add(new Numbered(added++, event));
        if (size == LIMIT) {
            Collections.max(events.values(), Comparator.comparingInt(Deque::size))
                    .remove();
        } else {
            size++;
        }
    }
}
