package io.kubeospf.daemon.transport;

import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireReader;
import java.util.Arrays;
import java.util.Optional;

/** What stands before the IPv4 packet in a frame that libpcap captured. libpcap names it for each interface by a DLT number. */
public enum LinkType {
    /** Ethernet, and what looks like it: bridges, bonds, VLAN devices, tap, gretap, VXLAN. */
    ETHERNET(1, "ip proto 89 or (vlan 0 and (ip proto 89 or (vlan 0 and ip proto 89)))") {
        @Override
        Optional<LinkFrame> read(WireReader frame) throws MalformedPacketException {
            EthernetHeader header = EthernetHeader.readFrom(frame);
            int etherType = header.etherType();
            while (EthernetHeader.isVlanTag(etherType)) {
                if ((frame.readUnsigned16() & EthernetHeader.VLAN_IDENTIFIER) != EthernetHeader.PRIORITY_TAGGED) {
                    return Optional.empty();
                }
                etherType = frame.readUnsigned16();
            }
            return LinkFrame.ofIpv4(etherType, Optional.of(header), frame);
        }
    },

    /** Nothing: tun, WireGuard, IPIP, VTI. */
    RAW_IP(12, LinkType.OSPF) {
        @Override
        Optional<LinkFrame> read(WireReader frame) throws MalformedPacketException {
            return LinkFrame.ofIpv4(EthernetHeader.IPV4, Optional.empty(), frame);
        }
    },

    /**
     * The header that Linux makes where it knows no other ("cooked"): GRE, PPP.
     *
     * <pre>
     *     0                   1                   2                   3
     *     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
     *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     *    |          Packet type          |       ARP hardware type       |
     *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     *    |        Address length         |                               |
     *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
     *    |                 Address of the sender, padded                 |
     *    +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     *    |                               |           EtherType           |
     *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
     * </pre>
     */
    LINUX_COOKED(113, LinkType.OSPF) {
        @Override
        Optional<LinkFrame> read(WireReader frame) throws MalformedPacketException {
            int packetType = frame.readUnsigned16();
            frame.skip(12);
            int etherType = frame.readUnsigned16();
            return packetType == TO_OTHER_HOST
                    ? Optional.empty()
                    : LinkFrame.ofIpv4(etherType, Optional.empty(), frame);
        }
    };

    /** The longest header of all: Ethernet with two VLAN tags. */
    static final int LONGEST_HEADER = EthernetHeader.LENGTH + 2 * EthernetHeader.VLAN_TAG_LENGTH;

    private static final String OSPF = "ip proto 89";
    private static final int TO_OTHER_HOST = 3;

    private final int number;
    private final String filter;

    LinkType(int number, String filter) {
        this.number = number;
        this.filter = filter;
    }

    /**
     * The type with that DLT number.
     *
     * @return empty for a type that is not known here
     */
    static Optional<LinkType> of(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }

    /** What libpcap lets through: OSPF packets, of Ethernet also those with at most two priority tags. */
    String filter() {
        return filter;
    }

    /**
     * The IPv4 packet of a frame; empty for another protocol and for a frame of another VLAN.
     *
     * @throws MalformedFrameException when the frame ends inside the header
     */
    Optional<LinkFrame> read(Octets frame) throws MalformedFrameException {
        try {
            return read(frame.reader());
        } catch (MalformedPacketException e) {
            throw new MalformedFrameException(FrameFault.TRUNCATED);
        }
    }

    abstract Optional<LinkFrame> read(WireReader frame) throws MalformedPacketException;
}
