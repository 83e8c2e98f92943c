package io.kubeospf.testbed.check;

import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.testbed.sim.SimulatedRouter;
import io.kubeospf.testbed.sim.Topology;
import io.kubeospf.testbed.sim.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** At all times: only routers that there are become neighbors, whatever the network makes of their packets. */
final class NobodyInvented implements Witness {
    private final List<RouterId> routers;
    private final List<Violation> violations = new ArrayList<>();

    NobodyInvented(Topology topology) {
        routers = topology.routers().stream()
                .map(router -> router.config().routerId())
                .toList();
    }

    @Override
    public void saw(Instant now, SimulatedRouter router, Event event) {
        if (event instanceof Event.NeighborStateChanged change && !exists(change.routerId())) {
            violations.add(new Violation(NobodyInvented.class, router.life(), "has met " + change.routerId()));
        }
    }

    private boolean exists(RouterId routerId) {
        return routers.stream().anyMatch(own -> SimulatedRouter.isIdentity(own, routerId));
    }

    List<Violation> violations() {
        return violations;
    }
}
