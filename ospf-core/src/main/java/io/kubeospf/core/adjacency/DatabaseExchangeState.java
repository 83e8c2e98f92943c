package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.packet.DatabaseDescription;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What one neighbor's database exchange has come to (RFC 2328 10). */
final class DatabaseExchangeState {
    /** Whether we lead the exchange. */
    boolean master;

    int sequenceNumber;

    /** The LSAs that are still to be described to the neighbor: the Database summary list. */
    final Set<ScopedLsaKey> summaryList = new LinkedHashSet<>();

    Optional<DatabaseDescription> lastReceived = Optional.empty();
    Optional<DatabaseDescription> lastSent = Optional.empty();

    /** Until when a slave answers a repeated last packet (RFC 2328 10.8); empty while the exchange runs. */
    Optional<Instant> lastSentHeldUntil = Optional.empty();

    void clear() {
        summaryList.clear();
        lastReceived = Optional.empty();
        lastSent = Optional.empty();
        lastSentHeldUntil = Optional.empty();
    }
}
