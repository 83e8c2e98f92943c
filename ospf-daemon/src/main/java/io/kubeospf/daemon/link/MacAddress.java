package io.kubeospf.daemon.link;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkLayerAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * An Ethernet address.
 *
 * @param value the six octets, the first of them highest
 */
public record MacAddress(long value) {
    public static final int LENGTH = 6;

    private static final long GROUP_BIT = 1L << 40;

    public MacAddress {
        if (value >>> 48 != 0) {
            throw new IllegalArgumentException("an Ethernet address has 48 bits, not " + Long.toHexString(value));
        }
    }

    /** The address of an IPv4 multicast group: 01:00:5e, a zero bit, and the group's last 23 bits (RFC 1112 6.4). */
    public static MacAddress ofGroup(Ipv4Address group) {
        return new MacAddress(0x01_00_5e_00_00_00L | (group.value() & 0x7f_ff_ff));
    }

    /** As the speaker hands it back. */
    public static MacAddress of(LinkLayerAddress address) {
        return new MacAddress(address.value());
    }

    /** As the speaker keeps it. */
    public LinkLayerAddress asLinkLayerAddress() {
        return new LinkLayerAddress(value);
    }

    /** Whether it names a group of stations rather than one. */
    public boolean isGroup() {
        return (value & GROUP_BIT) != 0;
    }

    /** Six pairs of hexadecimal digits joined by colons. */
    @Override
    public String toString() {
        byte[] octets = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        return HexFormat.ofDelimiter(":").formatHex(octets, Long.BYTES - LENGTH, Long.BYTES);
    }
}
