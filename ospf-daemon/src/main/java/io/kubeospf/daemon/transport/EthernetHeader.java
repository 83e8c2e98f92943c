package io.kubeospf.daemon.transport;

import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import io.kubeospf.daemon.link.MacAddress;

/**
 * The header of an Ethernet II frame (RFC 894):
 *
 * <pre>
 *     0                   1                   2                   3
 *     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |                          Destination                          |
 *    +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |                               |             Source            |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 *    |                                                               |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |           EtherType           |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * A VLAN tag (IEEE 802.1Q) stands before the EtherType: {@link #C_TAG} or {@link #S_TAG}, then three bits of priority, one of
 * eligibility, and twelve of VLAN identifier. Identifier 0 says that the frame belongs to no VLAN and only has a priority.
 *
 * @param etherType what follows; of a frame with VLAN tags the type of the first tag
 */
record EthernetHeader(MacAddress destination, MacAddress source, int etherType) {
    static final int LENGTH = 14;
    static final int IPV4 = 0x0800;
    static final int ARP = 0x0806;
    static final int VLAN_TAG_LENGTH = 4;
    static final int VLAN_IDENTIFIER = 0xfff;
    static final int PRIORITY_TAGGED = 0;

    /** 802.1Q. */
    private static final int C_TAG = 0x8100;

    /** 802.1ad, the outer tag of two. */
    private static final int S_TAG = 0x88a8;

    static EthernetHeader readFrom(WireReader reader) throws MalformedPacketException {
        return new EthernetHeader(readAddress(reader), readAddress(reader), reader.readUnsigned16());
    }

    static boolean isVlanTag(int etherType) {
        return etherType == C_TAG || etherType == S_TAG;
    }

    void writeTo(WireWriter writer) {
        writeAddress(writer, destination);
        writeAddress(writer, source);
        writer.write16(etherType);
    }

    /** The frame that carries an IPv4 packet. */
    static byte[] frame(MacAddress destination, MacAddress source, Octets packet) {
        WireWriter frame = new WireWriter();
        new EthernetHeader(destination, source, IPV4).writeTo(frame);
        return frame.write(packet).toOctets().toByteArray();
    }

    private static MacAddress readAddress(WireReader reader) throws MalformedPacketException {
        return new MacAddress((long) reader.readUnsigned16() << 32 | Integer.toUnsignedLong(reader.read32()));
    }

    static void writeAddress(WireWriter writer, MacAddress address) {
        writer.write16((int) (address.value() >>> 32)).write32((int) address.value());
    }
}
