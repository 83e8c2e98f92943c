package io.kubeospf.daemon.events;

import io.kubeospf.core.output.Event;
import io.kubeospf.daemon.transport.TransportEvent;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes down what happens: as lines of the log, and for who asks later. Any thread may call. */
public final class EventLog {
    private final OperatorLog log;
    private final InstantSource wallClock;
    private final InstantSource clock;
    private final RepetitionLimit repetitions = new RepetitionLimit();
    private final EventHistory history = new EventHistory();
    private final RefusedSenders refusedSenders;

    /**
     * A log of events.
     *
     * @param wallClock tells when something happened
     * @param clock tells how long ago something was; never goes back
     */
    public EventLog(OperatorLog log, InstantSource wallClock, InstantSource clock) {
        this.log = log;
        this.wallClock = wallClock;
        this.clock = clock;
        this.refusedSenders = new RefusedSenders(clock);
    }

    public void write(Event event) {
        refusedSenders.hear(event);
        write(event.getClass(), EventSentences.describe(event));
    }

    public void write(TransportEvent event) {
        write(event.getClass(), TransportSentences.describe(event));
    }

    /** A reason that changes again and again, as a host of the LAN can make it, is written once a minute. */
    public void write(NoNeighbor event) {
        String text = "no neighbor on " + event.interfaceName() + " for a dead interval: " + event.reason();
        LogLine line = LogLine.warn(LogPackage.ADJACENCY, text)
                .on(event.interfaceName())
                .atMost(1, NoNeighbor.class, event.interfaceName());
        write(NoNeighbor.class, line);
    }

    /** The past, whatever the log's level. */
    public EventHistory history() {
        return history;
    }

    public RefusedSenders refusedSenders() {
        return refusedSenders;
    }

    private void write(Class<?> type, LogLine line) {
        admit(line).ifPresent(admitted -> {
            log.write(admitted.origin(), admitted.level(), admitted.text());
            if (admitted.recorded()) {
                history.add(record(type, admitted));
            }
        });
    }

    /** Empty for a line that is held back. */
    private Optional<LogLine> admit(LogLine line) {
        if (line.limit().isEmpty()) {
            return Optional.of(line);
        }
        OptionalLong heldBack = repetitions.admit(line.limit().get(), clock.instant());
        return heldBack.isPresent() ? Optional.of(line.after(heldBack.getAsLong())) : Optional.empty();
    }

    private RecordedEvent record(Class<?> type, LogLine line) {
        return new RecordedEvent(
                wallClock.instant(),
                kebabCase(type.getSimpleName()),
                line.interfaceName(),
                line.neighbor(),
                line.level(),
                line.text());
    }

    /** {@code NeighborStateChanged} as {@code neighbor-state-changed}. */
    private static String kebabCase(String name) {
        StringBuilder words = new StringBuilder();
        for (int index = 0; index < name.length(); index++) {
            char letter = name.charAt(index);
            if (Character.isUpperCase(letter) && index > 0) {
                words.append('-');
            }
            words.append(Character.toLowerCase(letter));
        }
        return words.toString();
    }
}
