package io.kubeospf.core.flooding;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.lsdb.LsdbEntry.Source;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.schedule.Agenda;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Removes LSAs at MaxAge from the database as RFC 2328 14 says: as soon as no retransmission list holds them and no neighbor is in
 * state Exchange or Loading. An LSA that has left is not described, sent or shown. For 10 s after the flush was installed the flush
 * is remembered ({@link Source#FORGOTTEN}), so that a copy that was long on its way does not bring the LSA back to life.
 *
 * <p>After 60 s an LSA leaves in any case, so that a neighbor that acknowledges nothing cannot keep it, and with it the first
 * instance after the last sequence number (12.1.6).
 */
final class Removal {
    /** How long a flush is remembered after it was installed. */
    private static final Duration MEMORY = Duration.ofSeconds(10);

    /** How long an LSA stays at MaxAge at most, whatever neighbors do. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Area area;
    private final TimerQueue timers;
    private final Agenda agenda;
    private final Outbox outbox;

    /** The LSAs at MaxAge that are still in the database. A flood can bring all of it here, so each is examined only when it may go. */
    private final SortedSet<ScopedLsaKey> leaving = new TreeSet<>();

    Removal(Area area, TimerQueue timers, Agenda agenda, Outbox outbox) {
        this.area = area;
        this.timers = timers;
        this.agenda = agenda;
        this.outbox = outbox;
    }

    /** An instance was installed in the place of what was there. */
    void installed(LsdbEntry entry) {
        ScopedLsaKey place = entry.place();
        cancel(place);
        if (entry.source() == Source.FORGOTTEN) {
            armRemoval(place, entry.installedAt().plus(MEMORY));
        } else if (entry.installed().header().isMaxAge()) {
            leaving.add(place);
            agenda.removalDue(place);
            armRemoval(place, entry.installedAt().plus(LIMIT));
        }
    }

    private void armRemoval(ScopedLsaKey place, Instant at) {
        timers.arm(new TimerKey.RemovalTimer(place), at);
    }

    /** What is at the place is not to be removed, or has been. */
    void cancel(ScopedLsaKey place) {
        leaving.remove(place);
        timers.disarm(new TimerKey.RemovalTimer(place));
    }

    /** An LSA has stayed as long as it may, or a flush was remembered long enough. */
    void due(ScopedLsaKey place, Instant now) {
        area.database().find(place).ifPresent(entry -> {
            if (entry.source() != Source.FORGOTTEN) {
                remove(entry, now);
            } else if (area.isUnacknowledged(place.key())
                    && now.isBefore(entry.installedAt().plus(LIMIT))) {
                // A neighbor described an older instance and was sent the flush.
                armRemoval(place, entry.installedAt().plus(LIMIT));
            } else {
                delete(entry);
            }
        });
    }

    /** A neighbor has acknowledged an LSA. */
    void acknowledged(ScopedLsaKey place) {
        if (leaving.contains(place)) {
            agenda.removalDue(place);
        }
    }

    /** Removes what can be removed. */
    void perform(Instant now) {
        List<ScopedLsaKey> candidates = agenda.takeRemovals();
        boolean any = agenda.takeRemoval();
        if (!area.anyNeighborSynchronizing()) {
            for (ScopedLsaKey place : any ? List.copyOf(leaving) : candidates) {
                if (leaving.contains(place) && !area.isUnacknowledged(place.key())) {
                    area.database().find(place).ifPresent(entry -> remove(entry, now));
                }
            }
        }
    }

    private void remove(LsdbEntry entry, Instant now) {
        ScopedLsaKey place = entry.place();
        Instant forgotten = entry.installedAt().plus(MEMORY);
        // The instance after the last one has the first number, and would look older.
        if (now.isBefore(forgotten) && !entry.isLastInstance()) {
            cancel(place);
            area.database().forget(entry);
            armRemoval(place, forgotten);
        } else {
            delete(entry);
        }
        outbox.occurred(new Event.LsaRemoved(place.key()));
    }

    private void delete(LsdbEntry entry) {
        ScopedLsaKey place = entry.place();
        cancel(place);
        area.forgetUnacknowledged(place);
        area.database().remove(place);
        if (entry.isLastInstance()) {
            agenda.originationDue(); // an own LSA starts again at InitialSequenceNumber (RFC 2328 12.1.6)
        }
    }
}
