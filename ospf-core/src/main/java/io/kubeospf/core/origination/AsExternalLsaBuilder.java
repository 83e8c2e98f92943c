package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.net.Ipv4Address;
import java.util.Collection;
import java.util.List;

/** Describes an external destination (RFC 2328 12.4.4). */
final class AsExternalLsaBuilder {
    private AsExternalLsaBuilder() {}

    static AsExternalLsa build(ExternalRoute route, Ipv4Address forwardingAddress) {
        return new AsExternalLsa(
                route.prefix().mask(),
                List.of(new AsExternalLsa.Path(route.metricType(), 0, route.metric(), forwardingAddress, route.tag())));
    }

    /**
     * The forwarding address that can be announced now: receivers ignore a route whose forwarding address they cannot reach
     * inside OSPF (RFC 2328 16.4 (3)), so one that is on none of our networks gives way to 0.0.0.0, which means ourselves.
     */
    static Ipv4Address forwardingAddress(ExternalRoute route, Collection<OspfInterface> interfaces) {
        boolean reachable = interfaces.stream()
                .filter(OspfInterface::isUp)
                .map(OspfInterface::attributes)
                .anyMatch(link -> isOn(link, route.forwardingAddress()));
        return reachable ? route.forwardingAddress() : Ipv4Address.UNSPECIFIED;
    }

    private static boolean isOn(LinkStatus.Up link, Ipv4Address address) {
        return link.mask().sameNetwork(link.address(), address);
    }
}
