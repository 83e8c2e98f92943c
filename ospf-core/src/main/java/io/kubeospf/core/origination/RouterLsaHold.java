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

    boolean isOn(Instant now) {
        if (area.interfaces().stream().noneMatch(OspfInterface::hasFullNeighbor)) {
            momentEnds = Optional.empty();
            return true;
        }
        if (area.interfaces().stream().noneMatch(RouterLsaHold::isDesignatedNeighborComing)) {
            return false;
        }
        if (momentEnds.isEmpty()) {
            momentEnds = Optional.of(now.plus(MOMENT));
            timers.arm(new TimerKey.RouterLsaHoldTimer(), now.plus(MOMENT));
        }
        return now.isBefore(momentEnds.get());
    }

    private static boolean isDesignatedNeighborComing(OspfInterface ospfInterface) {
        return ospfInterface
                .designatedNeighbor()
                .map(Neighbor::state)
                .filter(state -> state.isAtLeast(NeighborState.EX_START) && state != NeighborState.FULL)
                .isPresent();
    }
}
