package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.net.Ipv4Address;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Describes an external destination (RFC 2328 12.4.4, RFC 3101 2.3). */
final class AsExternalLsaBuilder {
    private AsExternalLsaBuilder() {}

    /** The body of the route's LSA; empty while it would need a forwarding address and none can be had. */
    static Optional<AsExternalLsa> build(ExternalRoute route, Area area) {
        return forwardingAddress(route, area).map(address -> build(route, address));
    }

    static AsExternalLsa build(ExternalRoute route, Ipv4Address forwardingAddress) {
        return new AsExternalLsa(
                route.prefix().mask(),
                List.of(new AsExternalLsa.Path(route.metricType(), 0, route.metric(), forwardingAddress, route.tag())));
    }

    /** What is asked for where it can be used; otherwise what means ourselves. */
    private static Optional<Ipv4Address> forwardingAddress(ExternalRoute route, Area area) {
        if (isUsable(route.forwardingAddress(), area.interfaces())) {
            return Optional.of(route.forwardingAddress());
        }
        return area.type() == AreaType.NSSA ? ownAddress(area) : Optional.of(Ipv4Address.UNSPECIFIED);
    }

    /**
     * Whether a forwarding address can be announced now: receivers ignore a route whose forwarding address they cannot reach inside
     * OSPF (RFC 2328 16.4 (3)), so it must be on a network of ours.
     */
    static boolean isUsable(Ipv4Address forwardingAddress, Collection<OspfInterface> interfaces) {
        return interfaces.stream()
                .filter(OspfInterface::isUp)
                .map(OspfInterface::attributes)
                .anyMatch(link -> isOn(link, forwardingAddress));
    }

    private static boolean isOn(LinkStatus.Up link, Ipv4Address address) {
        return link.mask().sameNetwork(link.address(), address);
    }

    /**
     * The address of ours that traffic from outside an NSSA is sent to; a border router translates nothing that has none. One on a
     * stub network comes first, for it costs no extra hop (RFC 3101 2.3).
     */
    private static Optional<Ipv4Address> ownAddress(Area area) {
        return area.interfaces().stream()
                .filter(OspfInterface::isUp)
                .min(Comparator.comparing(
                        ospfInterface -> ospfInterface.config().passive() ? 0 : 1))
                .map(OspfInterface::address);
    }
}
