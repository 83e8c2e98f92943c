package io.kubeospf.testbed.sim;

import io.kubeospf.core.output.Event;
import java.time.Instant;

/** Who sees every event at the time at which it happens. */
public interface Witness {
    /**
     * An event of a router.
     *
     * @param at by the router's own clock
     * @param life the router's name, and which of its lives it is
     */
    void saw(Instant at, String life, Event event);
}
