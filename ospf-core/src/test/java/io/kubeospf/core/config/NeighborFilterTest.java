package io.kubeospf.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeighborFilterTest {
    @Test
    void allowsTheAddressesOfEachPrefix() {
        NeighborFilter filter = of("192.168.100.0/30", "192.168.100.9/32");

        assertTrue(filter.allows(Ipv4Address.parse("192.168.100.3")));
        assertFalse(filter.allows(Ipv4Address.parse("192.168.100.4")));
        assertTrue(filter.allows(Ipv4Address.parse("192.168.100.9")));
        assertFalse(filter.allows(Ipv4Address.parse("192.168.100.10")));
        assertEquals("192.168.100.0/30, 192.168.100.9/32", filter.toString());
    }

    @Test
    void anybodyIsWhoeverHasAnAddress() {
        assertTrue(NeighborFilter.ANYBODY.allows(Ipv4Address.parse("0.0.0.1")));
        assertTrue(NeighborFilter.ANYBODY.allows(Ipv4Address.parse("255.255.255.254")));
        assertEquals("anybody", NeighborFilter.ANYBODY.toString());
    }

    @Test
    void nobodyCannotBeMeant() {
        assertThrows(IllegalArgumentException.class, () -> of());
    }

    @Test
    void knowsWhetherANetworkHasAnAddressThatIsAllowed() {
        Ipv4Prefix network = Ipv4Prefix.parse("192.168.100.0/24");

        assertTrue(of("10.0.0.0/8", "192.168.100.128/25").allowsAnyOf(network));
        assertTrue(of("192.168.0.0/16").allowsAnyOf(network));
        assertFalse(of("10.0.0.0/8", "192.168.101.0/24").allowsAnyOf(network));
    }

    private static NeighborFilter of(String... prefixes) {
        return new NeighborFilter(Stream.of(prefixes).map(Ipv4Prefix::parse).toList());
    }
}
