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
import io.kubeospf.core.wire.WireWriter;
import io.kubeospf.daemon.link.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReceiverTest {
    private final List<Ipv4Address> newcomers = new ArrayList<>();
    private final Introductions introductions = new Introductions((host, station) -> newcomers.add(host));
    private final FrameReceiver receiver = new FrameReceiver(
            InterfaceConfig.named("eth0"),
            LinkType.ETHERNET,
            Optional.of(Frames.OUR_STATION),
            Frames.OUR_ADDRESS,
            introductions);

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
        receive(Frames.received(Frames.OUR_STATION, Ipv4Address.ALL_SPF_ROUTERS));
        assertEquals(List.of(Frames.THEIR_ADDRESS), newcomers);
    }

    @Test
    void ignoresFramesBetweenOtherStationsThatAPromiscuousInterfaceShows() throws MalformedFrameException {
        assertEquals(Optional.empty(), receive(Frames.received(Frames.THEIR_STATION, Ipv4Address.ALL_SPF_ROUTERS)));
        assertEquals(
                Optional.empty(), receive(Frames.received(Frames.OUR_STATION, Ipv4Address.parse("192.168.100.77"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8100 e000", "8100 0000", "8100 f000", "88a8 e000", "8100 e000 8100 e000", "88a8 0000 8100 e000"
            })
    void aPriorityTagIsNoVlan(String tags) throws MalformedFrameException {
        assertEquals(Optional.of(arrived(Ipv4Address.ALL_SPF_ROUTERS)), receive(tagged(tags)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8100 0005",
                "8100 e001",
                "8100 0fff",
                "88a8 e005",
                "8100 e000 8100 e005",
                "8100 e005 8100 e000",
                "88a8 e005 8100 e005",
                "9100 e000"
            })
    void aFrameOfAnotherVlanIsNotForUs(String tags) throws MalformedFrameException {
        assertEquals(Optional.empty(), receive(tagged(tags)));
    }

    @Test
    void aFrameThatEndsInsideItsTagIsTruncated() {
        byte[] tagged = tagged("8100 e000");
        for (int length = EthernetHeader.LENGTH; length < EthernetHeader.LENGTH + 4; length++) {
            byte[] cut = Arrays.copyOf(tagged, length);
            assertEquals(
                    FrameFault.TRUNCATED,
                    assertThrows(MalformedFrameException.class, () -> receive(cut))
                            .fault());
        }
    }

    @Test
    void ignoresOtherEtherTypes() throws MalformedFrameException {
        byte[] other = Frames.received(Frames.OUR_STATION, Frames.OUR_ADDRESS);
        other[12] = (byte) 0x86;
        assertEquals(Optional.empty(), receive(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "0.1.2.3", "127.0.0.1", "127.255.255.255", "224.0.0.5", "239.1.2.3", "255.255.255.255"
            })
    @Proves(
            value = "RFC 1122 3.2.1.3",
            rule = "This network, loopback, groups and broadcast are never a source address")
    void anAddressThatNoHostCanHaveIsNoSource(String source) {
        Octets packet = Frames.packetFrom(Ipv4Address.parse(source), Ipv4Address.ALL_SPF_ROUTERS);
        byte[] frame =
                EthernetHeader.frame(MacAddress.ofGroup(Ipv4Address.ALL_SPF_ROUTERS), Frames.THEIR_STATION, packet);
        assertEquals(
                FrameFault.IP_SOURCE,
                assertThrows(MalformedFrameException.class, () -> receive(frame))
                        .fault());
    }

    @Test
    void aUnicastDoesNotTellWhereItsSenderReceives() throws MalformedFrameException {
        PacketArrived unicast =
                receive(Frames.received(Frames.OUR_STATION, Frames.OUR_ADDRESS)).orElseThrow();
        assertEquals(Optional.empty(), unicast.station());
        assertEquals(List.of(), newcomers);
    }

    @Test
    void aMulticastThatASwitchTurnedIntoUnicastIsTaken() throws MalformedFrameException {
        assertEquals(
                Optional.of(arrived(Ipv4Address.ALL_SPF_ROUTERS)),
                receive(Frames.received(Frames.OUR_STATION, Ipv4Address.ALL_SPF_ROUTERS, (byte) 1, (byte) 2)));
    }

    @Test
    void aUnicastToAGroupOfHostsIsTakenAsLinuxTakesIt() throws MalformedFrameException {
        assertEquals(
                Optional.of(arrived(Frames.OUR_ADDRESS)),
                receive(Frames.received(new MacAddress(0x03_bf_c0_a8_64_84L), Frames.OUR_ADDRESS, (byte) 1, (byte) 2)));
    }

    @Test
    void aLinkWithoutHeaderCarriesPacketsAlone() throws MalformedFrameException {
        byte[] frame = Frames.packetFrom(Frames.THEIR_ADDRESS, Ipv4Address.ALL_SPF_ROUTERS, (byte) 1, (byte) 2)
                .toByteArray();
        assertEquals(Optional.of(withoutStation()), receiverOf(LinkType.RAW_IP).receive(Instant.EPOCH, frame));
        assertEquals(List.of(), newcomers);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, true", "3, false"})
    void aCookedHeaderSaysWhetherThePacketIsForUs(byte packetType, boolean taken) throws MalformedFrameException {
        byte[] header = HexFormat.of().parseHex("0000" + "030a" + "0004" + "0a00000100000000" + "0800");
        header[1] = packetType;
        byte[] frame = new WireWriter()
                .write(Octets.of(header))
                .write(Frames.packetFrom(Frames.THEIR_ADDRESS, Ipv4Address.ALL_SPF_ROUTERS, (byte) 1, (byte) 2))
                .toOctets()
                .toByteArray();
        assertEquals(
                taken ? Optional.of(withoutStation()) : Optional.empty(),
                receiverOf(LinkType.LINUX_COOKED).receive(Instant.EPOCH, frame));
        assertEquals(List.of(), newcomers);
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

    private FrameReceiver receiverOf(LinkType linkType) {
        return new FrameReceiver(
                InterfaceConfig.named("eth0"), linkType, Optional.empty(), Frames.OUR_ADDRESS, introductions);
    }

    private static PacketArrived withoutStation() {
        PacketArrived packet = arrived(Ipv4Address.ALL_SPF_ROUTERS);
        return new PacketArrived(
                packet.interfaceName(),
                packet.source(),
                packet.destination(),
                packet.timeToLive(),
                Optional.empty(),
                packet.payload());
    }

    /** A Hello's frame with these tags, each its type and its contents in hexadecimal. */
    private static byte[] tagged(String tags) {
        byte[] frame = Frames.received(
                MacAddress.ofGroup(Ipv4Address.ALL_SPF_ROUTERS), Ipv4Address.ALL_SPF_ROUTERS, (byte) 1, (byte) 2);
        int stations = 2 * MacAddress.LENGTH;
        return new WireWriter()
                .write(Octets.of(frame, 0, stations))
                .write(Octets.of(HexFormat.of().parseHex(tags.replace(" ", ""))))
                .write(Octets.of(frame, stations, frame.length - stations))
                .toOctets()
                .toByteArray();
    }

    private Optional<PacketArrived> receive(byte[] frame) throws MalformedFrameException {
        return receiver.receive(Instant.EPOCH, frame);
    }
}
