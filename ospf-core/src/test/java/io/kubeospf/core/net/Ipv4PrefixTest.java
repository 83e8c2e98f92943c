package io.kubeospf.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4PrefixTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "10.96.0.0/12", "128.0.0.0/1", "192.168.100.128/25", "255.255.255.255/32"})
    void readsAndWritesTheSamePrefix(String text) {
        assertEquals(text, Ipv4Prefix.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.96.0.0",
                "10.96.0.0/",
                "10.96.0.0/33",
                "10.96.0.0/-1",
                "10.96.0.0/012",
                "10.96.0.0/12/12",
                "10.96.0.0/ 12",
                "10.96.0.0/255.240.0.0",
                "/"
            })
    void refusesWhatHasNoLengthAndSaysWhatIsExpected(String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Ipv4Prefix.parse(text));

        assertEquals(
                "'" + text + "' is not a prefix: an address, a slash and a length of 0 to 32, such as 10.96.0.0/12",
                refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/12", "10.96.0/12", "10.96.0.256/12", "10.96.0.0 /12"})
    void refusesABadAddressByNamingTheAddress(String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Ipv4Prefix.parse(text));

        assertEquals(
                "'" + text.substring(0, text.indexOf('/'))
                        + "' is not four numbers of 0 to 255 joined by dots, such as 192.168.100.132",
                refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "10.96.0.1/12,       10.96.0.0/12",
        "10.111.255.255/12,  10.96.0.0/12",
        "192.168.100.1/31,   192.168.100.0/31",
        "128.0.0.0/0,        0.0.0.0/0"
    })
    void refusesHostBitsAndNamesTheNetwork(String text, String network) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Ipv4Prefix.parse(text));

        assertEquals(text + " has host bits set; the network is " + network, refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.100.132, 24, 192.168.100.0/24",
        "192.168.100.132, 32, 192.168.100.132/32",
        "192.168.100.132, 31, 192.168.100.132/31",
        "192.168.100.132, 1,  128.0.0.0/1",
        "192.168.100.132, 0,  0.0.0.0/0"
    })
    void theNetworkOfAnAddressHasNoHostBits(String address, int length, String network) {
        assertEquals(
                network,
                Ipv4Prefix.containing(Ipv4Address.parse(address), length).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "10.96.0.0/12,   10.95.255.255,   false",
        "10.96.0.0/12,   10.96.0.0,       true",
        "10.96.0.0/12,   10.96.0.10,      true",
        "10.96.0.0/12,   10.111.255.255,  true",
        "10.96.0.0/12,   10.112.0.0,      false",
        "10.96.0.10/32,  10.96.0.10,      true",
        "10.96.0.10/32,  10.96.0.11,      false",
        "0.0.0.0/0,      255.255.255.255, true"
    })
    void containsTheAddressesFromItsFirstToItsLast(String prefix, String address, boolean contained) {
        assertEquals(contained, Ipv4Prefix.parse(prefix).contains(Ipv4Address.parse(address)));
    }

    @Test
    void ordersByUnsignedAddressThenShorterFirst() {
        List<Ipv4Prefix> ascending = Stream.of(
                        "0.0.0.0/0", "10.96.0.0/12", "10.96.0.0/16", "10.96.0.0/32", "10.97.0.0/16", "192.168.0.0/16")
                .map(Ipv4Prefix::parse)
                .toList();

        for (int index = 1; index < ascending.size(); index++) {
            Ipv4Prefix lower = ascending.get(index - 1);
            Ipv4Prefix higher = ascending.get(index);
            assertTrue(lower.compareTo(higher) < 0, () -> lower + " comes before " + higher);
            assertTrue(higher.compareTo(lower) > 0, () -> higher + " comes after " + lower);
        }
    }
}
