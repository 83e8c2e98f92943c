package io.kubeospf.core.packet;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.InternetChecksum;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;

/** OSPF packets to octets and back (RFC 2328 A.3, D.4.1). */
public final class PacketCodec {
    private PacketCodec() {}

    /**
     * Reads the common header.
     *
     * @param octets what follows the IP header
     */
    public static PacketHeader decodeHeader(Octets octets) throws MalformedPacketException {
        return PacketHeader.readFrom(octets.reader());
    }

    /**
     * Checks the checksum, which packets with cryptographic authentication lack, and reads the body. Whether the packet is
     * authentic is another question ({@link PacketSeal}). What follows the packet's length, such as a digest or an LLS block, is not
     * looked at.
     *
     * @param header of the same octets
     */
    public static OspfPacket decodeBody(PacketHeader header, Octets octets) throws MalformedPacketException {
        boolean hasChecksum = header.authenticationType() != AuthenticationType.CRYPTOGRAPHIC.code();
        if (hasChecksum && checksum(octets, header.length()) != 0) {
            throw new MalformedPacketException(Malformation.PACKET_CHECKSUM, PacketHeader.CHECKSUM_OFFSET);
        }
        WireReader packet = octets.reader().readSlice(header.length());
        packet.skip(PacketHeader.LENGTH);
        OspfPacket body = readBody(header.type(), packet);
        if (packet.remaining() > 0) {
            throw packet.malformed(Malformation.TRAILING_OCTETS);
        }
        return body;
    }

    private static OspfPacket readBody(PacketType type, WireReader reader) throws MalformedPacketException {
        return switch (type) {
            case HELLO -> Hello.readFrom(reader);
            case DATABASE_DESCRIPTION -> DatabaseDescription.readFrom(reader);
            case LINK_STATE_REQUEST -> LinkStateRequest.readFrom(reader);
            case LINK_STATE_UPDATE -> LinkStateUpdate.readFrom(reader);
            case LINK_STATE_ACKNOWLEDGMENT -> LinkStateAcknowledgment.readFrom(reader);
        };
    }

    /** The octets of a packet without authentication. */
    public static Octets encode(OspfPacket packet, RouterId routerId, AreaId areaId) {
        WireWriter writer = new WireWriter();
        new PacketHeader(packet.type(), 0, routerId, areaId, 0, 0).writeTo(writer);
        packet.writeTo(writer);
        writer.patch16(2, writer.length());
        return withChecksum(writer);
    }

    /** A whole packet whose checksum is still 0. */
    static Octets withChecksum(WireWriter writer) {
        int checksum = checksum(writer.toOctets(), writer.length());
        return writer.patch16(PacketHeader.CHECKSUM_OFFSET, checksum).toOctets();
    }

    /** Over the packet without its authentication field (RFC 2328 A.3.1). */
    private static int checksum(Octets octets, int length) {
        int behind = PacketHeader.AUTHENTICATION_OFFSET + PacketHeader.AUTHENTICATION_LENGTH;
        return new InternetChecksum()
                .add(octets, 0, PacketHeader.AUTHENTICATION_OFFSET)
                .add(octets, behind, length - behind)
                .value();
    }
}
