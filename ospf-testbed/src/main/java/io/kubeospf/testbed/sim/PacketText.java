package io.kubeospf.testbed.sim;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
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
import java.util.List;

/** A packet in one line. */
final class PacketText {
    private PacketText() {}

    static String of(Octets payload) {
        try {
            PacketHeader header = PacketCodec.decodeHeader(payload);
            return header.type() + " " + body(PacketCodec.decodeBody(header, payload));
        } catch (MalformedPacketException malformed) {
            return "malformed, " + malformed.malformation();
        }
    }

    private static String body(OspfPacket packet) {
        if (packet instanceof Hello hello) {
            return "priority " + hello.routerPriority() + " dr " + hello.designatedRouter() + " bdr "
                    + hello.backupDesignatedRouter() + " heard " + hello.neighbors();
        }
        if (packet instanceof DatabaseDescription description) {
            return description.flags() + " " + Integer.toUnsignedString(description.sequenceNumber()) + " mtu "
                    + description.interfaceMtu() + " " + headers(description.headers());
        }
        if (packet instanceof LinkStateRequest request) {
            return request.keys().toString();
        }
        if (packet instanceof LinkStateUpdate update) {
            return headers(update.lsas().stream().map(Lsa::header).toList())
                    + (update.malformed().isEmpty() ? "" : " and " + update.malformed());
        }
        if (packet instanceof LinkStateAcknowledgment acknowledgment) {
            return headers(acknowledgment.headers());
        }
        throw new AssertionError(packet);
    }

    private static String headers(List<LsaHeader> headers) {
        return headers.stream().map(PacketText::header).toList().toString();
    }

    private static String header(LsaHeader header) {
        return header.key() + " " + header.sequenceNumber() + " age " + header.seconds();
    }
}
