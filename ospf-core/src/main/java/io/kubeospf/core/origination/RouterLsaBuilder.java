package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Describes this router's links (RFC 2328 12.4.1). Links that others could pass through carry the metric that tells them not to
 * (RFC 6987), and the router says that it is a host (RFC 8770): it never forwards for the area.
 */
final class RouterLsaBuilder {
    private RouterLsaBuilder() {}

    /**
     * The router-LSA.
     *
     * @param external whether any AS-external LSA is originated
     */
    static RouterLsa build(Collection<OspfInterface> interfaces, boolean external) {
        List<RouterLink> links = new ArrayList<>();
        for (OspfInterface ospfInterface : interfaces) {
            if (ospfInterface.isUp()) {
                links.addAll(
                        ospfInterface.isPointToPoint()
                                ? pointToPointLinks(ospfInterface)
                                : networkLinks(ospfInterface));
            }
        }
        return new RouterLsa(RouterLsa.HOST | (external ? RouterLsa.EXTERNAL : 0), links);
    }

    /** RFC 2328 12.4.1.1, with the subnet as its option 2 says. */
    private static List<RouterLink> pointToPointLinks(OspfInterface ospfInterface) {
        List<RouterLink> links = new ArrayList<>();
        for (Neighbor neighbor : ospfInterface.neighbors()) {
            if (neighbor.state() == NeighborState.FULL) {
                links.add(RouterLink.pointToPoint(
                        neighbor.routerId(), ospfInterface.address(), RouterLink.MAX_LINK_METRIC));
            }
        }
        links.add(stub(ospfInterface));
        return links;
    }

    /** RFC 2328 12.4.1.2. */
    private static List<RouterLink> networkLinks(OspfInterface ospfInterface) {
        boolean transit = ospfInterface.state() == InterfaceState.DR
                ? ospfInterface.hasFullNeighbor()
                : ospfInterface
                        .designatedNeighbor()
                        .filter(designated -> designated.state() == NeighborState.FULL)
                        .isPresent();
        return List.of(
                transit
                        ? RouterLink.transit(
                                ospfInterface.designatedRouter(), ospfInterface.address(), RouterLink.MAX_LINK_METRIC)
                        : stub(ospfInterface));
    }

    private static RouterLink stub(OspfInterface ospfInterface) {
        LinkStatus.Up link = ospfInterface.attributes();
        return RouterLink.stub(
                link.address(), link.mask(), ospfInterface.config().cost());
    }
}
