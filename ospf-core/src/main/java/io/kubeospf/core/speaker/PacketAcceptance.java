package io.kubeospf.core.speaker;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.net.TimeToLive;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.PacketHeader;
import java.util.Optional;

/** Which packets are for us at all, and from whom (RFC 2328 8.2). Pure. */
final class PacketAcceptance {
    private final Area area;

    PacketAcceptance(Area area) {
        this.area = area;
    }

    /** Why a packet is refused before it is known to be authentic; empty when it is not. */
    Optional<Event.PacketRefused> refusal(OspfInterface in, Input.PacketArrived packet, PacketHeader header) {
        Ipv4Address source = packet.source();
        if (!(in.link() instanceof LinkStatus.Up link) || !in.isUp()) {
            return refused(in, source, RefusalReason.INTERFACE_DOWN, "", "");
        }
        if (in.config().passive()) {
            return refused(in, source, RefusalReason.PASSIVE_INTERFACE, "", "");
        }
        // Nothing else of a packet from beyond the network is believed, not even an alarm that it would raise.
        if (!in.config().takes(packet.timeToLive())) {
            return refused(in, source, RefusalReason.TIME_TO_LIVE, packet.timeToLive(), TimeToLive.MAXIMUM);
        }
        Optional<Event.PacketRefused> refusal = refusalOfDestination(in, packet, link);
        if (refusal.isEmpty() && isOurs(source)) {
            refusal = refused(in, source, RefusalReason.OWN_ADDRESS, source, link.address());
        }
        if (refusal.isEmpty()) {
            refusal = refusalOfSource(in, source, link);
        }
        if (refusal.isEmpty() && !header.areaId().equals(area.areaId())) {
            return refused(in, source, RefusalReason.AREA_MISMATCH, header.areaId(), area.areaId());
        }
        return refusal;
    }

    private static Optional<Event.PacketRefused> refusalOfDestination(
            OspfInterface in, Input.PacketArrived packet, LinkStatus.Up link) {
        Ipv4Address destination = packet.destination();
        if (destination.equals(Ipv4Address.ALL_D_ROUTERS)) {
            return in.isDesignatedOrBackup()
                    ? Optional.empty()
                    : refused(in, packet.source(), RefusalReason.NOT_DESIGNATED_ROUTER, "", "");
        }
        return destination.equals(Ipv4Address.ALL_SPF_ROUTERS) || destination.equals(link.address())
                ? Optional.empty()
                : refused(in, packet.source(), RefusalReason.DESTINATION, destination, link.address());
    }

    private static Optional<Event.PacketRefused> refusalOfSource(
            OspfInterface in, Ipv4Address source, LinkStatus.Up link) {
        if (!in.isPointToPoint() && !link.mask().sameNetwork(source, link.address())) {
            return refused(in, source, RefusalReason.SOURCE_NETWORK, source, link.address() + " " + link.mask());
        }
        if (!in.config().neighbors().allows(source)) {
            return refused(
                    in,
                    source,
                    RefusalReason.NEIGHBOR_NOT_ALLOWED,
                    source,
                    in.config().neighbors());
        }
        return Optional.empty();
    }

    /** Whether one of our interfaces has that address: two of them may be on one network, and hear each other. */
    private boolean isOurs(Ipv4Address source) {
        return area.interfaces().stream()
                .anyMatch(ours ->
                        ours.link() instanceof LinkStatus.Up up && up.address().equals(source));
    }

    /** Why the sender of an authentic packet is refused; empty when it is not. */
    Optional<Event.PacketRefused> refusalOfSender(OspfInterface in, Ipv4Address source, PacketHeader header) {
        if (header.routerId().equals(RouterId.NONE)) {
            return refused(in, source, RefusalReason.NO_ROUTER_ID, "", "");
        }
        if (header.routerId().equals(area.routerId())) {
            return refused(in, source, RefusalReason.OWN_ROUTER_ID, header.routerId(), area.routerId());
        }
        return Optional.empty();
    }

    static Optional<Event.PacketRefused> refused(
            OspfInterface in, Ipv4Address source, RefusalReason reason, Object theirs, Object ours) {
        return Optional.of(new Event.PacketRefused(in.name(), source, reason, theirs.toString(), ours.toString()));
    }
}
