package io.kubeospf.core.adjacency;

import io.kubeospf.core.schedule.NeighborKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many Hellos of an interface its neighbors can provoke: one a second each, and a few a second together. */
final class TriggeredHelloLimit {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int MOST_IN_INTERVAL = 10;

    private final Map<NeighborKey, Instant> recent = new LinkedHashMap<>();

    /** Whether a Hello may go out on account of this neighbor; if so, it counts. */
    boolean allows(NeighborKey neighbor, Instant now) {
        recent.values().removeIf(at -> !now.isBefore(at.plus(INTERVAL)));
        boolean allowed = recent.size() < MOST_IN_INTERVAL && !recent.containsKey(neighbor);
        if (allowed) {
            recent.put(neighbor, now);
        }
        return allowed;
    }
}
