package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrafficLogTest {
    @Test
    void anOutageLastsFromTheFirstLostRequestToTheNextAnsweredOneHoweverTheirLinesAreOrdered() {
        TrafficLog log = TrafficLog.parse("""
                1000000 a
                1200000\s
                1600000 b
                1800000 a
                2800000 a
                2000000\s
                2200000\s
                """);
        assertEquals("3 of 7 lost, longest outage 800 ms", log.toString());
        assertEquals(Set.of("a", "b"), log.answers());
    }

    @Test
    void anOutageThatDoesNotEndLastsToTheLastRequest() {
        assertEquals(
                Duration.ofMillis(500),
                TrafficLog.parse("1000000 a\n1100000 \n1600000 \n").longestOutage());
    }

    @Test
    void nothingLostIsNoOutage() {
        assertEquals(Duration.ZERO, TrafficLog.parse("1000000 a\n9000000 a\n").longestOutage());
    }
}
