package io.kubeospf.core.speaker;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import java.time.Instant;
import java.util.List;

/**
 * The speaker at one moment: immutable, to be handed to other threads.
 *
 * @param armedTimers how many timers run: no more than a few for each interface, neighbor and LSA
 */
public record SpeakerView(
        RouterId routerId,
        AreaId areaId,
        AreaType areaType,
        List<InterfaceView> interfaces,
        List<NeighborView> neighbors,
        List<Lsa> database,
        int armedTimers) {

    /** The addresses are 0.0.0.0 for none. */
    public record InterfaceView(
            String name, InterfaceState state, Ipv4Address designatedRouter, Ipv4Address backupDesignatedRouter) {}

    /**
     * One neighbor.
     *
     * @param retransmissionQueue how many LSAs it has not acknowledged
     * @param requestQueue how many LSAs it has described and not yet sent
     */
    public record NeighborView(
            String interfaceName,
            RouterId routerId,
            Ipv4Address address,
            NeighborState state,
            int priority,
            int retransmissionQueue,
            int requestQueue) {}

    static SpeakerView of(Area area, int armedTimers, Instant now) {
        return new SpeakerView(
                area.routerId(),
                area.areaId(),
                area.type(),
                area.interfaces().stream().map(SpeakerView::viewOf).toList(),
                area.interfaces().stream()
                        .flatMap(ospfInterface -> ospfInterface.neighbors().stream())
                        .map(SpeakerView::viewOf)
                        .toList(),
                area.database().entries().stream().map(entry -> entry.lsa(now)).toList(),
                armedTimers);
    }

    private static InterfaceView viewOf(OspfInterface ospfInterface) {
        return new InterfaceView(
                ospfInterface.name(),
                ospfInterface.state(),
                ospfInterface.designatedRouter(),
                ospfInterface.backupDesignatedRouter());
    }

    private static NeighborView viewOf(Neighbor neighbor) {
        return new NeighborView(
                neighbor.key().interfaceName(),
                neighbor.routerId(),
                neighbor.address(),
                neighbor.state(),
                neighbor.priority(),
                neighbor.retransmissionList().size(),
                neighbor.requestList().size());
    }
}
