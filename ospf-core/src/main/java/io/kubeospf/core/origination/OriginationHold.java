package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds LSAs back that would come too early to be of use: one more of the same then has to wait for MinLSInterval.
 *
 * <p>While no neighbor is Full nobody would hear them. The router-LSA also waits a moment for the adjacency with a Designated
 * Router that is about to be there, without which it says "stub network". AS-external-LSAs follow the router-LSA after a pause: a
 * router that gets one before it has computed a path to us looks at it again only later, FRR after a second.
 */
final class OriginationHold {
    private static final Duration MOMENT_FOR_ADJACENCY = Duration.ofSeconds(1);
    private static final Duration PAUSE_BEFORE_EXTERNALS = Duration.ofMillis(200);

    private final Area area;
    private final TimerQueue timers;

    /** From when on the router-LSA is not held; empty while nobody listens. */
    private Optional<Instant> routerLsaFrom = Optional.empty();

    OriginationHold(Area area, TimerQueue timers) {
        this.area = area;
        this.timers = timers;
    }

    /** Looks at the neighbors anew. */
    void review(Instant now) {
        if (!isAnybodyListening()) {
            routerLsaFrom = Optional.empty();
            return;
        }
        boolean coming = isDesignatedNeighborComing();
        Instant latest = coming ? now.plus(MOMENT_FOR_ADJACENCY) : now;
        Instant from = routerLsaFrom.filter(known -> known.isBefore(latest)).orElse(latest);
        routerLsaFrom = Optional.of(from);
        List.of(from, from.plus(PAUSE_BEFORE_EXTERNALS)).stream()
                .filter(now::isBefore)
                .findFirst()
                .ifPresent(end -> timers.arm(new TimerKey.OriginationHoldTimer(), end));
    }

    boolean isOn(LsType type, Instant now) {
        Duration pause = type.equals(LsType.AS_EXTERNAL) ? PAUSE_BEFORE_EXTERNALS : Duration.ZERO;
        return routerLsaFrom.filter(from -> !now.isBefore(from.plus(pause))).isEmpty();
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
