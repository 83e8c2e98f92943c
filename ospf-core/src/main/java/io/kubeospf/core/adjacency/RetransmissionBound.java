package io.kubeospf.core.adjacency;

import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.Outbox;
import java.time.Instant;
import java.util.Comparator;

/**
 * Bounds what neighbors have yet to acknowledge, of all neighbors together: somebody can be many neighbors and acknowledge nothing.
 * Beyond the bound the adjacency begins anew that leaves most unacknowledged.
 */
final class RetransmissionBound {
    /** So many neighbors may lack the whole database at once. */
    private static final int DATABASES = 4;

    /** LSAs in our name, which are not held to the bound of the database. */
    private static final int IN_OUR_NAME = 10_000;

    private final Area area;
    private final Outbox outbox;
    private final NeighborStateMachine neighbors;

    RetransmissionBound(Area area, Outbox outbox, NeighborStateMachine neighbors) {
        this.area = area;
        this.outbox = outbox;
        this.neighbors = neighbors;
    }

    /** To be called whenever lists have grown a little; one list that goes makes up for that. */
    void enforce(Instant now) {
        long limit = (long) DATABASES * (area.overflow().maxLsas() + IN_OUR_NAME);
        if (area.unacknowledgedLsas() > limit) {
            area.neighbors()
                    .max(Comparator.comparing(RetransmissionBound::size))
                    .ifPresent(silent -> {
                        outbox.occurred(new Event.AcknowledgmentsMissing(
                                silent.key().interfaceName(), silent.routerId(), silent.address(), size(silent)));
                        neighbors.fire(silent, NeighborEvent.SEQUENCE_NUMBER_MISMATCH, now);
                    });
        }
    }

    private static int size(Neighbor neighbor) {
        return neighbor.retransmissionList().size();
    }
}
