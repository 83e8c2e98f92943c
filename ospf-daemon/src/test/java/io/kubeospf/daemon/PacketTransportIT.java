package io.kubeospf.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkLayerAddress;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.TimeToLive;
import io.kubeospf.core.output.Output.SendPacket;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.link.LinkReader;
import io.kubeospf.daemon.link.LinkWatch;
import io.kubeospf.daemon.transport.FrameFault;
import io.kubeospf.daemon.transport.PacketTransport;
import io.kubeospf.daemon.transport.TransportEvent;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two transports at the ends of a cable. */
@NeedsRoot
class PacketTransportIT {
    private static final Ipv4Address LEFT = Ipv4Address.parse("192.168.100.1");
    private static final Ipv4Address RIGHT = Ipv4Address.parse("192.168.100.2");

    @SuppressWarnings("NullAway.Init") // set before each test
    private End left;

    @SuppressWarnings("NullAway.Init") // set before each test
    private End right;

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        NetworkNamespace leftNamespace = NetworkNamespace.create("left");
        NetworkNamespace rightNamespace = NetworkNamespace.create("right");
        leftNamespace.connect(rightNamespace);
        left = new End(leftNamespace, LEFT);
        right = new End(rightNamespace, RIGHT);
        bringUp();
    }

    @AfterEach
    void disconnect() throws IOException {
        left.close();
        right.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"224.0.0.5", "224.0.0.6", "192.168.100.2"})
    void carriesAPacketToTheOtherEnd(String destination) throws InterruptedException {
        Octets payload = Octets.of(new byte[] {2, 1, 0, 44});
        left.send(Ipv4Address.parse(destination), payload);
        right.assertReceives(LEFT, Ipv4Address.parse(destination), payload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"224.0.0.5", "192.168.100.2"})
    void carriesAPacketThatIsLongerThanTheMtu(String destination) throws InterruptedException {
        byte[] octets = new byte[4000];
        new Random(4000).nextBytes(octets);
        left.send(Ipv4Address.parse(destination), Octets.of(octets));
        right.assertReceives(LEFT, Ipv4Address.parse(destination), Octets.of(octets));
    }

    @Test
    void answersAHostThatItHeard() throws InterruptedException {
        left.send(Ipv4Address.ALL_SPF_ROUTERS, Octets.of((byte) 1));
        Optional<LinkLayerAddress> station =
                right.assertReceives(LEFT, Ipv4Address.ALL_SPF_ROUTERS, Octets.of((byte) 1));
        right.send(LEFT, station, Octets.of((byte) 2));
        left.assertReceives(RIGHT, LEFT, Octets.of((byte) 2));
    }

    @Test
    void sendsUnicastToTheStationThatTheSpeakerNamesWhoeverElseWasHeardAtTheAddress() throws InterruptedException {
        left.send(Ipv4Address.ALL_SPF_ROUTERS, Octets.of((byte) 1));
        right.assertReceives(LEFT, Ipv4Address.ALL_SPF_ROUTERS, Octets.of((byte) 1));
        right.send(LEFT, Optional.of(new LinkLayerAddress(0x02_00_00_00_00_66L)), Octets.of((byte) 2));
        right.send(LEFT, Octets.of((byte) 3));
        left.assertReceives(RIGHT, LEFT, Octets.of((byte) 3));
    }

    @Test
    void sendsAndReceivesAgainAfterTheCableWasReplaced() throws IOException, InterruptedException {
        left.namespace.ip("link", "del", "eth0");
        left.namespace.connect(right.namespace);
        bringUp();
        left.send(RIGHT, Octets.of((byte) 3));
        right.assertReceives(LEFT, RIGHT, Octets.of((byte) 3));
    }

    @Test
    void anInterfaceIsUsedUnderItsAlternativeNameAndStaysWhenTheKernelRenamesIt()
            throws IOException, InterruptedException {
        left.namespace.ip("link", "property", "add", "dev", "eth0", "altname", "enp7s0f0np0");
        left.follow("enp7s0f0np0");
        assertEquals(new TransportEvent.AlternativeName("enp7s0f0np0", "eth0"), left.nextEvent());
        left.assertTold("enp7s0f0np0", new LinkStatus.Up(LEFT, NetworkMask.ofPrefixLength(24), 1500));
        left.namespace.ip("link", "set", "eth0", "name", "lan0");
        left.follow("enp7s0f0np0");
        assertEquals(new TransportEvent.AlternativeName("enp7s0f0np0", "lan0"), left.nextEvent());
        right.send(LEFT, Octets.of((byte) 7));
        @Nullable Input next = left.inputs.poll(10, TimeUnit.SECONDS);
        assertEquals(
                "enp7s0f0np0", assertInstanceOf(Input.PacketArrived.class, next).interfaceName());
    }

    @Test
    void theSecondNameOfOneInterfaceIsRefusedWithBothNames() throws IOException, InterruptedException {
        left.namespace.ip("link", "property", "add", "dev", "eth0", "altname", "enp7s0f0np0");
        left.follow("eth0", "enp7s0f0np0");
        assertEquals(new TransportEvent.AlternativeName("enp7s0f0np0", "eth0"), left.nextEvent());
        TransportEvent.InterfaceUnsupported unsupported =
                assertInstanceOf(TransportEvent.InterfaceUnsupported.class, left.nextEvent());
        assertEquals("enp7s0f0np0", unsupported.interfaceName());
        assertTrue(
                unsupported.reason().startsWith("it is the same interface as eth0 (eth0, index "), unsupported::reason);
        left.send(RIGHT, Octets.of((byte) 8));
        right.assertReceives(LEFT, RIGHT, Octets.of((byte) 8));
    }

    @Test
    void aReloadThatWantsAnotherTtlHoldsForFragmentsAtOnce() throws InterruptedException {
        right.transport.use(List.of(withTtlSecurity(InterfaceConfig.named("eth0"))));
        left.send(Ipv4Address.ALL_SPF_ROUTERS, Octets.of(new byte[4000]));
        assertEquals(
                new TransportEvent.FrameMalformed("eth0", FrameFault.FRAGMENT_TIME_TO_LIVE),
                right.events.poll(10, TimeUnit.SECONDS));
    }

    private static InterfaceConfig withTtlSecurity(InterfaceConfig config) {
        return new InterfaceConfig(
                config.name(),
                config.type(),
                config.cost(),
                config.priority(),
                config.helloInterval(),
                config.deadInterval(),
                config.retransmitInterval(),
                config.transmitDelay(),
                config.mtuIgnore(),
                config.passive(),
                true,
                config.neighbors(),
                config.authentication());
    }

    private void bringUp() throws IOException, InterruptedException {
        left.configure();
        right.configure();
        left.follow();
        right.follow();
    }

    /** One end: a namespace with an interface, and a transport in it. */
    private static final class End implements AutoCloseable {
        final NetworkNamespace namespace;
        private final Ipv4Address address;
        private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
        private final BlockingQueue<TransportEvent> events = new LinkedBlockingQueue<>();
        private final LinkReader links = new LinkReader();
        private final PacketTransport transport;

        End(NetworkNamespace namespace, Ipv4Address address) {
            this.namespace = namespace;
            this.address = address;
            this.transport = new PacketTransport(InstantSource.system(), inputs::add, events::add, links, false);
        }

        void configure() throws IOException {
            namespace.ip("addr", "add", address + "/24", "dev", "eth0");
            namespace.ip("link", "set", "eth0", "up");
        }

        /** Brings the transport up to date once the cable has carrier. */
        void follow() throws InterruptedException {
            follow("eth0");
        }

        void follow(String... names) throws InterruptedException {
            use(Stream.of(names).map(InterfaceConfig::named).toArray(InterfaceConfig[]::new));
        }

        void use(InterfaceConfig... configs) throws InterruptedException {
            namespace.callInside(() -> {
                try (LinkWatch watch = LinkWatch.open()) {
                    String first = configs[0].name();
                    while (!links.read(List.of(first)).link(first).orElseThrow().running()) {
                        watch.awaitChange(notice -> true);
                    }
                    transport.use(List.of(configs));
                }
                return 0;
            });
        }

        void send(Ipv4Address destination, Octets payload) {
            send(destination, Optional.empty(), payload);
        }

        void send(Ipv4Address destination, Optional<LinkLayerAddress> station, Octets payload) {
            assertTrue(transport.send(
                    new SendPacket("eth0", address, destination, TimeToLive.LINK_LOCAL, station, payload)));
        }

        TransportEvent nextEvent() throws InterruptedException {
            return Objects.requireNonNull(events.poll(10, TimeUnit.SECONDS));
        }

        void assertTold(String name, LinkStatus status) throws InterruptedException {
            Input.LinkChanged expected = new Input.LinkChanged(name, status);
            @Nullable Input next = inputs.poll(10, TimeUnit.SECONDS);
            while (next != null && !next.equals(expected)) {
                next = inputs.poll(10, TimeUnit.SECONDS);
            }
            assertEquals(expected, next);
        }

        /** The packet is the next to come; from where. */
        Optional<LinkLayerAddress> assertReceives(Ipv4Address source, Ipv4Address destination, Octets payload)
                throws InterruptedException {
            @Nullable Input input = inputs.poll(10, TimeUnit.SECONDS);
            while (input instanceof Input.LinkChanged) {
                input = inputs.poll(10, TimeUnit.SECONDS);
            }
            Input.PacketArrived packet = assertInstanceOf(Input.PacketArrived.class, input);
            assertEquals(
                    new Input.PacketArrived(
                            "eth0", source, destination, TimeToLive.LINK_LOCAL, packet.station(), payload),
                    packet);
            assertEquals(destination.isMulticast(), packet.station().isPresent());
            // that capturing ends with its interface is right
            events.removeIf(event -> event instanceof TransportEvent.CaptureEnded);
            assertEquals(List.of(), List.copyOf(events));
            return packet.station();
        }

        @Override
        public void close() throws IOException {
            transport.close();
            links.close();
            namespace.close();
        }
    }
}
