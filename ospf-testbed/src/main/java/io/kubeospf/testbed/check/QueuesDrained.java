package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.testbed.check.Rest.Router;
import java.util.ArrayList;
import java.util.List;

/** Nothing waits for an acknowledgment or an answer, and no timer runs for what is not there any more. */
final class QueuesDrained {
    /** Delayed acknowledgments, the hold of origination, and the retransmission of what has been acknowledged. */
    private static final int TRANSIENT = 2;

    private QueuesDrained() {}

    static List<Violation> violations(Rest rest) {
        List<Violation> violations = new ArrayList<>();
        for (Router router : rest.routers()) {
            for (NeighborView neighbor : router.view().neighbors()) {
                if (neighbor.retransmissionQueue() > 0) {
                    violations.add(new Violation(
                            QueuesDrained.class,
                            router.name() + " of " + neighbor.routerId(),
                            "waits for acknowledgments: " + neighbor));
                }
                if (neighbor.state() == NeighborState.FULL && neighbor.stall().isPresent()) {
                    violations.add(new Violation(
                            QueuesDrained.class,
                            router.name() + " of " + neighbor.routerId(),
                            "has an exchange that does not advance: " + neighbor));
                }
                if (neighbor.requestQueue() > 0) {
                    violations.add(new Violation(
                            QueuesDrained.class,
                            router.name() + " of " + neighbor.routerId(),
                            "waits for LSAs: " + neighbor));
                }
            }
            int timers = router.view().armedTimers();
            int most = needed(router) + TRANSIENT;
            if (timers > most) {
                violations.add(new Violation(
                        QueuesDrained.class, router.name(), "has " + timers + " timers and needs " + most));
            }
        }
        return violations;
    }

    /**
     * A Hello for each interface; the inactivity of each neighbor and, if its MTU forbids the exchange, its Database
     * Description; the age of each LSA, and the refresh of each own one.
     */
    private static int needed(Router router) {
        int neighbors = router.view().neighbors().size();
        List<Lsa> database = router.database();
        long own = database.stream()
                .filter(lsa -> lsa.key().advertisingRouter().equals(router.id()))
                .count();
        return router.attachments().size() + 2 * neighbors + database.size() + (int) own;
    }
}
