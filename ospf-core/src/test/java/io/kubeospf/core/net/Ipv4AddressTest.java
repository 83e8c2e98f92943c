package io.kubeospf.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv4AddressTest {

    @ParameterizedTest
    @CsvSource({
        "223.255.255.255, false",
        "224.0.0.0,       true",
        "224.0.0.5,       true",
        "239.255.255.255, true",
        "240.0.0.0,       false",
        "0.0.0.0,         false"
    })
    void isMulticastWithin224Slash4(String address, boolean multicast) {
        assertEquals(multicast, Ipv4Address.parse(address).isMulticast());
    }

    @Test
    void theGroupsOfOspfAreThoseOfTheStandard() {
        assertEquals("224.0.0.5", Ipv4Address.ALL_SPF_ROUTERS.toString());
        assertEquals("224.0.0.6", Ipv4Address.ALL_D_ROUTERS.toString());
    }
}
