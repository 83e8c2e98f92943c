package io.kubeospf.core.adjacency;

import io.kubeospf.core.packet.DatabaseDescription;
import java.time.Instant;
import java.util.Optional;

/** What one neighbor's database exchange has come to (RFC 2328 10). */
final class DatabaseExchangeState {
    /** Whether we lead the exchange. */
    boolean master;

    int sequenceNumber;

    /** When we last claimed to be master. */
    Instant lastOpenedAt = Instant.MIN;

    final DatabaseSummaryList summaryList = new DatabaseSummaryList();

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
