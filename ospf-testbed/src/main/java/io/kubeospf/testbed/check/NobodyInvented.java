package io.kubeospf.testbed.check;

import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
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
    public void saw(Instant at, String life, Event event) {
        if (event instanceof Event.NeighborStateChanged change && !routers.contains(change.routerId())) {
            violations.add(new Violation(NobodyInvented.class, life, "has met " + change.routerId()));
        }
    }

    List<Violation> violations() {
        return violations;
    }
}
