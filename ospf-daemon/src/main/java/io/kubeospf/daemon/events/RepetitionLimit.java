package io.kubeospf.daemon.events;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Decides which lines of one subject are written: so many in a minute, and of the others only their number. */
final class RepetitionLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<Object, Window> windows = new HashMap<>();

    /**
     * Asks for one line.
     *
     * @return how many lines were held back since the last written one, or empty when this one is held back as well
     */
    synchronized OptionalLong admit(LogLine.Limit limit, Instant now) {
        Window window = windows.computeIfAbsent(limit.subject(), subject -> new Window(now));
        return window.admit(limit.perMinute(), now);
    }

    private static final class Window {
        private Instant start;
        private int written;
        private long heldBack;

        Window(Instant start) {
            this.start = start;
        }

        OptionalLong admit(int limit, Instant now) {
            if (!now.isBefore(start.plus(WINDOW))) {
                start = now;
                written = 0;
            }
            if (written >= limit) {
                heldBack++;
                return OptionalLong.empty();
            }
            written++;
            OptionalLong before = OptionalLong.of(heldBack);
            heldBack = 0;
            return before;
        }
    }
}
