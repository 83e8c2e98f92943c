package io.kubeospf.core.lsdb;

import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.ScopedLsaKey;
import java.time.Duration;
import java.time.Instant;

/** An LSA in the database. Its age is computed from the time at which it was installed. */
public final class LsdbEntry {
    private final ScopedLsaKey place;
    private final Lsa lsa;
    private final Source source;
    private final Instant installedAt;
    private Instant lastSentAt = Instant.MIN;

    /** How an instance came into the database. */
    public enum Source {
        ORIGINATED,
        RECEIVED,
        /**
         * The memory of a flush: the LSA has left the database (RFC 2328 14), or was unknown here when the flush came. It only keeps
         * older copies from coming to life.
         */
        FORGOTTEN
    }

    LsdbEntry(ScopedLsaKey place, Lsa lsa, Source source, Instant installedAt) {
        this.place = place;
        this.lsa = lsa;
        this.source = source;
        this.installedAt = installedAt;
    }

    public ScopedLsaKey place() {
        return place;
    }

    public Source source() {
        return source;
    }

    public Instant installedAt() {
        return installedAt;
    }

    /** When this instance last went out in a Link State Update (RFC 2328 13 (8)); {@link Instant#MIN} for never. */
    public Instant lastSentAt() {
        return lastSentAt;
    }

    public void sentAt(Instant now) {
        lastSentAt = now;
    }

    /** The LSA as it was installed, at the age of then. */
    public Lsa installed() {
        return lsa;
    }

    /** The LSA at its present age. */
    public Lsa lsa(Instant now) {
        return lsa.withAge(age(now));
    }

    public LsaHeader header(Instant now) {
        return lsa.header().withAge(age(now));
    }

    /** Whether it has the last sequence number, after which the LSA must leave before another instance comes (RFC 2328 12.1.6). */
    public boolean isLastInstance() {
        return lsa.header().sequenceNumber().equals(LsSequenceNumber.MAXIMUM);
    }

    /** When the age reaches MaxAge; {@link Instant#MAX} for an LSA that does not age (RFC 1793). */
    public Instant maxAgeAt() {
        LsaHeader header = lsa.header();
        return header.doesNotAge()
                ? Instant.MAX
                : installedAt.plus(ArchitecturalConstants.MAX_AGE.minusSeconds(header.seconds()));
    }

    private int age(Instant now) {
        LsaHeader header = lsa.header();
        if (header.doesNotAge()) {
            return header.age();
        }
        long elapsed = Duration.between(installedAt, now).toSeconds();
        return (int) Math.min(ArchitecturalConstants.MAX_AGE.toSeconds(), header.seconds() + elapsed);
    }
}
