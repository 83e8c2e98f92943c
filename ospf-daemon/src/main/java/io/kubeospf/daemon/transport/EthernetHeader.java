package io.kubeospf.daemon.transport;

import io.kubeospf.core.wire.MalformedPacketException;
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
 * @param etherType what follows; a frame with a VLAN tag (IEEE 802.1Q) has 0x8100 here
 */
record EthernetHeader(MacAddress destination, MacAddress source, int etherType) {
    static final int LENGTH = 14;
    static final int IPV4 = 0x0800;
    static final int ARP = 0x0806;

    static EthernetHeader readFrom(WireReader reader) throws MalformedPacketException {
        return new EthernetHeader(readAddress(reader), readAddress(reader), reader.readUnsigned16());
    }

    void writeTo(WireWriter writer) {
        writeAddress(writer, destination);
        writeAddress(writer, source);
        writer.write16(etherType);
    }

    private static MacAddress readAddress(WireReader reader) throws MalformedPacketException {
        return new MacAddress((long) reader.readUnsigned16() << 32 | Integer.toUnsignedLong(reader.read32()));
    }

    static void writeAddress(WireWriter writer, MacAddress address) {
        writer.write16((int) (address.value() >>> 32)).write32((int) address.value());
    }
}
