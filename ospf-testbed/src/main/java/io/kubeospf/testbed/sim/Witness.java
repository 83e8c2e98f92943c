package io.kubeospf.testbed.sim;

import io.kubeospf.core.output.Event;
import java.time.Instant;

/** Who sees every event at the time at which it happens. */
public interface Witness {
    /**
     * An event of a router.
     *
     * @param now by the simulation's clock
     */
    void saw(Instant now, SimulatedRouter router, Event event);
}
