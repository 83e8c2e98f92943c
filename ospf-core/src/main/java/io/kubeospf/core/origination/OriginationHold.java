package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.lsdb.LsdbEntry.Source;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds LSAs back that would come too early to be of use: one more of the same then has to wait for MinLSInterval.
 *
 * <ul>
 *   <li>While no neighbor is Full nobody hears a first instance. The first router-LSA waits for a listener.
 *   <li>The router-LSA also waits a moment for the adjacency with a Designated Router that is forming, without which it says "stub
 *       network", and a moment after the last adjacency was lost, which may return at once. Then it says "stub network"
 *       (RFC 2328 12.4 (3), (4), 12.4.1.2), so that neighbors get a new instance when the adjacency returns.
 *   <li>External LSAs follow the router-LSA after a pause: a router that gets one before it has computed a path to us looks at it
 *       again only later, FRR after a second.
 * </ul>
 */
final class OriginationHold {
    private static final Duration MOMENT_FOR_ADJACENCY = Duration.ofSeconds(1);
    private static final Duration PAUSE_BEFORE_EXTERNALS = Duration.ofMillis(200);

    private final Area area;
    private final TimerQueue timers;
    private boolean listening;

    /** Until when the router-LSA waits for an adjacency; empty while none is forming and none was lost. */
    private Optional<Instant> momentEnds = Optional.empty();

    /** From when on externals are not held; empty until the router-LSA is not. */
    private Optional<Instant> externalsFrom = Optional.empty();

    OriginationHold(Area area, TimerQueue timers) {
        this.area = area;
        this.timers = timers;
    }

    /** Looks at the neighbors anew. */
    void review(Instant now) {
        boolean wasListening = listening;
        listening = area.interfaces().stream().anyMatch(OspfInterface::hasFullNeighbor);
        if (wasListening && !listening) {
            externalsFrom = Optional.empty();
            momentEnds = Optional.of(now.plus(MOMENT_FOR_ADJACENCY));
        } else if (listening) {
            momentEnds = isDesignatedNeighborComing()
                    ? momentEnds.filter(end -> wasListening).or(() -> Optional.of(now.plus(MOMENT_FOR_ADJACENCY)))
                    : Optional.empty();
            if (!isMoment(now)) {
                externalsFrom = externalsFrom.or(() -> Optional.of(now.plus(PAUSE_BEFORE_EXTERNALS)));
            }
        }
        Stream.of(momentEnds, externalsFrom)
                .flatMap(Optional::stream)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .ifPresent(end -> timers.arm(new TimerKey.OriginationHoldTimer(), end));
    }

    /**
     * Whether a new instance of an LSA is to wait.
     *
     * @param installed what the database has of it
     */
    boolean isOn(LsType type, Optional<LsdbEntry> installed, Instant now) {
        if (type.equals(LsType.AS_EXTERNAL) || type.equals(LsType.NSSA_EXTERNAL)) {
            return externalsFrom.filter(from -> !now.isBefore(from)).isEmpty();
        }
        boolean first =
                installed.filter(entry -> entry.source() == Source.ORIGINATED).isEmpty();
        return (!listening && first) || (type.equals(LsType.ROUTER) && isMoment(now));
    }

    private boolean isMoment(Instant now) {
        return momentEnds.filter(now::isBefore).isPresent();
    }

    private boolean isDesignatedNeighborComing() {
        return area.interfaces().stream()
                .flatMap(ospfInterface -> ospfInterface.designatedNeighbor().stream())
                .map(Neighbor::state)
                .anyMatch(state -> state.isAtLeast(NeighborState.EX_START) && state != NeighborState.FULL);
    }
}
