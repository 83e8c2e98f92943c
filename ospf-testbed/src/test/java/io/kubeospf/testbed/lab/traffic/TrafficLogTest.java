package io.kubeospf.testbed.lab.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
    void eachOutageHasItsTimesAndTheLongestIsTheWorst() {
        TrafficLog log = TrafficLog.parse("1000000 \n1200000 a\n2000000 \n2500000 \n3000000 a\n4000000 \n4100000 a\n");
        TrafficLog.Outage worst = new TrafficLog.Outage(Instant.ofEpochSecond(2), Instant.ofEpochSecond(3));
        assertEquals(3, log.outages().size());
        assertEquals(Optional.of(worst), log.worst());
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
