package io.kubeospf.core.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of day during the present input, by which authentication keys begin and end. The speaker's own time never goes back; this
 * one goes where the machine's clock is set.
 */
public final class TimeOfDay {
    private Instant speakerTime = Instant.EPOCH;
    private Duration ahead = Duration.ZERO;

    /** The time of the input that comes next. */
    public void speakerTime(Instant now) {
        speakerTime = now;
    }

    /** How far the machine's clock is ahead of the speaker's time. */
    public void ahead(Duration of) {
        ahead = of;
    }

    public Instant instant() {
        return speakerTime.plus(ahead);
    }
}
