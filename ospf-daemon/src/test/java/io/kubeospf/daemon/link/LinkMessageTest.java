package io.kubeospf.daemon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kubeospf.core.net.Ipv4Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Answers as the kernel gives them, in this machine's byte order. */
class LinkMessageTest {
    private static final int RTM_NEWLINK = 16;
    private static final int RTM_DELLINK = 17;
    private static final int RTM_NEWADDR = 20;
    private static final int UP_AND_RUNNING = 0x41;
    private static final int AF_BRIDGE = 7;

    @Test
    void readsTheInterfaceWithItsNamesAndAddresses() {
        InterfaceAddress address = LinkMessage.readAddress(address(7, 24, 0x80, "192.168.100.132"), 7)
                .orElseThrow();
        assertEquals(
                new Link(
                        7,
                        "eth0",
                        List.of("enp7s0f0np0", "uplink"),
                        Link.ETHERNET,
                        true,
                        1500,
                        Optional.of(new MacAddress(0x02_00_00_00_00_84L)),
                        List.of(address)),
                LinkMessage.readLink(link(7, "eth0", UP_AND_RUNNING), List.of(address)));
    }

    @Test
    void takesTheOwnAddressAndTheFullFlagsRatherThanTheOtherEndAndTheFlagsOfOneOctet() {
        assertEquals(
                Optional.of(new InterfaceAddress(
                        Ipv4Address.parse("192.168.100.132"), 24, Ipv4Address.parse("9.9.9.9"), 253, 0x1_80)),
                LinkMessage.readAddress(address(7, 24, 0x1_80, "192.168.100.132"), 7));
    }

    /** A kernel older than 4.20 ignores the filter of the request. */
    @Test
    void passesOverAddressesOfOtherInterfaces() {
        assertEquals(Optional.empty(), LinkMessage.readAddress(address(8, 24, 0, "192.168.100.132"), 7));
    }

    @Test
    void callsALinkRunningOnlyWithCarrier() {
        int upWithoutCarrier = 0x1;
        assertFalse(LinkMessage.readLink(link(7, "eth0", upWithoutCarrier), List.of())
                .running());
    }

    @Test
    void aNoticeNamesTheInterfaceByAllItsNames() {
        assertEquals(
                Optional.of(new LinkNotice(7, List.of("eth0", "enp7s0f0np0", "uplink"))),
                LinkMessage.readNotice(link(7, "eth0", UP_AND_RUNNING)));
        assertEquals(
                Optional.of(new LinkNotice(8, List.of())),
                LinkMessage.readNotice(address(8, 24, 0, "192.168.100.132")));
    }

    @Test
    void aBridgeThatTellsOfItsPortTellsNothingOfTheInterface() {
        NetlinkMessage ofBridge =
                message(RTM_DELLINK, body -> body.put((byte) AF_BRIDGE).put(new byte[15]));
        assertEquals(Optional.empty(), LinkMessage.readNotice(ofBridge));
    }

    @Test
    void givesAMacAddressAsPairsOfDigits() {
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
            ByteBuffer properties = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
            attribute(properties, 53, "enp7s0f0np0\0".getBytes(StandardCharsets.US_ASCII)); // IFLA_ALT_IFNAME
            attribute(properties, 53, "uplink\0".getBytes(StandardCharsets.US_ASCII));
            byte[] list = Arrays.copyOf(properties.array(), properties.position());
            attribute(body, 0x8000 | 52, list); // IFLA_PROP_LIST, nested
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
                    .put((byte) 253)
                    .putInt(index);
            attribute(body, 1, new byte[] {9, 9, 9, 9}); // IFA_ADDRESS, the other end
            attribute(body, 2, octets); // IFA_LOCAL
            byte[] wide = ByteBuffer.allocate(4)
                    .order(ByteOrder.nativeOrder())
                    .putInt(flags)
                    .array();
            attribute(body, 8, wide); // IFA_FLAGS
        });
    }

    private static NetlinkMessage message(int type, Consumer<ByteBuffer> content) {
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
