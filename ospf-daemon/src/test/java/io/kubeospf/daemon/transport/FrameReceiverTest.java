package io.kubeospf.daemon.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.speaker.Input.PacketArrived;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.link.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameReceiverTest {
    private final List<Ipv4Address> newcomers = new ArrayList<>();
    private final Introductions introductions = new Introductions((host, station) -> newcomers.add(host));
    private final FrameReceiver receiver =
            new FrameReceiver(InterfaceConfig.named("eth0"), Frames.OUR_STATION, Frames.OUR_ADDRESS, introductions);

    @Test
    @Proves(
            value = "RFC 2328 8.2",
            rule = "Packets to AllSPFRouters, AllDRouters and our own address are taken, no others")
    void takesWhatIsForAllOspfRoutersForDesignatedRoutersAndForUs() throws MalformedFrameException {
        for (Ipv4Address group : new Ipv4Address[] {Ipv4Address.ALL_SPF_ROUTERS, Ipv4Address.ALL_D_ROUTERS}) {
            assertEquals(
                    Optional.of(arrived(group)),
                    receive(Frames.received(MacAddress.ofGroup(group), group, (byte) 1, (byte) 2)));
        }
        assertEquals(
                Optional.of(arrived(Frames.OUR_ADDRESS)),
                receive(Frames.received(Frames.OUR_STATION, Frames.OUR_ADDRESS, (byte) 1, (byte) 2)));
    }

    @Test
    void tellsOfAHostThatIsHeardForTheFirstTime() throws MalformedFrameException {
        assertEquals(List.of(), newcomers);
        receive(Frames.received(Frames.OUR_STATION, Frames.OUR_ADDRESS));
        assertEquals(List.of(Frames.THEIR_ADDRESS), newcomers);
    }

    @Test
    void ignoresFramesBetweenOtherStationsThatAPromiscuousInterfaceShows() throws MalformedFrameException {
        assertEquals(Optional.empty(), receive(Frames.received(Frames.THEIR_STATION, Ipv4Address.ALL_SPF_ROUTERS)));
        assertEquals(
                Optional.empty(), receive(Frames.received(Frames.OUR_STATION, Ipv4Address.parse("192.168.100.77"))));
    }

    @Test
    void ignoresVlanTagsAndOtherEtherTypes() throws MalformedFrameException {
        byte[] tagged = Frames.received(Frames.OUR_STATION, Frames.OUR_ADDRESS);
        tagged[12] = (byte) 0x81;
        assertEquals(Optional.empty(), receive(tagged));
    }

    @Test
    void cutsOffThePaddingOfAShortFrame() throws MalformedFrameException {
        byte[] frame = Frames.received(Frames.OUR_STATION, Frames.OUR_ADDRESS, (byte) 1);
        assertEquals(
                Octets.of((byte) 1),
                receive(Arrays.copyOf(frame, 60)).orElseThrow().payload());
    }

    @Test
    void namesTheFaultOfAFrameThatIsCutAnywhere() {
        byte[] frame = Frames.received(Frames.OUR_STATION, Frames.OUR_ADDRESS, (byte) 1);
        for (int length = 0; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThrows(MalformedFrameException.class, () -> receive(cut));
        }
    }

    @Test
    void tellsOnceOfEachHostThatIsNewOrHasMoved() {
        introductions.heard(Instant.EPOCH, Frames.THEIR_ADDRESS, Frames.THEIR_STATION);
        introductions.heard(Instant.EPOCH, Frames.THEIR_ADDRESS, Frames.THEIR_STATION);
        assertEquals(List.of(Frames.THEIR_ADDRESS), newcomers);
        introductions.heard(Instant.EPOCH, Frames.THEIR_ADDRESS, new MacAddress(0x02_00_00_00_00_02L));
        assertEquals(List.of(Frames.THEIR_ADDRESS, Frames.THEIR_ADDRESS), newcomers);
    }

    @Test
    void tellsOfTenNewcomersASecondAtMostHoweverOftenOneMoves() {
        for (int move = 0; move < 1000; move++) {
            introductions.heard(Instant.EPOCH, Frames.THEIR_ADDRESS, new MacAddress(move));
        }
        assertEquals(Introductions.MOST_NEWCOMERS, newcomers.size());

        introductions.heard(Instant.EPOCH.plusSeconds(1), Frames.THEIR_ADDRESS, Frames.THEIR_STATION);
        assertEquals(Introductions.MOST_NEWCOMERS + 1, newcomers.size());
    }

    @Test
    void aHostThatCameInACrowdIsToldOfWhenItIsHeardAgain() {
        for (int move = 0; move < Introductions.MOST_NEWCOMERS; move++) {
            introductions.heard(Instant.EPOCH, Frames.OUR_ADDRESS, new MacAddress(move));
        }
        introductions.heard(Instant.EPOCH, Frames.THEIR_ADDRESS, Frames.THEIR_STATION);
        assertFalse(newcomers.contains(Frames.THEIR_ADDRESS));

        introductions.heard(Instant.EPOCH.plusSeconds(1), Frames.THEIR_ADDRESS, Frames.THEIR_STATION);
        assertTrue(newcomers.contains(Frames.THEIR_ADDRESS));
    }

    @Test
    void remembersNoMoreHostsThanItsBoundAndTellsOfNoOthers() {
        MacAddress station = Frames.THEIR_STATION;
        for (int host = 1; host <= Introductions.MAXIMUM_HOSTS; host++) {
            introductions.heard(Instant.EPOCH.plusSeconds(host), new Ipv4Address(host), station);
        }
        Instant later = Instant.EPOCH.plusSeconds(1000);
        introductions.heard(later, new Ipv4Address(0x7fffffff), station);
        assertEquals(Introductions.MAXIMUM_HOSTS, newcomers.size());
        introductions.heard(later, new Ipv4Address(1), Frames.OUR_STATION);
        assertEquals(Introductions.MAXIMUM_HOSTS + 1, newcomers.size());
    }

    @Test
    void framesStartWithTheStations() {
        byte[] frame = Frames.received(MacAddress.ofGroup(Ipv4Address.ALL_D_ROUTERS), Ipv4Address.ALL_D_ROUTERS);
        assertEquals(
                "01005e000006020000000001" + "0800" + "45c0", HexFormat.of().formatHex(frame, 0, 16));
    }

    private static PacketArrived arrived(Ipv4Address destination) {
        return Frames.arrived(
                Frames.THEIR_ADDRESS, Frames.THEIR_STATION, destination, 1, Octets.of((byte) 1, (byte) 2));
    }

    private Optional<PacketArrived> receive(byte[] frame) throws MalformedFrameException {
        return receiver.receive(Instant.EPOCH, frame);
    }
}
