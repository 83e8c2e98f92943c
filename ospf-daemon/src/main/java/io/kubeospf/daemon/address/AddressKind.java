package io.kubeospf.daemon.address;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.daemon.link.InterfaceAddress;

/** What an address is good for, the best kind first. */
enum AddressKind {
    /** It is in a network that other hosts can be in. */
    NETWORK,

    /** Its network is the host itself, as of a virtual IP address, or does not contain it, as beside a peer's address. */
    HOST,

    /** It is of no use beyond the link (RFC 3927 2.7), so no router may learn of it or send to it from elsewhere. */
    LINK_LOCAL,

    /** No other host can send to it. */
    UNUSABLE;

    static AddressKind of(InterfaceAddress candidate) {
        Ipv4Address address = candidate.address();
        boolean reachable = candidate.scope() < InterfaceAddress.SCOPE_HOST
                && !address.isLoopback()
                && !address.isUnspecified()
                && !candidate.has(InterfaceAddress.DUPLICATE)
                && !candidate.has(InterfaceAddress.TENTATIVE);
        if (!reachable) {
            return UNUSABLE;
        }
        if (address.isLinkLocal() || candidate.scope() == InterfaceAddress.SCOPE_LINK) {
            return LINK_LOCAL;
        }
        return candidate.prefixLength() == Integer.SIZE || !candidate.reaches(address) ? HOST : NETWORK;
    }

    /**
     * Whether OSPF can run on such an interface with an address of this kind. Neighbors on a broadcast network must be in the
     * network of the address (RFC 2328 8.2). A passive interface has no neighbors, and its network is announced to all routers.
     */
    boolean serves(InterfaceConfig config) {
        return switch (this) {
            case NETWORK -> true;
            case HOST -> config.passive() || config.type() == InterfaceType.POINT_TO_POINT;
            case LINK_LOCAL -> !config.passive() && config.type() == InterfaceType.POINT_TO_POINT;
            case UNUSABLE -> false;
        };
    }
}
