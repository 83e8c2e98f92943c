package io.kubeospf.daemon.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CollectionShareTest {
    private final CollectionShare share = new CollectionShare();

    @Test
    void isKnownTenSecondsAfterTheFirstLook() {
        assertEquals(OptionalInt.empty(), at(0, 5_000));
        assertEquals(OptionalInt.empty(), at(9, 14_000));
        assertEquals(OptionalInt.of(90), at(10, 14_000));
    }

    @Test
    void isOfTheLastMinute() {
        for (int second = 0; second <= 60; second++) {
            OptionalInt unused = at(second, second * 950);
        }
        assertEquals(OptionalInt.of(95), at(60, 57_000));
        for (int second = 61; second <= 120; second++) {
            OptionalInt unused = at(second, 57_000);
        }
        assertEquals(OptionalInt.of(0), at(120, 57_000), "it has recovered");
    }

    @Test
    void beginsAnewAfterALongTimeWithoutALook() {
        assertEquals(OptionalInt.empty(), at(0, 0));
        assertEquals(OptionalInt.empty(), at(100, 100_000));
    }

    private OptionalInt at(int second, int collectedMilliseconds) {
        return share.percent(Instant.EPOCH.plusSeconds(second), Duration.ofMillis(collectedMilliseconds));
    }
}
