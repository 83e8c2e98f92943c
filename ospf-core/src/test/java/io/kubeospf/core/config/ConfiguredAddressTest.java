package io.kubeospf.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.net.Ipv4Address;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredAddressTest {
    private static final Ipv4Address OWN = Ipv4Address.parse("192.168.100.132");

    @Test
    void thePrefixLengthMayBeLeftOut() {
        assertEquals(new ConfiguredAddress(OWN, OptionalInt.empty()), ConfiguredAddress.parse("192.168.100.132"));
        assertEquals(new ConfiguredAddress(OWN, OptionalInt.of(24)), ConfiguredAddress.parse("192.168.100.132/24"));
        assertEquals(
                "192.168.100.132/24",
                ConfiguredAddress.parse("192.168.100.132/24").toString());
        assertEquals(
                "192.168.100.132", ConfiguredAddress.parse("192.168.100.132").toString());
    }

    @Test
    void itMeansTheAddressWithThatPrefixLengthOrWithAnyIfItHasNone() {
        assertTrue(ConfiguredAddress.parse("192.168.100.132").matches(OWN, 16));
        assertTrue(ConfiguredAddress.parse("192.168.100.132/24").matches(OWN, 24));
        assertFalse(ConfiguredAddress.parse("192.168.100.132/24").matches(OWN, 16));
        assertFalse(ConfiguredAddress.parse("192.168.100.133").matches(OWN, 24));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eth0",
                "192.168.100",
                "192.168.100.132/",
                "192.168.100.132/33",
                "192.168.100.132/+4",
                "192.168.100.132/24/24",
                "0.0.0.0/0",
                "127.0.0.1/8",
                "224.0.0.5"
            })
    void whatNoNeighborCouldReachIsNoAddressOfAnInterface(String text) {
        assertThrows(IllegalArgumentException.class, () -> ConfiguredAddress.parse(text));
    }
}
