package io.kubeospf.daemon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.daemon.link.Link.InterfaceAddress;
import io.kubeospf.daemon.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers as the kernel gives them, in this machine's byte order. */
class LinkTableTest {
    private static final int RTM_NEWLINK = 16;
    private static final int RTM_NEWADDR = 20;
    private static final int UP_AND_RUNNING = 0x41;
    private static final int SECONDARY = 1;

    @Test
    void takesTheFirstAddressThatIsNotSecondary() {
        LinkTable links = LinkTable.of(
                List.of(link(7, "eth0", UP_AND_RUNNING)),
                List.of(
                        address(7, 24, SECONDARY, "192.168.100.5"),
                        address(8, 8, 0, "10.0.0.1"),
                        address(7, 16, 0, "192.168.100.132"),
                        address(7, 24, 0, "172.16.0.1")));
        assertEquals(
                Optional.of(new Link(
                        7,
                        "eth0",
                        Link.ETHERNET,
                        true,
                        1500,
                        Optional.of(new MacAddress(0x02_00_00_00_00_84L)),
                        Optional.of(new InterfaceAddress(
                                Ipv4Address.parse("192.168.100.132"), NetworkMask.ofPrefixLength(16))))),
                links.link("eth0"));
    }

    @Test
    void passesOverAddressesThatNobodyElseCanReach() {
        LinkTable links = LinkTable.of(
                List.of(link(1, "lo", UP_AND_RUNNING), link(7, "eth0", UP_AND_RUNNING)),
                List.of(address(1, 8, 0, "127.0.0.1"), address(1, 32, 0, "192.0.2.1"), address(7, 8, 0, "127.0.0.2")));
        assertEquals(
                Optional.of(new InterfaceAddress(Ipv4Address.parse("192.0.2.1"), NetworkMask.HOST)),
                links.link("lo").flatMap(Link::primary));
        assertEquals(Optional.empty(), links.link("eth0").flatMap(Link::primary));
    }

    @Test
    void callsALinkRunningOnlyWithCarrier() {
        int upWithoutCarrier = 0x1;
        LinkTable links = LinkTable.of(List.of(link(7, "eth0", upWithoutCarrier)), List.of());
        assertEquals(Optional.of(false), links.link("eth0").map(Link::running));
        assertEquals(Optional.empty(), links.link("eth1"));
    }

    @Test
    void findsTheLoopbackOfThisMachine() throws SystemCallException {
        try (LinkWatch watch = LinkWatch.open()) {
            assertEquals(Optional.of("lo"), watch.links().link("lo").map(Link::name));
        }
    }

    @Test
    void givesAStationsAddressAsPairsOfDigits() {
        assertEquals("02:00:5e:0a:00:84", new MacAddress(0x02_00_5e_0a_00_84L).toString());
        assertEquals(
                "01:00:5e:00:00:06",
                MacAddress.ofGroup(Ipv4Address.ALL_D_ROUTERS).toString());
    }

    private static NetlinkMessage link(int index, String name, int flags) {
        byte[] zeroEnded = (name + '\0').getBytes(StandardCharsets.US_ASCII);
        byte[] station = {2, 0, 0, 0, 0, (byte) 0x84};
        return message(RTM_NEWLINK, body -> {
            body.put((byte) 0).put((byte) 0).putShort((short) Link.ETHERNET); // family, padding, hardware type
            body.putInt(index).putInt(flags).putInt(0); // index, flags, change mask
            attribute(body, 3, zeroEnded); // IFLA_IFNAME, 5 octets and padding
            attribute(
                    body,
                    4,
                    ByteBuffer.allocate(4)
                            .order(ByteOrder.nativeOrder())
                            .putInt(1500)
                            .array()); // IFLA_MTU
            attribute(body, 1, station); // IFLA_ADDRESS
        });
    }

    private static NetlinkMessage address(int index, int prefixLength, int flags, String address) {
        byte[] octets = ByteBuffer.allocate(4)
                .putInt(Ipv4Address.parse(address).value())
                .array();
        return message(RTM_NEWADDR, body -> {
            body.put((byte) 2)
                    .put((byte) prefixLength)
                    .put((byte) flags)
                    .put((byte) 0)
                    .putInt(index);
            attribute(body, 1, new byte[] {9, 9, 9, 9}); // IFA_ADDRESS, the other end
            attribute(body, 2, octets); // IFA_LOCAL
        });
    }

    private static NetlinkMessage message(int type, java.util.function.Consumer<ByteBuffer> content) {
        ByteBuffer datagram = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
        datagram.position(NetlinkMessage.HEADER_LENGTH);
        content.accept(datagram);
        int length = datagram.position();
        datagram.putInt(0, length).putShort(4, (short) type);
        return NetlinkMessage.readFrom(datagram.array(), length).get(0);
    }

    private static void attribute(ByteBuffer body, int type, byte[] value) {
        body.putShort((short) (4 + value.length)).putShort((short) type).put(value);
        body.position(body.position() + 3 & ~3);
    }
}
