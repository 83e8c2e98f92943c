package io.kubeospf.daemon.events;

import io.kubeospf.core.output.Event;
import io.kubeospf.daemon.transport.TransportEvent;
import java.time.InstantSource;
import java.util.OptionalLong;

/** Writes events as lines. Any thread may call. */
public final class EventLog {
    private final OperatorLog log;
    private final InstantSource clock;
    private final RepetitionLimit repetitions = new RepetitionLimit();

    /**
     * A log of events.
     *
     * @param clock tells how long ago a line was; never goes back
     */
    public EventLog(OperatorLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    public void write(Event event) {
        write(EventSentences.describe(event));
    }

    public void write(TransportEvent event) {
        write(TransportSentences.describe(event));
    }

    private void write(LogLine line) {
        if (line.limit().isEmpty()) {
            log.write(line.level(), line.text());
            return;
        }
        OptionalLong heldBack = repetitions.admit(line.limit().get(), clock.instant());
        if (heldBack.isPresent()) {
            long count = heldBack.getAsLong();
            log.write(
                    line.level(), count == 0 ? line.text() : line.text() + " (and " + count + " more like it before)");
        }
    }
}
