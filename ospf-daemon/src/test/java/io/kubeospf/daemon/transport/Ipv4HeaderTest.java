package io.kubeospf.daemon.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kubeospf.core.Proves;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.wire.InternetChecksum;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4HeaderTest {
    /** The checksum was computed apart from the code under test. */
    private static final Octets HEADER = octets("""
            45        version 4, header of 5 words
            c0        type of service: Internetwork Control
            00 40     total length 64
            12 34     identification
            00 00     no flags, fragment offset 0
            01        time to live
            59        protocol 89
            a1 3f     header checksum
            c0 a8 64 84  source 192.168.100.132
            e0 00 00 05  destination 224.0.0.5
            """);

    @Test
    @Proves(
            value = "RFC 2328 A.1",
            rule = "Packets are sent with time to live 1 and internetwork control, and may be fragmented")
    void writesTimeToLive1AndInternetworkControlAndLetsThePacketBeFragmented() {
        Ipv4Header header = Ipv4Header.ofOspf(
                Ipv4Address.parse("192.168.100.132"), Ipv4Address.ALL_SPF_ROUTERS, 1, 0x1234, false, 0, 44);
        assertEquals(HEADER, header.encode());
    }

    @Test
    void readsAFragmentsPlaceInOctets() throws MalformedFrameException {
        Ipv4Header fragment = Ipv4Header.ofOspf(
                Ipv4Address.parse("192.168.100.1"), Ipv4Address.parse("192.168.100.132"), 254, 7, true, 1480, 8);
        Ipv4Header read = Ipv4Header.decode(padded(fragment.encode(), 8));
        assertEquals(fragment, read);
        assertEquals(1480, read.fragmentOffset());
        assertEquals(254, read.timeToLive());
    }

    @Test
    void passesOverOptions() throws MalformedFrameException {
        Octets withRouterAlert = octets("""
                46 c0 00 20   header of 6 words, total length 32
                00 00 00 00
                01 59 1f 12
                c0 a8 64 01   source 192.168.100.1
                e0 00 00 05   destination 224.0.0.5
                94 04 00 00   router alert
                01 02 03 04 05 06 07 08
                """);
        Ipv4Header header = Ipv4Header.decode(withRouterAlert);
        assertEquals(24, header.length());
        assertEquals(32, header.totalLength());
    }

    @ParameterizedTest
    @ValueSource(strings = {"94040000", "01010101", "00ff0000", "4408050000000000", "0101940400000000"})
    void ignoresWellFormedOptions(String options) throws MalformedFrameException {
        assertEquals(
                20 + options.length() / 2,
                Ipv4Header.decode(withOptions(options)).length());
    }

    @ParameterizedTest
    @CsvSource({
        "94000000, IP_OPTIONS",
        "94010000, IP_OPTIONS",
        "94050000, IP_OPTIONS",
        "01010194, IP_OPTIONS",
        "8304040a, IP_SOURCE_ROUTE",
        "01890704 c0a86401, IP_SOURCE_ROUTE",
        "8303040a, IP_SOURCE_ROUTE"
    })
    @Proves(value = "RFC 1122 3.2.1.8", rule = "A host may discard a packet with a source route")
    void refusesMalformedOptionsAndSourceRoutes(String options, FrameFault fault) {
        assertFault(fault, withOptions(options.replace(" ", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0x55, IP_VERSION",
        "0, 0x44, IP_HEADER_LENGTH",
        "4, 0x13, IP_HEADER_CHECKSUM",
        "12, 0x0a, IP_HEADER_CHECKSUM"
    })
    void refusesAHeaderWithAWrongOctet(int offset, String octet, FrameFault fault) {
        byte[] packet = padded(HEADER, 44).toByteArray();
        packet[offset] = (byte) (int) Integer.decode(octet);
        assertFault(fault, Octets.of(packet));
    }

    @Test
    void refusesAPacketThatIsShorterThanItSays() {
        assertFault(FrameFault.IP_TOTAL_LENGTH, padded(HEADER, 43));
        byte[] longerHeader = HEADER.toByteArray();
        longerHeader[0] = 0x46;
        assertFault(FrameFault.IP_HEADER_LENGTH, Octets.of(longerHeader));
        assertFault(FrameFault.TRUNCATED, Octets.of(HEADER.toByteArray(), 0, 19));
    }

    private static void assertFault(FrameFault fault, Octets packet) {
        assertEquals(
                fault,
                assertThrows(MalformedFrameException.class, () -> Ipv4Header.decode(packet))
                        .fault());
    }

    private static Octets withOptions(String options) {
        int length = 20 + options.length() / 2;
        WireWriter packet = new WireWriter()
                .write8(0x40 | length / 4)
                .write(HEADER.slice(1, 1))
                .write16(length)
                .write(HEADER.slice(4, 6))
                .write16(0)
                .write(HEADER.slice(12, 8))
                .write(Octets.of(HexFormat.of().parseHex(options)));
        int checksum = new InternetChecksum().add(packet.toOctets(), 0, length).value();
        return packet.patch16(10, checksum).toOctets();
    }

    private static Octets padded(Octets octets, int more) {
        return Octets.of(Arrays.copyOf(octets.toByteArray(), octets.length() + more));
    }

    /** The octets before the comment of each line. */
    private static Octets octets(String annotated) {
        StringBuilder hex = new StringBuilder();
        annotated
                .lines()
                .forEach(
                        line -> hex.append(line.replaceFirst("   *[a-z].*$", "").replace(" ", "")));
        return Octets.of(HexFormat.of().parseHex(hex));
    }
}
