package io.kubeospf.core.speaker;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkLayerAddress;
import io.kubeospf.core.net.TimeToLive;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.util.Optional;

/** Everything that the speaker can be told. */
public sealed interface Input {

    /**
     * @param timeToLive what was left of it; of a packet that came in fragments, that of each
     * @param station where the frame came from, which anybody can make up; empty where there are no frames
     * @param payload the octets after the IP header
     */
    record PacketArrived(
            String interfaceName,
            Ipv4Address source,
            Ipv4Address destination,
            int timeToLive,
            Optional<LinkLayerAddress> station,
            Octets payload)
            implements Input {

        /** A packet without a frame. */
        public PacketArrived(
                String interfaceName, Ipv4Address source, Ipv4Address destination, int timeToLive, Octets payload) {
            this(interfaceName, source, destination, timeToLive, Optional.empty(), payload);
        }

        /** A packet with the TTL that RFC 2328 A.1 wants. */
        public PacketArrived(String interfaceName, Ipv4Address source, Ipv4Address destination, Octets payload) {
            this(interfaceName, source, destination, TimeToLive.LINK_LOCAL, payload);
        }
    }

    /** {@link Speaker#nextDeadline()} is here. Early or repeated calls do no harm. */
    record DeadlineReached() implements Input {}

    /**
     * The machine's view of an interface, also when it is the same as before. Until the first one an interface is down. One that
     * OSPF does not run on is of no interest: it may just have been removed.
     */
    record LinkChanged(String interfaceName, LinkStatus status) implements Input {}

    /**
     * Somebody set the machine's clock. Keys begin and end by the time of day, everything else by the speaker's own time.
     *
     * @param ahead how far the time of day is ahead of the speaker's time; 0 until this is said
     */
    record ClockSet(Duration ahead) implements Input {}

    record CommandGiven(Command command) implements Input {}
}
