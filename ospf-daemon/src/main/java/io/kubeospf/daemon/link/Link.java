package io.kubeospf.daemon.link;

import java.util.List;
import java.util.Optional;

/**
 * One interface of the machine.
 *
 * @param index the kernel's number; an interface that is deleted and created again has another
 * @param name the name under which the kernel lists it
 * @param alternativeNames further names of the same interface ({@code ip link property add dev eth0 altname ...})
 * @param hardwareType the ARP hardware type, {@link #ETHERNET}, {@link #LOOPBACK} or another
 * @param running whether it is administratively up and has carrier
 * @param macAddress empty when the hardware has no address of six octets
 * @param addresses its IPv4 addresses in the kernel's order
 */
public record Link(
        int index,
        String name,
        List<String> alternativeNames,
        int hardwareType,
        boolean running,
        int mtu,
        Optional<MacAddress> macAddress,
        List<InterfaceAddress> addresses) {

    public static final int ETHERNET = 1;
    public static final int LOOPBACK = 772;

    public Link {
        alternativeNames = List.copyOf(alternativeNames);
        addresses = List.copyOf(addresses);
    }
}
