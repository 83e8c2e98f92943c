package io.kubeospf.daemon.advertise;

import io.kubeospf.core.net.Ipv4Prefix;
import java.util.Collection;
import java.util.Optional;

/** Why a prefix is not announced unless it is forced: it would draw traffic that is not for a cluster. Pure. */
public final class PrefixRisk {
    /** IANA allocates no shorter prefix. */
    private static final int SHORTEST = 8;

    private static final String REMEDY =
            "; correct the prefix, or if it is meant, force it (force: true in the file, --force on the command)";

    private PrefixRisk() {}

    /** The reason that lies in the prefix itself. */
    public static Optional<String> of(Ipv4Prefix prefix) {
        if (prefix.length() == 0) {
            return Optional.of(prefix
                    + " is a default route: routers would send the Internet traffic of the LAN to this node" + REMEDY);
        }
        return prefix.length() < SHORTEST
                ? Optional.of(prefix + " is shorter than /" + SHORTEST + ": routers would send the traffic of "
                        + (1L << (32 - prefix.length())) + " addresses to this node" + REMEDY)
                : Optional.empty();
    }

    /**
     * The reason that lies in where this node is attached: the prefix is one of these networks. A shorter prefix draws no traffic of
     * the LAN, because routers prefer the LAN's own longer one; a longer prefix is the address of a service on the LAN.
     */
    public static Optional<String> of(Ipv4Prefix prefix, Collection<OwnNetwork> networks) {
        return networks.stream()
                .filter(network -> prefix.equals(network.prefix()))
                .findFirst()
                .map(network -> prefix + " is the network of interface " + network.interfaceName()
                        + ": other routers would send the traffic of that LAN to this node" + REMEDY);
    }
}
