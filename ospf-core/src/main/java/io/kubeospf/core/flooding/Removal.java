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
 * Takes LSAs at MaxAge out of the database when every neighbor has acknowledged them and nobody synchronizes (RFC 2328 14); each only
 * after a while, so that a copy that was long on its way does not bring it back to life, and at the latest after a minute, so that a
 * neighbor that says nothing cannot keep it here, and with it an own LSA from beginning anew (12.1.6).
 */
final class Removal {
    /** How long an LSA stays in the database at MaxAge. */
    private static final Duration HOLD = Duration.ofSeconds(10);

    /** How long it stays at most, whatever neighbors do. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Area area;
    private final TimerQueue timers;
    private final Agenda agenda;
    private final Outbox outbox;

    /** Those that have stayed long enough. A flood can bring all of the database here, so each is looked at only when it may go. */
    private final SortedSet<ScopedLsaKey> overdue = new TreeSet<>();

    Removal(Area area, TimerQueue timers, Agenda agenda, Outbox outbox) {
        this.area = area;
        this.timers = timers;
        this.agenda = agenda;
        this.outbox = outbox;
    }

    /** An instance was installed in the place of what was there. */
    void installed(LsdbEntry entry) {
        cancel(entry.place());
        if (entry.installed().header().isMaxAge()) {
            timers.arm(
                    new TimerKey.RemovalTimer(entry.place()),
                    entry.installedAt().plus(HOLD));
        }
    }

    /** What is at the place is not to be removed, or has been. */
    void cancel(ScopedLsaKey place) {
        overdue.remove(place);
        timers.disarm(new TimerKey.RemovalTimer(place));
    }

    /** An LSA has stayed long enough, or as long as it may. */
    void due(ScopedLsaKey place, Instant now) {
        overdue.add(place);
        agenda.removalDue(place);
        area.database()
                .find(place)
                .map(Removal::limit)
                .filter(now::isBefore)
                .ifPresent(limit -> timers.arm(new TimerKey.RemovalTimer(place), limit));
    }

    private static Instant limit(LsdbEntry entry) {
        return entry.installedAt().plus(LIMIT);
    }

    /** A neighbor has acknowledged an LSA. */
    void acknowledged(ScopedLsaKey place) {
        if (overdue.contains(place)) {
            agenda.removalDue(place);
        }
    }

    /** Removes what can be removed. */
    void perform(Instant now) {
        List<ScopedLsaKey> candidates = agenda.takeRemovals();
        boolean any = agenda.takeRemoval();
        boolean synchronizing = area.anyNeighborSynchronizing();
        for (ScopedLsaKey place : any && !synchronizing ? List.copyOf(overdue) : candidates) {
            boolean settled = !synchronizing && !area.isUnacknowledged(place.key());
            if (overdue.contains(place)) {
                area.database()
                        .find(place)
                        .filter(entry -> settled || !now.isBefore(limit(entry)))
                        .ifPresent(this::remove);
            }
        }
    }

    private void remove(LsdbEntry entry) {
        ScopedLsaKey place = entry.place();
        cancel(place);
        area.forgetUnacknowledged(place);
        area.database().remove(place);
        agenda.originationDue();
        if (entry.source() != Source.FORGOTTEN) {
            outbox.occurred(new Event.LsaRemoved(place.key()));
        }
    }
}
