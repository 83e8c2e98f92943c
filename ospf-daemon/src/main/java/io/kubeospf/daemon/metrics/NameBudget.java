package io.kubeospf.daemon.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many names of neighbors of one interface Prometheus may hear for the first time. It keeps each for weeks, and whoever sends Hellos
 * makes up as many as it likes.
 */
final class NameBudget {
    static final int NAMES = 64;
    static final Duration PERIOD = Duration.ofHours(1);

    /** The oldest first. */
    private final Map<NeighborLife.Name, Instant> given = new LinkedHashMap<>();

    /** Whether there is room for the name; one that was given lately costs nothing. */
    boolean gives(NeighborLife.Name name, Instant now) {
        given.values().removeIf(at -> !now.isBefore(at.plus(PERIOD)));
        if (given.size() < NAMES) {
            given.putIfAbsent(name, now);
        }
        return given.containsKey(name);
    }
}
