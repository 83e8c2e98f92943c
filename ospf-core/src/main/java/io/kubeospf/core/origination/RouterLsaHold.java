package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds the router-LSA back while nobody would hear it, and a moment longer while the adjacency with a Designated Router is
 * about to be there: one that is originated too early would only make the one that counts wait for MinLSInterval.
 */
final class RouterLsaHold {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Area area;
    private final TimerQueue timers;
    private Optional<Instant> momentEnds = Optional.empty();

    RouterLsaHold(Area area, TimerQueue timers) {
        this.area = area;
        this.timers = timers;
    }

    /** Begins or ends the moment, as the neighbors are now. */
    void review(Instant now) {
        if (!isAnybodyListening() || !isDesignatedNeighborComing()) {
            momentEnds = Optional.empty();
        } else if (momentEnds.isEmpty()) {
            momentEnds = Optional.of(now.plus(MOMENT));
            timers.arm(new TimerKey.RouterLsaHoldTimer(), now.plus(MOMENT));
        }
    }

    boolean isOn(Instant now) {
        return !isAnybodyListening() || momentEnds.filter(now::isBefore).isPresent();
    }

    private boolean isAnybodyListening() {
        return area.interfaces().stream().anyMatch(OspfInterface::hasFullNeighbor);
    }

    private boolean isDesignatedNeighborComing() {
        return area.interfaces().stream()
                .flatMap(ospfInterface -> ospfInterface.designatedNeighbor().stream())
                .map(Neighbor::state)
                .anyMatch(state -> state.isAtLeast(NeighborState.EX_START) && state != NeighborState.FULL);
    }
}
