package io.kubeospf.core.adjacency;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.output.LinkDownReason;

/** What the machine says of an interface. */
public sealed interface LinkStatus {

    /**
     * The interface can carry packets.
     *
     * @param address the primary IPv4 address
     * @param mtu the largest IP packet, in octets, at least 576
     */
    record Up(Ipv4Address address, NetworkMask mask, int mtu) implements LinkStatus {
        public Up {
            if (mtu < 576 || mtu > 65535) {
                throw new IllegalArgumentException("an MTU must be 576 to 65535 octets, not " + mtu);
            }
        }
    }

    record Down(LinkDownReason reason) implements LinkStatus {}
}
