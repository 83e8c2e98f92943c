package io.kubeospf.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.wire.InternetChecksum;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import io.kubeospf.daemon.link.Link;
import io.kubeospf.daemon.link.LinkReader;
import io.kubeospf.daemon.link.LinkWatch;
import io.kubeospf.daemon.linux.LinuxSocket;
import io.kubeospf.daemon.linux.SystemCallException;
import io.kubeospf.daemon.transport.PacketTransport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each step between the wire and a raw socket: the same frame goes to the kernel, which judges it for a raw socket of IP protocol 89, and to
 * the transport. Where the two differ on purpose, docs/ARCHITECTURE.md says why.
 */
@NeedsRoot
class IpStackIT {
    private static final String OUR_ADDRESS = "10.0.0.100";
    private static final int AF_PACKET = 17;
    private static final int IPPROTO_OSPF = 89;
    private static final int SO_BINDTODEVICE = 25;
    private static final int SO_RCVTIMEO = 20;
    private static final int IP_ADD_MEMBERSHIP = 35;
    private static final int IP_HEADER = 20;
    private static final byte TRIED = 1;
    private static final byte LAST = 2;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static NetworkNamespace wire;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static NetworkNamespace node;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static LinuxSocket injection;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static LinuxSocket rawSocket;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static PacketTransport transport;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static Link ours;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static byte[] wireAddress;

    private static final LinkReader LINKS = new LinkReader();
    private static final BlockingQueue<Input> INPUTS = new LinkedBlockingQueue<>();

    @BeforeAll
    static void connect() throws IOException, InterruptedException {
        wire = NetworkNamespace.create("wire");
        node = NetworkNamespace.create("node");
        wire.connect(node);
        wire.ip("link", "set", "eth0", "up");
        node.ip("link", "set", "eth0", "up");
        node.ip("addr", "add", OUR_ADDRESS + "/24", "dev", "eth0");
        node.ip("addr", "add", "10.0.1.100/24", "dev", "eth0");
        transport = new PacketTransport(InstantSource.system(), INPUTS::add, event -> {}, LINKS, true);
        ours = node.callInside(() -> follow(transport));
        rawSocket = node.callInside(() -> openRawSocket(ours.index()));
        injection = wire.callInside(() -> LinuxSocket.open(AF_PACKET, LinuxSocket.SOCK_RAW, 0));
        int index = wire.callInside(() -> {
            try (LinkReader reader = new LinkReader()) {
                return reader.read(List.of("eth0")).link("eth0").orElseThrow().index();
            }
        });
        // struct sockaddr_ll
        wireAddress = ByteBuffer.allocate(20)
                .order(ByteOrder.nativeOrder())
                .putShort((short) AF_PACKET)
                .putInt(4, index)
                .array();
    }

