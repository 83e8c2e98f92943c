package io.kubeospf.core.speaker;

import io.kubeospf.core.adjacency.Adjacencies;
import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.adjacency.PacketSender;
import io.kubeospf.core.flooding.FloodingProcedure;
import io.kubeospf.core.net.LinkLayerAddress;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.packet.PacketHeader;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import java.time.Instant;
import java.util.Optional;

/** Takes a packet from its octets to the protocol that it belongs to. */
final class PacketReception {
    private final Area area;
    private final Outbox outbox;
    private final Adjacencies adjacencies;
    private final FloodingProcedure flooding;
    private final PacketAcceptance acceptance;
    private final MessageVerification verification;

    PacketReception(
            Area area,
            Outbox outbox,
            Adjacencies adjacencies,
            FloodingProcedure flooding,
            MessageVerification verification) {
        this.area = area;
        this.outbox = outbox;
        this.adjacencies = adjacencies;
        this.flooding = flooding;
        this.acceptance = new PacketAcceptance(area);
        this.verification = verification;
    }

    void receive(Input.PacketArrived packet, Instant now) {
        Optional<OspfInterface> in = area.find(packet.interfaceName());
        if (in.isEmpty()) {
            outbox.occurred(new Event.PacketRefused(
                    packet.interfaceName(), packet.source(), RefusalReason.UNKNOWN_INTERFACE, "", ""));
            return;
        }
        try {
            PacketHeader header = PacketCodec.decodeHeader(packet.payload());
            Optional<Event.PacketRefused> refusal = refusal(in.get(), packet, header);
            if (refusal.isPresent()) {
                outbox.occurred(refusal.get());
                tellOfConflict(refusal.get(), in.get(), header, packet.payload());
            } else {
                OspfPacket body = PacketCodec.decodeBody(header, packet.payload());
                dispatch(in.get(), sender(in.get(), packet, header), body, now);
                MessageVerification.remember(in.get(), packet.source(), header, packet.payload());
            }
        } catch (MalformedPacketException malformed) {
            outbox.occurred(new Event.PacketMalformed(
                    packet.interfaceName(), packet.source(), malformed.malformation(), malformed.offset()));
        }
    }

    /** In the order of RFC 2328 8.2. */
    private Optional<Event.PacketRefused> refusal(OspfInterface in, Input.PacketArrived packet, PacketHeader header)
            throws MalformedPacketException {
        Optional<Event.PacketRefused> refusal = acceptance.refusal(in, packet, header);
        if (refusal.isEmpty()) {
            refusal = verification.refusal(in, packet.source(), header, packet.payload());
        }
        return refusal.isPresent() ? refusal : acceptance.refusalOfSender(in, packet.source(), header);
    }

    /** A conflict is an alarm, so the packet that raises it must be whole and authentic. */
    private void tellOfConflict(Event.PacketRefused refusal, OspfInterface in, PacketHeader header, Octets payload)
            throws MalformedPacketException {
        if (!isConflict(refusal.reason(), header)
                || verification.refusal(in, refusal.source(), header, payload).isPresent()) {
            return;
        }
        PacketCodec.decodeBody(header, payload);
        if (refusal.reason() == RefusalReason.OWN_ROUTER_ID) {
            outbox.occurred(new Event.RouterIdConflict(refusal.interfaceName(), refusal.source(), header.routerId()));
        } else {
            outbox.occurred(new Event.DuplicateAddress(refusal.interfaceName(), refusal.source(), header.routerId()));
        }
    }

    /** When both the address and the Router ID are ours, so is the packet: the network has brought it back. */
    private boolean isConflict(RefusalReason reason, PacketHeader header) {
        return reason == RefusalReason.OWN_ROUTER_ID
                || (reason == RefusalReason.OWN_ADDRESS && !header.routerId().equals(area.routerId()));
    }

    /** A packet that somebody may only repeat does not tell where its sender is. */
    private static PacketSender sender(OspfInterface in, Input.PacketArrived packet, PacketHeader header)
            throws MalformedPacketException {
        Optional<LinkLayerAddress> station =
                MessageVerification.mayBeRepeated(in, packet.source(), header, packet.payload())
                        ? Optional.empty()
                        : packet.station();
        return new PacketSender(packet.source(), header.routerId(), station);
    }

    private void dispatch(OspfInterface in, PacketSender sender, OspfPacket body, Instant now) {
        if (body instanceof Hello hello) {
            adjacencies.receive(in, sender, hello, now);
            return;
        }
        Optional<Neighbor> neighbor = in.neighbor(in.keyOf(sender.address(), sender.routerId()))
                .filter(known -> known.routerId().equals(sender.routerId()));
        if (neighbor.isEmpty()) {
            outbox.occurred(
                    new Event.PacketRefused(in.name(), sender.address(), RefusalReason.UNKNOWN_NEIGHBOR, "", ""));
            return;
        }
        neighbor.get().heardFrom(sender);
        if (body instanceof DatabaseDescription description) {
            adjacencies.receive(in, neighbor.get(), description, now);
        } else if (!neighbor.get().state().isAtLeast(NeighborState.EXCHANGE)) {
            outbox.occurred(new Event.PacketRefused(
                    in.name(),
                    sender.address(),
                    RefusalReason.NEIGHBOR_STATE,
                    body.type().toString(),
                    neighbor.get().state().toString()));
        } else {
            dispatch(in, neighbor.get(), body, now);
        }
    }

    private void dispatch(OspfInterface in, Neighbor sender, OspfPacket body, Instant now) {
        if (body instanceof LinkStateRequest request) {
            flooding.receive(in, sender, request, now);
        } else if (body instanceof LinkStateUpdate update) {
            flooding.receive(in, sender, update, now);
        } else if (body instanceof LinkStateAcknowledgment acknowledgment) {
            flooding.receive(sender, acknowledgment);
        } else {
            throw new AssertionError(body);
        }
    }
}
