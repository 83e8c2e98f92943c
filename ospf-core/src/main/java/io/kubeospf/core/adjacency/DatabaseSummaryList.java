package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LinkStateDatabase;
import io.kubeospf.core.lsdb.LsdbEntry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The LSAs that are still to be described to a neighbor (RFC 2328 10). Not a copy of the database but a place in it, so that a
 * neighbor that begins an exchange costs neither memory nor time: what lies beyond is to be described, as it is then. What comes to a
 * place that was passed is flooded to the neighbor, as everything is from Exchange on.
 */
final class DatabaseSummaryList {
    /** What more the neighbor has described is described to it needlessly. Both sides in the same order need a packet's number. */
    static final int MOST_KNOWN = 1000;

    private final TreeSet<ScopedLsaKey> known = new TreeSet<>();
    private Optional<ScopedLsaKey> last = Optional.empty();
    private boolean complete;

    /** What has not been passed yet, in the order of the places. */
    Collection<LsdbEntry> rest(LinkStateDatabase database) {
        if (complete) {
            return List.of();
        }
        return last.map(database::entriesAfter).orElseGet(database::entries);
    }

    /** What is at the place has been described, or needs no description. */
    void passed(ScopedLsaKey place) {
        last = Optional.of(place);
        known.remove(place);
    }

    /** All has been described. */
    void complete() {
        complete = true;
        known.clear();
    }

    /** The neighbor has described the instance that we have, or a newer one (RFC 5243). */
    void know(ScopedLsaKey place) {
        boolean ahead =
                !complete && last.filter(passed -> passed.compareTo(place) >= 0).isEmpty();
        if (ahead && known.size() < MOST_KNOWN) {
            known.add(place);
        }
    }

    boolean isKnown(ScopedLsaKey place) {
        return known.contains(place);
    }

    void clear() {
        known.clear();
        last = Optional.empty();
        complete = false;
    }
}
