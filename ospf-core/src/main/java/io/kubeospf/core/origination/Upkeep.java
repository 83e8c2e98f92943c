package io.kubeospf.core.origination;

import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.lsdb.LsdbEntry.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an own LSA needs next, and when: what is wanted held against what is there (RFC 2328 12.4, 14.1). Pure; {@link
 * LsaOriginator} obeys.
 *
 * @param wanted empty when the LSA is not to be in the database
 * @param held whether nothing new is to be originated for now
 * @param lastNumber the highest sequence number that is known of; a neighbor that has a higher one than ours does not take ours
 * @param lastAt when the LSA was last originated or flushed by us, or somebody went on to contest it
 * @param changeAt from when on another instance may follow
 * @param refreshAt when the instance that we originated last is due for refresh
 */
record Upkeep(
        Optional<LsaBody> wanted,
        Optional<LsdbEntry> installed,
        boolean held,
        Optional<LsSequenceNumber> lastNumber,
        Instant lastAt,
        Instant changeAt,
        Instant refreshAt) {

    /** A neighbor drops what comes within MinLSArrival, a flush too; and not every packet travels equally fast. */
    static final Duration ARRIVAL_SPACING = ArchitecturalConstants.MIN_LS_ARRIVAL.plusMillis(100);

    /** The next step. */
    enum Action {
        NONE,
        ORIGINATE,
        FLUSH
    }

    /** An action and the moment from which on it may be done. */
    record Step(Action action, Instant at) {
        private static final Step NONE = new Step(Action.NONE, Instant.MAX);
    }

    Step next(Instant now) {
        boolean leaving =
                installed.filter(entry -> entry.header(now).isMaxAge()).isPresent();
        if (wanted.isEmpty()) {
            boolean gone = installed.isEmpty() || leaving;
            return gone ? Step.NONE : new Step(Action.FLUSH, lastAt.plus(ARRIVAL_SPACING));
        }
        boolean current = !leaving && installed.filter(this::isAsWanted).isPresent();
        boolean wrapping = installed.filter(LsdbEntry::isLastInstance).isPresent();
        if (held || (wrapping && leaving)) {
            // After the last sequence number it starts again when it has left the database (RFC 2328 12.1.6).
            return Step.NONE;
        }
        return new Step(wrapping ? Action.FLUSH : Action.ORIGINATE, current ? refreshAt : changeAt);
    }

    private boolean isAsWanted(LsdbEntry entry) {
        boolean overtaken = lastNumber
                .filter(last -> last.compareTo(entry.installed().header().sequenceNumber()) > 0)
                .isPresent();
        return !overtaken
                && entry.source() == Source.ORIGINATED
                && entry.installed().body().equals(wanted.orElseThrow());
    }
}
