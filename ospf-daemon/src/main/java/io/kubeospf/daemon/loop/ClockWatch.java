package io.kubeospf.daemon.loop;

import io.kubeospf.core.speaker.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Notices that the machine's clock was set, or that it stood still while the machine slept. */
final class ClockWatch {
    /** Less than this nobody means when he says until when a key is good. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final InstantSource speakerTime;
    private final InstantSource machineTime;
    private Duration told = Duration.ZERO;

    /**
     * Compares two clocks.
     *
     * @param speakerTime the one that nobody sets
     */
    ClockWatch(InstantSource speakerTime, InstantSource machineTime) {
        this.speakerTime = speakerTime;
        this.machineTime = machineTime;
    }

    /** What the speaker must be told; empty when it knows. */
    Optional<Input> change() {
        Instant now = speakerTime.instant();
        Duration ahead = Duration.between(now, machineTime.instant());
        if (ahead.minus(told).abs().compareTo(TOLERANCE) < 0) {
            return Optional.empty();
        }
        told = ahead;
        return Optional.of(new Input.ClockSet(ahead));
    }
}
