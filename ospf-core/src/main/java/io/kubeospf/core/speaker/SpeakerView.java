package io.kubeospf.core.speaker;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.DatabaseOverflow;
import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.adjacency.Stall;
import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsdb.LinkStateDatabase;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.origination.Advertisement;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The speaker as it is, but for the database, which can be large: immutable, to be handed to other threads. Times are points in time, so
 * that it stays right while nothing happens.
 *
 * @param room how full the database is
 * @param lsaCounts how many LSAs of each type that has any are in the database
 * @param armedTimers how many timers run: no more than a few for each interface, neighbor and LSA
 */
public record SpeakerView(
        RouterId routerId,
        AreaId areaId,
        AreaType areaType,
        List<InterfaceView> interfaces,
        List<NeighborView> neighbors,
        List<Advertisement> advertisements,
        RoomView room,
        SortedMap<LsType, Integer> lsaCounts,
        int armedTimers) {

    /**
     * How full the database is.
     *
     * @param lsas those of other routers, where a long one counts as several
     * @param maxLsas how many of them the database is to hold
     * @param overflow when it was found full, and by whose LSA; empty while nothing is refused
     * @param refused how many LSAs since then
     */
    public record RoomView(int lsas, int maxLsas, Optional<DatabaseOverflow.Beginning> overflow, long refused) {}

    /**
     * One interface. The Designated Routers' addresses are 0.0.0.0 for none.
     *
     * @param refusedLsas how many LSAs from here the database had no room for, since the speaker began
     */
    public record InterfaceView(
            InterfaceConfig config,
            LinkStatus link,
            InterfaceState state,
            Ipv4Address designatedRouter,
            Ipv4Address backupDesignatedRouter,
            long refusedLsas) {

        public String name() {
            return config.name();
        }
    }

    /**
     * One neighbor.
     *
     * @param designatedRouter by its last Hello; 0.0.0.0 for none, as is the next
     * @param deadAt when it is given up unless another Hello comes
     * @param lastChange what last changed its state, and when
     * @param stateChanges since it was first heard; a neighbor that was lost begins anew
     * @param retransmissionQueue how many LSAs it has not acknowledged
     * @param requestQueue how many LSAs it has described and not yet sent
     * @param stall how the database exchange with it stalls; also in state Full, when it shows that it is not Full with us
     */
    public record NeighborView(
            String interfaceName,
            RouterId routerId,
            Ipv4Address address,
            NeighborState state,
            int priority,
            Ipv4Address designatedRouter,
            Ipv4Address backupDesignatedRouter,
            Optional<Instant> deadAt,
            Optional<Neighbor.StateChange> lastChange,
            int stateChanges,
            int retransmissionQueue,
            int requestQueue,
            Optional<Stall> stall) {}

    static SpeakerView of(Area area, TimerQueue timers, List<Advertisement> advertisements) {
        return new SpeakerView(
                area.routerId(),
                area.areaId(),
                area.type(),
                area.interfaces().stream().map(SpeakerView::viewOf).toList(),
                area.neighbors().map(neighbor -> viewOf(neighbor, timers)).toList(),
                advertisements,
                viewOf(area.database(), area.overflow()),
                Collections.unmodifiableSortedMap(new TreeMap<>(area.database().counts())),
                timers.size());
    }

    private static RoomView viewOf(LinkStateDatabase database, DatabaseOverflow overflow) {
        return new RoomView(database.roomOfOthers(), overflow.maxLsas(), overflow.beginning(), overflow.refusedSince());
    }

    private static InterfaceView viewOf(OspfInterface ospfInterface) {
        return new InterfaceView(
                ospfInterface.config(),
                ospfInterface.link(),
                ospfInterface.state(),
                ospfInterface.designatedRouter(),
                ospfInterface.backupDesignatedRouter(),
                ospfInterface.refusedLsas());
    }

    private static NeighborView viewOf(Neighbor neighbor, TimerQueue timers) {
        return new NeighborView(
                neighbor.key().interfaceName(),
                neighbor.routerId(),
                neighbor.address(),
                neighbor.state(),
                neighbor.priority(),
                neighbor.designatedRouter(),
                neighbor.backupDesignatedRouter(),
                timers.dueAt(new TimerKey.InactivityTimer(neighbor.key())),
                neighbor.lastChange(),
                neighbor.stateChanges(),
                neighbor.retransmissionList().size(),
                neighbor.requestList().size(),
                neighbor.stall());
    }
}
