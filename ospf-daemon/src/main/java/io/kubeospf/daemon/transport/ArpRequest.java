package io.kubeospf.daemon.transport;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.wire.WireWriter;
import io.kubeospf.daemon.link.MacAddress;

/**
 * An ARP request over Ethernet (RFC 826). Who gets one takes note of the sender's Ethernet address, where it had another:
 *
 * <pre>
 *     0                   1                   2                   3
 *     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |      Hardware type: 1         |    Protocol type: 0x0800      |
 *    |  Length: 6    |  Length: 4    |         Operation: 1          |
 *    |         Sender's Ethernet address, then IPv4 address          |
 *    |         Target's Ethernet address, then IPv4 address          |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
record ArpRequest(MacAddress senderStation, Ipv4Address sender, MacAddress targetStation, Ipv4Address target) {
    private static final int REQUEST = 1;
    private static final int IPV4_LENGTH = 4;

    /** The frame that carries it to the target alone. */
    byte[] toFrame() {
        WireWriter frame = new WireWriter();
        new EthernetHeader(targetStation, senderStation, EthernetHeader.ARP).writeTo(frame);
        frame.write16(1)
                .write16(EthernetHeader.IPV4)
                .write8(MacAddress.LENGTH)
                .write8(IPV4_LENGTH)
                .write16(REQUEST);
        EthernetHeader.writeAddress(frame, senderStation);
        frame.write32(sender.value());
        EthernetHeader.writeAddress(frame, targetStation);
        return frame.write32(target.value()).toOctets().toByteArray();
    }
}
