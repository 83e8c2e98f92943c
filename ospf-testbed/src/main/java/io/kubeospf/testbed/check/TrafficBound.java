package io.kubeospf.testbed.check;

import io.kubeospf.testbed.sim.SimulatedRouter;
import io.kubeospf.testbed.sim.Simulation;
import java.time.Duration;

/** How many packets a quiet network needs: Hellos, and each LSA's refresh, flooded and acknowledged. */
final class TrafficBound {
    private static final long HELLO_SECONDS = 10;

    private TrafficBound() {}

    static long packets(Simulation simulation, Duration duration) {
        long interfaces = simulation.routers().stream()
                .mapToLong(router -> router.plan().attachments().size())
                .sum();
        SimulatedRouter any = simulation.routers().iterator().next();
        long lsas = any.view(simulation.now()).database().size();
        long hellos = interfaces * (duration.toSeconds() / HELLO_SECONDS + 1);
        long refreshes = duration.toMinutes() / 29 + 1;
        // Each refresh leaves every interface at most once, and is acknowledged at most once by each and directly by
        // each.
        return hellos + lsas * refreshes * interfaces * 3;
    }
}
