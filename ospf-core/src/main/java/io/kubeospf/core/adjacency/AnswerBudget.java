package io.kubeospf.core.adjacency;

import java.time.Duration;
import java.time.Instant;

/**
 * What one neighbor's Link State Requests are answered with in a second. Its few octets can ask for LSAs of 64 kB, and again as soon as
 * they have come; a database full of AS-external-LSAs fits, so that who really loads it does not wait.
 */
public final class AnswerBudget {
    static final int OCTETS = 4 * 1024 * 1024;

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private Instant intervalEnds = Instant.MIN;
    private int left;

    /** Whether so many octets may be sent; if so, they count. */
    public boolean allows(int octets, Instant now) {
        if (!now.isBefore(intervalEnds)) {
            intervalEnds = now.plus(INTERVAL);
            left = OCTETS;
        }
        boolean allowed = octets <= left;
        if (allowed) {
            left -= octets;
        }
        return allowed;
    }
}
