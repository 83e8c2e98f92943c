package io.kubeospf.daemon.link;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;

/**
 * One IPv4 address of an interface, as the kernel lists it.
 *
 * @param prefixLength 0 to 32
 * @param network an address in the network: the own address, or on a point-to-point link that of the other end
 * @param scope an RT_SCOPE number of linux/rtnetlink.h
 * @param flags IFA_F bits of linux/if_addr.h
 */
public record InterfaceAddress(Ipv4Address address, int prefixLength, Ipv4Address network, int scope, int flags) {
    public static final int SCOPE_GLOBAL = 0;
    public static final int SCOPE_LINK = 253;
    public static final int SCOPE_HOST = 254;

    /** Another address of the same network was added before. */
    public static final int SECONDARY = 0x01;

    /** Another host has the address. */
    public static final int DUPLICATE = 0x08;

    /** The preferred lifetime is over: no longer for what begins now (RFC 4862 5.5.4). */
    public static final int DEPRECATED = 0x20;

    /** Not yet known to be free of duplicates. */
    public static final int TENTATIVE = 0x40;

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    public NetworkMask mask() {
        return NetworkMask.ofPrefixLength(prefixLength);
    }

    /** Whether a host with that address is on the network. */
    public boolean reaches(Ipv4Address host) {
        return mask().sameNetwork(network, host);
    }

    /** Whether both are the same address of the same network, whatever their flags. */
    public boolean sameAs(InterfaceAddress other) {
        return address.equals(other.address) && prefixLength == other.prefixLength && network.equals(other.network);
    }

    /** Such as {@code 192.168.100.132/24}. */
    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
