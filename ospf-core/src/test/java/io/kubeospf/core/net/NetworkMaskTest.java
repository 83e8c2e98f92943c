package io.kubeospf.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkMaskTest {

    @ParameterizedTest
    @CsvSource({
        "0,  0.0.0.0",
        "1,  128.0.0.0",
        "12, 255.240.0.0",
        "24, 255.255.255.0",
        "31, 255.255.255.254",
        "32, 255.255.255.255"
    })
    void aPrefixLengthIsANumberOfLeadingOnes(int length, String mask) {
        assertEquals(mask, NetworkMask.ofPrefixLength(length).toString());
    }

    @Test
    void everyPrefixLengthIsFoundAgainInItsMask() {
        for (int length = 0; length <= 32; length++) {
            assertEquals(
                    OptionalInt.of(length), NetworkMask.ofPrefixLength(length).prefixLength());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.1", "255.0.255.0", "255.255.255.253", "127.255.255.255", "0.255.255.255"})
    void aMaskWithAOneBehindAZeroHasNoPrefixLength(String mask) {
        assertEquals(OptionalInt.empty(), new NetworkMask(DottedQuad.parse(mask)).prefixLength());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 33, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesALengthThatNoPrefixHas(int length) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> NetworkMask.ofPrefixLength(length));

        assertEquals("a prefix length is 0 to 32, not " + length, refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "255.255.255.0,   192.168.100.1, 192.168.100.254, true",
        "255.255.255.0,   192.168.100.1, 192.168.101.1,   false",
        "255.255.255.128, 192.168.100.1, 192.168.100.129, false",
        "255.255.255.255, 192.168.100.1, 192.168.100.2,   false",
        "0.0.0.0,         192.168.100.1, 10.0.0.1,        true",
        "255.0.255.0,     10.1.2.3,      10.9.2.7,        true",
        "255.0.255.0,     10.1.2.3,      10.1.3.3,        false"
    })
    void addressesAreInTheSameNetworkWhenTheirMaskedBitsAgree(String mask, String one, String other, boolean same) {
        assertEquals(
                same,
                new NetworkMask(DottedQuad.parse(mask)).sameNetwork(Ipv4Address.parse(one), Ipv4Address.parse(other)));
    }
}
