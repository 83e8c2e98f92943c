package io.kubeospf.daemon.address;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.daemon.link.InterfaceAddress;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an interface's addresses from their use.
 *
 * @param present the address used last
 * @param proven the last one from which a neighbor was reached (2-Way or better)
 * @param working whether a neighbor is reached from the present one
 * @param silent whether none has been for a RouterDeadInterval
 * @param heard the sources of packets from outside the present network within the last RouterDeadInterval
 */
record AddressHistory(
        Optional<InterfaceAddress> present,
        Optional<InterfaceAddress> proven,
        boolean working,
        boolean silent,
        List<Ipv4Address> heard) {

    static final AddressHistory NONE = new AddressHistory(Optional.empty(), Optional.empty(), false, false, List.of());

    boolean hearsIn(InterfaceAddress candidate) {
        return heard.stream().anyMatch(candidate::reaches);
    }
}
