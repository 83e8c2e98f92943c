package io.kubeospf.testbed.lab.router;

import java.time.Duration;

/** The intervals of an interface, the same on every router of a network. */
public record OspfTimers(Duration hello, Duration dead, Duration retransmit) {
    /** A tenth of the usual ones, so that a lab takes seconds where a network takes a minute. */
    public static final OspfTimers QUICK = ofSeconds(1, 4, 2);

    public static OspfTimers ofSeconds(int hello, int dead, int retransmit) {
        return new OspfTimers(Duration.ofSeconds(hello), Duration.ofSeconds(dead), Duration.ofSeconds(retransmit));
    }
}
