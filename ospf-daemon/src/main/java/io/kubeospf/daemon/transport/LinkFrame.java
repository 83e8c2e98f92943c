package io.kubeospf.daemon.transport;

import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireReader;
import java.util.Optional;

/**
 * An IPv4 packet as it stands in a captured frame.
 *
 * @param ethernet empty on a link that has no MAC addresses
 * @param packet with the padding that may follow it
 */
record LinkFrame(Optional<EthernetHeader> ethernet, Octets packet) {
    /** The rest of the frame, when that is IPv4. */
    static Optional<LinkFrame> ofIpv4(int etherType, Optional<EthernetHeader> ethernet, WireReader rest)
            throws MalformedPacketException {
        return etherType == EthernetHeader.IPV4
                ? Optional.of(new LinkFrame(ethernet, rest.readOctets(rest.remaining())))
                : Optional.empty();
    }
}
