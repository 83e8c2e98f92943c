package io.kubeospf.daemon.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.NeighborFilter;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.TimeToLive;
import io.kubeospf.core.speaker.Input.PacketArrived;
import io.kubeospf.core.wire.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FragmentsTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Ipv4Address US = Ipv4Address.parse("192.168.100.132");
    private static final Ipv4Address THEM = Ipv4Address.parse("192.168.100.1");

    private final Ipv4Reassembly reassembly = new Ipv4Reassembly();

    @ParameterizedTest
    @CsvSource({"1481, 1500, 2", "4000, 1500, 3", "2960, 1500, 2", "65515, 576, 119", "65515, 9000, 8", "1480, 1500, 1"
    })
    @Proves(value = "RFC 2328 A.1", rule = "Packets longer than the MTU are fragmented and joined again")
    void givesBackInAnyOrderWhatWasTakenApart(int length, int mtu, int frames) throws MalformedFrameException {
        Octets payload = payload(length);
        List<byte[]> sent =
                new ArrayList<>(Frames.compose(new PacketComposer(mtu, 0), Frames.packet(US, THEM, 255, payload)));
        assertEquals(frames, sent.size());
        assertTrue(sent.stream().allMatch(frame -> frame.length <= mtu + EthernetHeader.LENGTH));

        Collections.shuffle(sent, new Random(length));
        FrameReceiver receiver = receiver(InterfaceConfig.named("eth0"));
        Optional<PacketArrived> whole = Optional.empty();
        for (byte[] frame : sent) {
            assertEquals(Optional.empty(), whole);
            whole = receiver.receive(NOW, frame);
        }
        assertEquals(Optional.of(Frames.arrived(US, Frames.OUR_STATION, THEM, 255, payload)), whole);
    }

    @Test
    void numbersEachPacketAnewButNeverAs0WhichTheKernelWouldReplace() throws MalformedFrameException {
        PacketComposer composer = new PacketComposer(1500, 0xfffe);
        assertEquals(0xffff, identificationOfNext(composer));
        assertEquals(1, identificationOfNext(composer));
    }

    @Test
    void takesTheSameFragmentTwice() throws MalformedFrameException {
        assertEquals(Optional.empty(), add(0, true, payload(16)));
        assertEquals(Optional.empty(), add(0, true, payload(16)));
        assertEquals(24, add(16, false, payload(8)).orElseThrow().length());
    }

    @Test
    @Proves(
            value = "RFC 5082 3",
            rule = "A fragment from farther away is no part of a packet from this network, and does it no harm")
    void joinsNoFragmentsThatHavePassedAnotherNumberOfRouters() throws MalformedFrameException {
        assertEquals(Optional.empty(), add(NOW, 255, 1, 0, true, payload(16)));
        assertEquals(Optional.empty(), add(NOW, 254, 1, 16, false, payload(8)));
        assertEquals(Optional.empty(), add(NOW, 254, 1, 8, true, payload(8)));
        assertEquals(24, add(NOW, 255, 1, 16, false, payload(8)).orElseThrow().length());
    }

    @Test
    @Proves(value = "RFC 5082 3", rule = "Fragments from beyond the network do not drive out those of neighbors")
    void keepsNoFragmentsThatTtlSecurityRefusesAndNamesThem() throws MalformedFrameException {
        assertHonestPacketIsJoinedBetween(
                FrameFault.FRAGMENT_TIME_TO_LIVE, secured(NeighborFilter.ANYBODY), US, TimeToLive.MAXIMUM - 1);
    }

    @Test
    void keepsNoFragmentsOfSourcesThatAreNotAllowedAndNamesThem() throws MalformedFrameException {
        NeighborFilter filter = new NeighborFilter(List.of(Ipv4Prefix.parse(US + "/32")));
        assertHonestPacketIsJoinedBetween(
                FrameFault.FRAGMENT_SOURCE, secured(filter), Ipv4Address.parse("10.1.1.1"), TimeToLive.MAXIMUM);
    }

    @Test
    void aReloadDecidesWhichFragmentsAreKept() throws MalformedFrameException {
        FrameReceiver receiver = receiver(InterfaceConfig.named("eth0"));
        byte[] far = fragments(US, 1, payload(2000)).get(0);
        assertEquals(Optional.empty(), receiver.receive(NOW, far));
        receiver.use(secured(NeighborFilter.ANYBODY));
        assertThrows(MalformedFrameException.class, () -> receiver.receive(NOW, far));
    }

    private static void assertHonestPacketIsJoinedBetween(
            FrameFault fault, InterfaceConfig config, Ipv4Address attacker, int timeToLive)
            throws MalformedFrameException {
        FrameReceiver receiver = receiver(config);
        Octets payload = payload(2000);
        List<byte[]> honest = fragments(US, TimeToLive.MAXIMUM, payload);
        assertEquals(Optional.empty(), receiver.receive(NOW, honest.get(0)));
        PacketComposer composer = new PacketComposer(1500, 100);
        for (int packet = 0; packet < 2 * Ipv4Reassembly.MAXIMUM_PACKETS; packet++) {
            byte[] first = Frames.compose(composer, Frames.packet(attacker, THEM, timeToLive, payload))
                    .get(0);
            assertEquals(
                    fault,
                    assertThrows(MalformedFrameException.class, () -> receiver.receive(NOW, first))
                            .fault());
        }
        assertEquals(payload, receiver.receive(NOW, honest.get(1)).orElseThrow().payload());
    }

    private static List<byte[]> fragments(Ipv4Address source, int timeToLive, Octets payload) {
        return Frames.compose(new PacketComposer(1500, 0), Frames.packet(source, THEM, timeToLive, payload));
    }

    private static FrameReceiver receiver(InterfaceConfig config) {
        return new FrameReceiver(
                config,
                LinkType.ETHERNET,
                Optional.of(Frames.THEIR_STATION),
                THEM,
                new Introductions((host, station) -> {}));
    }

    private static InterfaceConfig secured(NeighborFilter filter) {
        InterfaceConfig defaults = InterfaceConfig.named("eth0");
        return new InterfaceConfig(
                defaults.name(),
                defaults.type(),
                defaults.cost(),
                defaults.priority(),
                defaults.helloInterval(),
                defaults.deadInterval(),
                defaults.retransmitInterval(),
                defaults.transmitDelay(),
                defaults.mtuIgnore(),
                defaults.passive(),
                true,
                filter,
                defaults.authentication());
    }

    @Test
    void dropsTheWholePacketWhenFragmentsOverlap() throws MalformedFrameException {
        assertEquals(Optional.empty(), add(0, true, payload(16)));
        assertFault(FrameFault.FRAGMENT_OVERLAP, 8, true, 16);
        assertEquals(Optional.empty(), add(16, false, payload(8)));
    }

    @Test
    void refusesFragmentsThatCannotBePartsOfOnePacket() throws MalformedFrameException {
        assertFault(FrameFault.FRAGMENT_LENGTH, 0, true, 15);
        assertFault(FrameFault.FRAGMENT_LENGTH, 8, false, 0);
        assertFault(FrameFault.FRAGMENT_LENGTH, 65512, false, 8);
        assertEquals(Optional.empty(), add(16, false, payload(8)));
        assertFault(FrameFault.FRAGMENT_LENGTH, 24, true, 8);
        assertEquals(Optional.empty(), add(16, true, payload(8)));
        assertFault(FrameFault.FRAGMENT_LENGTH, 8, false, 8);
    }

    @Test
    void keepsNoMoreFragmentsOfOnePacketThanTheLongestCanHave() throws MalformedFrameException {
        for (int index = 0; index < Ipv4Reassembly.MAXIMUM_FRAGMENTS; index++) {
            assertEquals(Optional.empty(), add(8 + 8 * index, true, payload(8)));
        }
        assertFault(FrameFault.FRAGMENT_LIMIT, 0, true, 8);
    }

    @Test
    void forgetsTheOldestPacketWhenTooManyAreIncomplete() throws MalformedFrameException {
        for (int identification = 0; identification <= Ipv4Reassembly.MAXIMUM_PACKETS; identification++) {
            assertEquals(Optional.empty(), add(NOW, identification, 0, true, payload(8)));
        }
        assertEquals(Optional.empty(), add(NOW, 0, 8, false, payload(8)));
        assertTrue(
                add(NOW, Ipv4Reassembly.MAXIMUM_PACKETS, 8, false, payload(8)).isPresent());
    }

    @Test
    void forgetsAPacketThatIsNotCompleteInTime() throws MalformedFrameException {
        assertEquals(Optional.empty(), add(0, true, payload(8)));
        assertEquals(Optional.empty(), add(NOW.plus(Ipv4Reassembly.TIME_LIMIT), 1, 8, false, payload(8)));
    }

    private Optional<Octets> add(int offset, boolean more, Octets payload) throws MalformedFrameException {
        return add(NOW, 1, offset, more, payload);
    }

    private Optional<Octets> add(Instant now, int identification, int offset, boolean more, Octets payload)
            throws MalformedFrameException {
        return add(now, 1, identification, offset, more, payload);
    }

    private Optional<Octets> add(
            Instant now, int timeToLive, int identification, int offset, boolean more, Octets payload)
            throws MalformedFrameException {
        return reassembly.add(
                now, Ipv4Header.ofOspf(THEM, US, timeToLive, identification, more, offset, payload.length()), payload);
    }

    private void assertFault(FrameFault fault, int offset, boolean more, int length) {
        assertEquals(
                fault,
                assertThrows(MalformedFrameException.class, () -> add(offset, more, payload(length)))
                        .fault());
    }

    private static int identificationOfNext(PacketComposer composer) throws MalformedFrameException {
        return Ipv4Header.decode(
                        composer.compose(Frames.packet(US, THEM, 1, payload(8))).get(0))
                .identification();
    }

    private static Octets payload(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        return Octets.of(octets);
    }
}