    @AfterAll
    static void disconnect() throws IOException {
        injection.close();
        rawSocket.close();
        transport.close();
        wire.close();
        node.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            # what                                | to    | tags              | source        | destination     | options    | kernel | ours
            an ordinary Hello                     | group | -                 | 10.0.0.1      | 224.0.0.5       | -          | true   | true
            unicast                               | us    | -                 | 10.0.0.1      | 10.0.0.100      | -          | true   | true
            a priority tag                        | group | 8100e000          | 10.0.0.1      | 224.0.0.5       | -          | true   | true
            a priority tag without a priority     | us    | 81000000          | 10.0.0.1      | 10.0.0.100      | -          | true   | true
            a priority tag of 802.1ad             | group | 88a8e000          | 10.0.0.1      | 224.0.0.5       | -          | true   | true
            two priority tags                     | group | 8100e0008100e000  | 10.0.0.1      | 224.0.0.5       | -          | true   | true
            priority tags of both kinds           | group | 88a8e0008100e000  | 10.0.0.1      | 224.0.0.5       | -          | true   | true
            VLAN 1                                | group | 81000001          | 10.0.0.1      | 224.0.0.5       | -          | false  | false
            VLAN 5 with a priority                | us    | 8100e005          | 10.0.0.1      | 10.0.0.100      | -          | false  | false
            VLAN 4094                             | group | 81000ffe          | 10.0.0.1      | 224.0.0.5       | -          | false  | false
            a service VLAN                        | group | 88a80005          | 10.0.0.1      | 224.0.0.5       | -          | false  | false
            VLAN 5 in a priority tag              | group | 8100e0008100e005  | 10.0.0.1      | 224.0.0.5       | -          | false  | false
            a priority tag in VLAN 5              | group | 8100e0058100e000  | 10.0.0.1      | 224.0.0.5       | -          | false  | false
            VLAN 5 in a service VLAN              | group | 88a8000781000005  | 10.0.0.1      | 224.0.0.5       | -          | false  | false
            a tag of no standard                  | group | 91000000          | 10.0.0.1      | 224.0.0.5       | -          | false  | false
            another host's MAC address            | other | -                 | 10.0.0.1      | 224.0.0.5       | -          | false  | false
            a multicast made unicast by a switch  | us    | -                 | 10.0.0.1      | 224.0.0.5       | -          | true   | true
            a multicast to all                    | all   | -                 | 10.0.0.1      | 224.0.0.5       | -          | true   | true
            a group's MAC address, our address    | group | -                 | 10.0.0.1      | 10.0.0.100      | -          | true   | true
            another group                         | group | -                 | 10.0.0.1      | 224.0.0.9       | -          | false  | false
            our second address                    | us    | -                 | 10.0.0.1      | 10.0.1.100      | -          | true   | false
            the network's broadcast address       | all   | -                 | 10.0.0.1      | 10.0.0.255      | -          | true   | false
            the limited broadcast address         | all   | -                 | 10.0.0.1      | 255.255.255.255 | -          | true   | false
            router alert                          | group | -                 | 10.0.0.1      | 224.0.0.5       | 94040000   | true   | true
            an option beyond the header           | group | -                 | 10.0.0.1      | 224.0.0.5       | 94090000   | false  | false
            a loose source route                  | us    | -                 | 10.0.0.1      | 10.0.0.100      | 018307080a000002 | false | false
            a strict source route                 | group | -                 | 10.0.0.1      | 224.0.0.5       | 018907080a000002 | false | false
            from loopback                         | group | -                 | 127.0.0.1     | 224.0.0.5       | -          | false  | false
            from a group                          | group | -                 | 224.0.0.5     | 224.0.0.5       | -          | false  | false
            from the limited broadcast address    | group | -                 | 255.255.255.255 | 224.0.0.5     | -          | false  | false
            from 0.0.0.0                          | group | -                 | 0.0.0.0       | 224.0.0.5       | -          | true   | false
            from 0.0.0.0 to us                    | us    | -                 | 0.0.0.0       | 10.0.0.100      | -          | false  | false
            from another network                  | group | -                 | 172.16.5.5    | 224.0.0.5       | -          | true   | true
            from our address                      | group | -                 | 10.0.0.100    | 224.0.0.5       | -          | false  | true
            from our second address               | group | -                 | 10.0.1.100    | 224.0.0.5       | -          | false  | true
            """)
    void judgesAFrameAsTheKernelDoesOrForAReason(
            String what,
            String to,
            @Nullable String tags,
            String source,
            String destination,
            @Nullable String options,
            boolean kernel,
            boolean transportTakes)
            throws SystemCallException, InterruptedException {
        send(frame(
                to,
                Objects.requireNonNullElse(tags, ""),
                source,
                destination,
                Objects.requireNonNullElse(options, ""),
                TRIED));
        send(frame("group", "", "10.0.0.1", "224.0.0.5", "", LAST));
        assertEquals(kernel, kernelTakes(), "the kernel");
        assertEquals(transportTakes, transportTakes(), "the transport");
    }

    private static byte[] frame(
            String to, String tags, String source, String destination, String options, byte payload) {
        String macAddress = switch (to) {
            case "us" -> ours.macAddress().orElseThrow().toString().replace(":", "");
            case "other" -> "020000000077";
            case "all" -> "ffffffffffff";
            default -> "01005e000005";
        };
        return new WireWriter()
                .write(hex(macAddress + "020000000001" + tags + "0800"))
                .write(packet(Ipv4Address.parse(source), Ipv4Address.parse(destination), hex(options)))
                .write8(payload)
                .toOctets()
                .toByteArray();
    }

    private static Octets packet(Ipv4Address source, Ipv4Address destination, Octets options) {
        int length = IP_HEADER + options.length();
        WireWriter header = new WireWriter()
                .write8(0x40 | length / 4)
                .write8(0xc0)
                .write16(length + 1)
                .write32(0)
                .write8(1)
                .write8(IPPROTO_OSPF)
                .write16(0)
                .write32(source.value())
                .write32(destination.value())
                .write(options);
        int checksum = new InternetChecksum().add(header.toOctets(), 0, length).value();
        return header.patch16(10, checksum).toOctets();
    }

    private static Octets hex(String digits) {
        return Octets.of(HexFormat.of().parseHex(digits));
    }

    private static void send(byte[] frame) throws SystemCallException {
        injection.send(frame, wireAddress);
    }

    /** Whether the kernel gives the frame that was tried to its raw socket, before the last one. */
    private static boolean kernelTakes() throws SystemCallException {
        byte[] buffer = new byte[100];
        boolean tried = false;
        while (true) {
            int length = rawSocket.receive(buffer, 0);
            if (buffer[length - 1] == LAST) {
                return tried;
            }
            tried = true;
        }
    }

    private static boolean transportTakes() throws InterruptedException {
        boolean tried = false;
        while (true) {
            Input input = Objects.requireNonNull(INPUTS.poll(10, TimeUnit.SECONDS), "the last frame");
            if (input instanceof Input.PacketArrived packet) {
                if (packet.payload().at(0) == LAST) {
                    return tried;
                }
                tried = true;
            }
        }
    }

    private static Link follow(PacketTransport transport) throws SystemCallException, InterruptedException {
        try (LinkWatch watch = LinkWatch.open()) {
            while (!LINKS.read(List.of("eth0")).link("eth0").orElseThrow().running()) {
                watch.awaitChange(notice -> true);
            }
            transport.use(List.of(InterfaceConfig.named("eth0")));
            return LINKS.read(List.of("eth0")).link("eth0").orElseThrow();
        }
    }

    private static LinuxSocket openRawSocket(int index) throws SystemCallException {
        LinuxSocket socket = LinuxSocket.open(LinuxSocket.AF_INET, LinuxSocket.SOCK_RAW, IPPROTO_OSPF);
        socket.setOption(LinuxSocket.SOL_SOCKET, SO_BINDTODEVICE, "eth0\0".getBytes(StandardCharsets.UTF_8));
        byte[] tenSeconds = ByteBuffer.allocate(16)
                .order(ByteOrder.nativeOrder())
                .putLong(10)
                .array();
        socket.setOption(LinuxSocket.SOL_SOCKET, SO_RCVTIMEO, tenSeconds);
        byte[] membership = ByteBuffer.allocate(12)
                .putInt(Ipv4Address.ALL_SPF_ROUTERS.value())
                .order(ByteOrder.nativeOrder())
                .putInt(8, index)
                .array();
        socket.setOption(LinuxSocket.IPPROTO_IP, IP_ADD_MEMBERSHIP, membership);
        return socket;
    }
}
