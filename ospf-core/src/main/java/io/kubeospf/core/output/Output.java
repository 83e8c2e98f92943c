package io.kubeospf.core.output;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkLayerAddress;
import io.kubeospf.core.wire.Octets;
import java.util.Optional;

/** What the speaker wants done or known after an input. To be carried out in order. */
public sealed interface Output {

    /**
     * Send an OSPF packet: IPv4 protocol 89, type of service 0xc0 (RFC 2328 A.1).
     *
     * @param station where the destination was when it last sent something that was taken; empty for a group, and where that is not known
     * @param payload the octets after the IP header; may be longer than the interface's MTU
     */
    record SendPacket(
            String interfaceName,
            Ipv4Address source,
            Ipv4Address destination,
            int timeToLive,
            Optional<LinkLayerAddress> station,
            Octets payload)
            implements Output {}

    /**
     * Remember, before the packets that follow are sent, that their sequence numbers are below this one. Whoever makes the next speaker
     * begins there, so that no neighbor hears a number again.
     */
    record KeepSequenceNumber(long number) implements Output {}

    record Occurred(Event event) implements Output {}

    /**
     * A command changed nothing.
     *
     * @param reason a sentence for the operator
     */
    record CommandRejected(String reason) implements Output {}
}
