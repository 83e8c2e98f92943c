package io.kubeospf.core.schedule;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import java.util.Comparator;

/**
 * What identifies a neighbor of an interface: its address on a broadcast network, its Router ID on a point-to-point network
 * (RFC 2328 10).
 *
 * @param identity the address or the Router ID
 */
public record NeighborKey(String interfaceName, int identity) implements Comparable<NeighborKey> {
    private static final Comparator<NeighborKey> ORDER = Comparator.comparing(NeighborKey::interfaceName)
            .thenComparing(NeighborKey::identity, Integer::compareUnsigned);

    public static NeighborKey byAddress(String interfaceName, Ipv4Address address) {
        return new NeighborKey(interfaceName, address.value());
    }

    public static NeighborKey byRouterId(String interfaceName, RouterId routerId) {
        return new NeighborKey(interfaceName, routerId.value());
    }

    @Override
    public int compareTo(NeighborKey other) {
        return ORDER.compare(this, other);
    }
}
