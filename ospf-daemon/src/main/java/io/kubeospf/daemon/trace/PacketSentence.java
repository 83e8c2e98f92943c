package io.kubeospf.daemon.trace;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
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

/** A packet in one line: its type, its sender, its fields by name. */
public final class PacketSentence {
    private PacketSentence() {}

    /**
     * Whatever the octets are. Of a packet that breaks its format it says how, and at which octet.
     *
     * @param payload what follows the IP header
     */
    public static String of(Octets payload) {
        try {
            PacketHeader header = PacketCodec.decodeHeader(payload);
            return header(header, payload.length()) + ", " + body(header, payload);
        } catch (MalformedPacketException malformed) {
            return unreadable(malformed);
        }
    }

    private static String header(PacketHeader header, int received) {
        String authentication = header.authenticationType() == 0 ? "" : ", authentication " + header.authentication();
        int behind = received - header.length();
        return header.type() + ", router " + header.routerId() + ", area " + header.areaId() + authentication + ", "
                + header.length() + " octets" + (behind == 0 ? "" : " and " + behind + " behind them");
    }

    private static String body(PacketHeader header, Octets payload) {
        try {
            return body(PacketCodec.decodeBody(header, payload));
        } catch (MalformedPacketException malformed) {
            return unreadable(malformed);
        }
    }

    private static String unreadable(MalformedPacketException malformed) {
        return "unreadable: " + malformed.getMessage();
    }

    private static String body(OspfPacket packet) {
        if (packet instanceof Hello hello) {
            return hello(hello);
        }
        if (packet instanceof DatabaseDescription description) {
            return databaseDescription(description);
        }
        if (packet instanceof LinkStateRequest request) {
            return count(request.keys()) + Listing.of(request.keys(), "; ", LsaKey::toString);
        }
        if (packet instanceof LinkStateUpdate update) {
            return count(update.lsas())
                    + Listing.of(update.lsas(), "; ", LsaSentence::of)
                    + (update.malformed().isEmpty() ? "" : "; unreadable: " + malformed(update.malformed()))
                    + (update.misformatted().isEmpty() ? "" : "; refused: " + misformatted(update.misformatted()));
        }
        if (packet instanceof LinkStateAcknowledgment acknowledgment) {
            return headers(acknowledgment.headers());
        }
        throw new AssertionError(packet);
    }

    private static String hello(Hello hello) {
        return "mask " + hello.networkMask() + ", hello-interval " + hello.helloInterval() + " s, dead-interval "
                + hello.routerDeadInterval() + " s, priority " + hello.routerPriority() + ", options "
                + LsaSentence.of(hello.options()) + ", dr " + orNone(hello.designatedRouter()) + ", bdr "
                + orNone(hello.backupDesignatedRouter()) + ", neighbors "
                + (hello.neighbors().isEmpty() ? "none" : Listing.of(hello.neighbors(), " ", RouterId::toString));
    }

    private static String databaseDescription(DatabaseDescription description) {
        DatabaseDescription.Flags flags = description.flags();
        String set = (flags.init() ? " I" : "") + (flags.more() ? " M" : "") + (flags.master() ? " MS" : "");
        return "mtu " + description.interfaceMtu() + ", options " + LsaSentence.of(description.options()) + ", flags"
                + (set.isEmpty() ? " none" : set) + ", sequence number "
                + "0x%08x".formatted(description.sequenceNumber()) + ", " + headers(description.headers());
    }

    private static String headers(List<LsaHeader> headers) {
        return count(headers) + Listing.of(headers, "; ", LsaSentence::of);
    }

    private static String malformed(List<LinkStateUpdate.MalformedLsa> lsas) {
        return Listing.of(lsas, "; ", lsa -> "the packet " + lsa.malformation() + " (octet " + lsa.offset() + ")");
    }

    private static String misformatted(List<LinkStateUpdate.MisformattedLsa> lsas) {
        return Listing.of(lsas, "; ", lsa -> LsaSentence.of(lsa.header()) + ": the LSA " + lsa.fault());
    }

    private static String count(List<?> lsas) {
        return switch (lsas.size()) {
            case 0 -> "no LSA";
            case 1 -> "1 LSA: ";
            default -> lsas.size() + " LSAs: ";
        };
    }

    private static String orNone(Ipv4Address address) {
        return address.isUnspecified() ? "none" : address.toString();
    }
}
