package io.kubeospf.core.origination;

import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LinkStateDatabase;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of own LSAs apart from the database, where they need not be any more. Others can send any number in our name; of
 * those nothing has to be remembered once they have left.
 */
final class OwnHistories {
    /** So many are kept before anybody looks which are needless. */
    private static final int LEAST_TO_LOOK = 1000;

    private final LinkStateDatabase database;
    private final SortedMap<ScopedLsaKey, History> histories = new TreeMap<>();
    private int lookAt = LEAST_TO_LOOK;

    /**
     * What is known of one.
     *
     * @param lastAt when we last originated or flushed it, or heard that somebody goes on to contest it
     * @param changeAt from when on we may originate another instance
     * @param lastNumber the highest sequence number seen; neighbors may hold that instance after we have removed it
     * @param hadFormerLife whether a neighbor once had a newer instance than we
     * @param originated whether any instance is ours
     */
    record History(
            Instant lastAt,
            Instant changeAt,
            Instant refreshAt,
            Optional<LsSequenceNumber> lastNumber,
            boolean hadFormerLife,
            boolean originated) {
        private static final History NONE =
                new History(Instant.MIN, Instant.MIN, Instant.MIN, Optional.empty(), false, false);

        History originated(Instant now, Instant nextRefresh, LsSequenceNumber number) {
            return new History(now, afterInterval(now), nextRefresh, Optional.of(number), hadFormerLife, true);
        }

        History flushed(Instant now) {
            return new History(now, afterInterval(now), Instant.MAX, lastNumber, hadFormerLife, originated);
        }

        private static Instant afterInterval(Instant now) {
            return now.plus(ArchitecturalConstants.MIN_LS_INTERVAL);
        }

        /**
         * The first time it is our own former life that is heard of, which is answered without waiting. Who goes on must not have the
         * better of us for MinLSInterval: it is answered, or flushed, as soon as those who have just taken its instance will take
         * another. Earlier they would drop the answer, and while they send it on and on and let flushes go after ten seconds, an
         * instance and its flush can follow each other around for ever.
         */
        History contested(LsSequenceNumber number, Instant since) {
            Optional<LsSequenceNumber> last = Optional.of(number);
            return hadFormerLife
                    ? new History(since, since.plus(Upkeep.ARRIVAL_SPACING), refreshAt, last, true, originated)
                    : new History(Instant.MIN, Instant.MIN, refreshAt, last, true, originated);
        }

        /**
         * A neighbor has an instance that is not installed here. MinLSArrival does not bound how often that is told, so a time that is
         * set already does not move away.
         */
        History overtaken(LsSequenceNumber number, Instant now) {
            Instant next = hadFormerLife ? now.plus(Upkeep.ARRIVAL_SPACING) : Instant.MIN;
            boolean isSooner = changeAt.isAfter(now) && changeAt.isBefore(next);
            LsSequenceNumber highest =
                    lastNumber.filter(last -> last.compareTo(number) > 0).orElse(number);
            return new History(lastAt, isSooner ? changeAt : next, refreshAt, Optional.of(highest), true, originated);
        }

        /** After MaxAge no instance of ours can be anywhere. */
        private boolean isNeedless(Instant now) {
            return !originated || lastAt.isBefore(now.minus(ArchitecturalConstants.MAX_AGE));
        }
    }

    OwnHistories(LinkStateDatabase database) {
        this.database = database;
    }

    History of(ScopedLsaKey place) {
        return histories.getOrDefault(place, History.NONE);
    }

    void put(ScopedLsaKey place, History history) {
        histories.put(place, history);
    }

    Set<ScopedLsaKey> places() {
        return Collections.unmodifiableSet(histories.keySet());
    }

    /** Forgets what can be forgotten, whenever there is twice as much as there has to be. */
    void forgetNeedless(Set<ScopedLsaKey> wanted, Instant now) {
        if (histories.size() >= lookAt) {
            histories
                    .entrySet()
                    .removeIf(entry -> !wanted.contains(entry.getKey())
                            && entry.getValue().isNeedless(now)
                            && database.find(entry.getKey()).isEmpty());
            lookAt = Math.max(LEAST_TO_LOOK, 2 * histories.size());
        }
    }
}
