package io.kubeospf.core.adjacency;

import java.time.Duration;
import java.time.Instant;

/**
 * A packet that a neighbor sends again and again.
 *
 * @param first when it came for the first time
 * @param last when it came again; the same as {@code first} until it does
 */
record Repetition<P>(P packet, Instant first, Instant last) {
    static <P> Repetition<P> of(P packet, Instant now) {
        return new Repetition<>(packet, now, now);
    }

    /** With one more packet. Another packet, or a pause, begins a new series. */
    Repetition<P> heard(P next, Instant now, Duration longestPause) {
        boolean continues = next.equals(packet) && !now.isAfter(last.plus(longestPause));
        return continues ? new Repetition<>(packet, first, now) : of(next, now);
    }

    Duration lasts() {
        return Duration.between(first, last);
    }

    boolean isRepeated() {
        return last.isAfter(first);
    }
}
