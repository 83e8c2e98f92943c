package io.kubeospf.daemon.events;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last events. Where there are too many, the oldest of those go that are most alike, so that a neighbor that comes and goes
 * all night leaves room for what else there was. Any thread may add and read.
 */
public final class EventHistory {
    static final int LIMIT = 1000;

    private final Deque<RecordedEvent> events = new ArrayDeque<>();

    EventHistory() {}

    /** In the order in which they happened. */
    public synchronized List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    synchronized void add(RecordedEvent event) {
        events.add(event);
        if (events.size() > LIMIT) {
            removeOldest(mostFrequent());
        }
    }

    /** What makes events alike; a neighbor cannot choose it. */
    private record Kind(String event, Optional<String> interfaceName) {
        static Kind of(RecordedEvent event) {
            return new Kind(event.event(), event.interfaceName());
        }
    }

    private Kind mostFrequent() {
        Map<Kind, Integer> counts = new HashMap<>();
        for (RecordedEvent event : events) {
            counts.merge(Kind.of(event), 1, Integer::sum);
        }
        return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private void removeOldest(Kind kind) {
        Iterator<RecordedEvent> oldestFirst = events.iterator();
        while (!Kind.of(oldestFirst.next()).equals(kind)) {
            // Another one.
        }
        oldestFirst.remove();
    }
}
