package io.kubeospf.daemon.link;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import java.util.Optional;

/**
 * One interface of the machine.
 *
 * @param index the kernel's number; an interface that is deleted and made again has another
 * @param hardwareType the ARP hardware type, {@link #ETHERNET}, {@link #LOOPBACK} or another
 * @param running whether it is administratively up and has carrier
 * @param macAddress empty when the hardware has no address of six octets
 * @param primary the first IPv4 address that is not secondary, as the kernel orders them
 */
public record Link(
        int index,
        String name,
        int hardwareType,
        boolean running,
        int mtu,
        Optional<MacAddress> macAddress,
        Optional<InterfaceAddress> primary) {

    public static final int ETHERNET = 1;
    public static final int LOOPBACK = 772;

    /** An address of an interface with the network around it. */
    public record InterfaceAddress(Ipv4Address address, NetworkMask mask) {}
}
