package io.kubeospf.core.packet;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;

/**
 * The 24 octets that every OSPF packet starts with (RFC 2328 A.3.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |   Version #   |     Type      |         Packet length         |
 * |                          Router ID                            |
 * |                           Area ID                             |
 * |           Checksum            |             AuType            |
 * |                       Authentication                          |
 * |                       Authentication                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param length of the packet in octets, this header included; a digest (RFC 2328 D.3) or an LLS block (RFC 5613) may follow
 * @param authenticationType AuType, a code of {@link AuthenticationType} or any other
 */
public record PacketHeader(
        PacketType type, int length, RouterId routerId, AreaId areaId, int checksum, int authenticationType) {

    public static final int LENGTH = 24;

    static final int CHECKSUM_OFFSET = 12;
    static final int AUTHENTICATION_OFFSET = 16;
    static final int AUTHENTICATION_LENGTH = 8;

    private static final int VERSION = 2;

    static PacketHeader readFrom(WireReader reader) throws MalformedPacketException {
        int received = reader.remaining();
        MalformedPacketException wrongVersion = reader.malformed(Malformation.VERSION);
        if (reader.readUnsigned8() != VERSION) {
            throw wrongVersion;
        }
        MalformedPacketException unknownType = reader.malformed(Malformation.PACKET_TYPE);
        PacketType type = PacketType.ofCode(reader.readUnsigned8()).orElseThrow(() -> unknownType);
        MalformedPacketException wrongLength = reader.malformed(Malformation.PACKET_LENGTH);
        int length = reader.readUnsigned16();
        if (length < LENGTH || length > received) {
            throw wrongLength;
        }
        PacketHeader header = new PacketHeader(
                type,
                length,
                new RouterId(reader.read32()),
                new AreaId(reader.read32()),
                reader.readUnsigned16(),
                reader.readUnsigned16());
        reader.skip(AUTHENTICATION_LENGTH);
        return header;
    }

    /** What the authentication type means (RFC 2328 D). */
    public String authentication() {
        return AuthenticationType.describe(authenticationType);
    }

    void writeTo(WireWriter writer) {
        writer.write8(VERSION)
                .write8(type.code())
                .write16(length)
                .write32(routerId.value())
                .write32(areaId.value())
                .write16(checksum)
                .write16(authenticationType)
                .write32(0)
                .write32(0);
    }
}
