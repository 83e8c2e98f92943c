package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Looks again and again whether some things are as they should be. */
final class Watch {
    /** So long all must be well before it is believed. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Map<String, BooleanSupplier> facts;
    private final Map<String, Instant> lastFalse = new TreeMap<>();

    Watch(Map<String, BooleanSupplier> facts) {
        this.facts = new TreeMap<>(facts);
    }

    /** Returns when all have been true for a while; gives how long after that moment each was last seen untrue. */
    Map<String, Duration> restoredAfter(Instant moment, Duration patience) {
        lastFalse.clear();
        await("again: " + facts.keySet()).atMost(patience).pollInterval(GLANCE).until(() -> {
            look();
            Instant quiet = Instant.now().minus(QUIET);
            return quiet.isAfter(moment) && lastFalse.values().stream().allMatch(quiet::isAfter);
        });
        Map<String, Duration> durations = new TreeMap<>();
        facts.keySet()
                .forEach(name -> durations.put(name, Duration.between(moment, lastFalse.getOrDefault(name, moment))));
        return durations;
    }

    private void look() {
        facts.forEach((name, fact) -> {
            if (!fact.getAsBoolean()) {
                lastFalse.put(name, Instant.now());
            }
        });
    }
}
