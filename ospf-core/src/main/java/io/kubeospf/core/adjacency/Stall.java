package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.output.StallSign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A database exchange that does not advance.
 *
 * @param since when the last progress was, or the repeated packet came for the first time
 * @param limit how long that may last
 * @param lsas those that are requested in vain, or that our unanswered Database Description lists
 * @param restarts how often the exchange was restarted because of this stall
 * @param nextRestart the earliest time of the next restart
 */
public record Stall(
        StallSign sign, Instant since, Duration limit, List<LsaKey> lsas, int restarts, Instant nextRestart) {

    Stall restarted(int count, Instant next) {
        return new Stall(sign, since, limit, lsas, count, next);
    }
}
