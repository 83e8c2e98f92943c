package io.kubeospf.core.wire;

import static io.kubeospf.core.wire.AnnotatedHex.octets;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InternetChecksumTest {

    @Test
    void isTheComplementOfTheSumInTheExampleOfRfc1071() {
        // RFC 1071 3: the sum of these octets is ddf2.
        assertEquals(~0xddf2 & 0xffff, checksum(octets("0001 f203 f4f5 f6f7")));
    }

    @Test
    void isZeroOverOctetsThatHoldIt() {
        Octets ipv4Header = octets("""
                4500 0073 0000 4000 | version, length, don't fragment
                4011 b861           | TTL, UDP, checksum
                c0a80001 c0a800c7   | source, destination
                """);

        assertEquals(0, checksum(ipv4Header));
    }

    @ParameterizedTest
    @CsvSource({"01, feff", "0001f2, 0dfe", "ff, 00ff"})
    void anOddOctetAtTheEndCountsAsThoughAZeroFollowed(String odd, String expected) {
        assertEquals(Integer.parseInt(expected, 16), checksum(octets(odd)));
        assertEquals(Integer.parseInt(expected, 16), checksum(octets(odd + "00")));
    }

    @Test
    void theCarryOfTheCarryCountsToo() {
        // ffff + ffff + 0001 = 1ffff, and 1 + ffff carries again.
        assertEquals(0xfffe, checksum(octets("ffff ffff 0001")));
    }

    @Test
    void sumsOnlyTheOctetsAskedFor() {
        Octets octets = octets("ffff 1234 aaaa 5678 ffff");
        int parts = new InternetChecksum().add(octets, 2, 2).add(octets, 6, 2).value();

        assertEquals(checksum(octets("1234 5678")), parts);
    }

    private static int checksum(Octets octets) {
        return new InternetChecksum().add(octets, 0, octets.length()).value();
    }
}
