package io.kubeospf.daemon.transport;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.wire.InternetChecksum;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;

/**
 * The header of an IPv4 packet (RFC 791 3.1). Options are checked for their form ({@link Ipv4Options}) and otherwise ignored.
 *
 * <pre>
 *     0                   1                   2                   3
 *     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |Version|  IHL  |Type of Service|          Total Length         |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |         Identification        |Flags|      Fragment Offset    |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |  Time to Live |    Protocol   |         Header Checksum       |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |                       Source Address                          |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |                    Destination Address                        |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |                    Options                    |    Padding    |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param length of the header with its options, in octets
 * @param totalLength of header and payload, in octets
 * @param fragmentOffset where in the whole payload this one's begins, in octets
 * @param timeToLive how many more routers may pass the packet on
 */
record Ipv4Header(
        int length,
        int totalLength,
        int identification,
        boolean moreFragments,
        int fragmentOffset,
        int timeToLive,
        int protocol,
        Ipv4Address source,
        Ipv4Address destination) {

    static final int LENGTH_WITHOUT_OPTIONS = 20;
    static final int OSPF = 89;

    /** A fragment begins at a multiple of this. */
    static final int FRAGMENT_UNIT = 8;

    private static final int VERSION = 4;
    private static final int WORD = 4;

    /** Precedence Internetwork Control (RFC 2328 A.1). */
    static final int TYPE_OF_SERVICE = 0xc0;

    private static final int THIS_NETWORK = 0;
    private static final int LOOPBACK_NETWORK = 127;
    private static final int BROADCAST = 0xffffffff;

    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int FRAGMENT_OFFSET = 0x1fff;

    /** The header of an OSPF packet or of a fragment of one. */
    static Ipv4Header ofOspf(
            Ipv4Address source,
            Ipv4Address destination,
            int timeToLive,
            int identification,
            boolean moreFragments,
            int fragmentOffset,
            int payloadLength) {
        return new Ipv4Header(
                LENGTH_WITHOUT_OPTIONS,
                LENGTH_WITHOUT_OPTIONS + payloadLength,
                identification,
                moreFragments,
                fragmentOffset,
                timeToLive,
                OSPF,
                source,
                destination);
    }

    boolean isFragment() {
        return moreFragments || fragmentOffset != 0;
    }

    /**
     * Reads the header at the start of a packet and holds it against the octets that are there.
     *
     * @param packet header and payload, and after them perhaps the padding of a short Ethernet frame
     */
    static Ipv4Header decode(Octets packet) throws MalformedFrameException {
        if (packet.length() < LENGTH_WITHOUT_OPTIONS) {
            throw new MalformedFrameException(FrameFault.TRUNCATED);
        }
        if (packet.at(0) >>> 4 != VERSION) {
            throw new MalformedFrameException(FrameFault.IP_VERSION);
        }
        int length = (packet.at(0) & 0xf) * WORD;
        if (length < LENGTH_WITHOUT_OPTIONS || length > packet.length()) {
            throw new MalformedFrameException(FrameFault.IP_HEADER_LENGTH);
        }
        if (new InternetChecksum().add(packet, 0, length).value() != 0) {
            throw new MalformedFrameException(FrameFault.IP_HEADER_CHECKSUM);
        }
        Ipv4Header header = read(packet, length);
        if (header.totalLength < length || header.totalLength > packet.length()) {
            throw new MalformedFrameException(FrameFault.IP_TOTAL_LENGTH);
        }
        Ipv4Options.check(packet.slice(LENGTH_WITHOUT_OPTIONS, length - LENGTH_WITHOUT_OPTIONS));
        return header;
    }

    /**
     * Whether a host can send from that address (RFC 1122 3.2.1.3). Those that cannot are "this network", the loopback network, groups
     * and the broadcast address.
     */
    static boolean canBeSource(Ipv4Address source) {
        int network = source.value() >>> 24;
        return network != THIS_NETWORK
                && network != LOOPBACK_NETWORK
                && !source.isMulticast()
                && source.value() != BROADCAST;
    }

    private static Ipv4Header read(Octets packet, int length) {
        try {
            WireReader reader = packet.reader();
            reader.skip(2);
            int totalLength = reader.readUnsigned16();
            int identification = reader.readUnsigned16();
            int fragment = reader.readUnsigned16();
            int timeToLive = reader.readUnsigned8();
            int protocol = reader.readUnsigned8();
            reader.skip(2);
            return new Ipv4Header(
                    length,
                    totalLength,
                    identification,
                    (fragment & MORE_FRAGMENTS) != 0,
                    (fragment & FRAGMENT_OFFSET) * FRAGMENT_UNIT,
                    timeToLive,
                    protocol,
                    new Ipv4Address(reader.read32()),
                    new Ipv4Address(reader.read32()));
        } catch (MalformedPacketException e) {
            throw new AssertionError("the length was checked", e);
        }
    }

    /** The header's octets, for a header without options. */
    Octets encode() {
        WireWriter writer = new WireWriter();
        writer.write8(VERSION << 4 | LENGTH_WITHOUT_OPTIONS / WORD)
                .write8(TYPE_OF_SERVICE)
                .write16(totalLength)
                .write16(identification)
                .write16((moreFragments ? MORE_FRAGMENTS : 0) | fragmentOffset / FRAGMENT_UNIT)
                .write8(timeToLive)
                .write8(protocol)
                .write16(0)
                .write32(source.value())
                .write32(destination.value());
        int checksum = new InternetChecksum()
                .add(writer.toOctets(), 0, LENGTH_WITHOUT_OPTIONS)
                .value();
        return writer.patch16(10, checksum).toOctets();
    }
}
