package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Describes a network as its Designated Router (RFC 2328 12.4.2). */
final class NetworkLsaBuilder {
    private NetworkLsaBuilder() {}

    /** The network-LSA, while we are Designated Router and adjacent to anybody. */
    static Optional<NetworkLsa> build(OspfInterface ospfInterface, RouterId self) {
        if (ospfInterface.state() != InterfaceState.DR || !ospfInterface.hasFullNeighbor()) {
            return Optional.empty();
        }
        List<RouterId> attached = new ArrayList<>(List.of(self));
        ospfInterface.neighbors().stream()
                .filter(neighbor -> neighbor.state() == NeighborState.FULL)
                .map(Neighbor::routerId)
                .forEach(attached::add);
        return Optional.of(new NetworkLsa(ospfInterface.attributes().mask(), attached));
    }
}
