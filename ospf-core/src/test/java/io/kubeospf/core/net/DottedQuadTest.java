package io.kubeospf.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DottedQuadTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0",
        "0.0.0.1, 1",
        "10.96.0.0, 174063616",
        "127.255.255.255, 2147483647",
        "128.0.0.0, -2147483648",
        "192.168.100.132, -1062706044",
        "255.255.255.255, -1"
    })
    void readsAndWritesTheSameNumber(String text, int value) {
        assertEquals(value, DottedQuad.parse(text));
        assertEquals(text, DottedQuad.format(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "...",
                "10",
                "10.96.0",
                "10.96.0.0.0",
                "10.96.0.0.",
                ".10.96.0.0",
                "10..0.0",
                "256.0.0.0",
                "10.96.0.256",
                "10.96.0.999",
                "10.96.0.1000",
                "10.96.0.99999999999",
                "-1.0.0.0",
                "+1.0.0.0",
                "010.0.0.0",
                "10.00.0.0",
                "0x0a.0.0.0",
                " 10.96.0.0",
                "10.96.0.0 ",
                "10.96.0.0\n",
                "10.96.0.\u0661",
                "ten.96.0.0"
            })
    void refusesWhatIsNotFourNumbersAndSaysWhatIsExpected(String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> DottedQuad.parse(text));

        assertEquals(
                "'" + text + "' is not four numbers of 0 to 255 joined by dots, such as 192.168.100.132",
                refusal.getMessage());
    }

    @ParameterizedTest
    @MethodSource("numbersInOrder")
    <T extends Comparable<T>> void numbersOrderAsUnsigned(List<T> ascending) {
        for (int index = 1; index < ascending.size(); index++) {
            T lower = ascending.get(index - 1);
            T higher = ascending.get(index);
            assertTrue(lower.compareTo(higher) < 0, () -> lower + " comes before " + higher);
            assertTrue(higher.compareTo(lower) > 0, () -> higher + " comes after " + lower);
        }
    }

    static Stream<List<?>> numbersInOrder() {
        return Stream.of(
                ascending(Ipv4Address::parse),
                ascending(RouterId::parse),
                ascending(AreaId::parse),
                ascending(LinkStateId::parse));
    }

    private static <T> List<T> ascending(Function<String, T> parse) {
        return Stream.of("0.0.0.0", "10.0.0.2", "10.0.0.10", "127.255.255.255", "128.0.0.0", "255.255.255.255")
                .map(parse)
                .toList();
    }

    @Test
    void numbersReadAsTheyAreWritten() {
        assertEquals("192.168.100.132", Ipv4Address.parse("192.168.100.132").toString());
        assertEquals("192.168.100.132", RouterId.parse("192.168.100.132").toString());
        assertEquals("0.0.0.51", AreaId.parse("0.0.0.51").toString());
        assertEquals("10.111.255.255", LinkStateId.parse("10.111.255.255").toString());
    }
}
