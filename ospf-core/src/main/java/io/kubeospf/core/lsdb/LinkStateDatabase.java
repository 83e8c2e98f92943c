package io.kubeospf.core.lsdb;

import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The LSAs of the area, of the Autonomous System, and of each link (RFC 2328 12.2, RFC 5250 3). */
public final class LinkStateDatabase {
    private final RouterId self;
    private final TreeMap<ScopedLsaKey, LsdbEntry> entries = new TreeMap<>();
    private final SortedMap<LsType, Integer> counts = new TreeMap<>();
    private int roomInOurName;
    private int roomOfOthers;

    /**
     * An empty database.
     *
     * @param self the router that it belongs to
     */
    public LinkStateDatabase(RouterId self) {
        this.self = self;
    }

    public Optional<LsdbEntry> find(ScopedLsaKey place) {
        return Optional.ofNullable(entries.get(place));
    }

    /** Puts an instance in the place of the one that is there, if any. */
    public LsdbEntry install(ScopedLsaKey place, Lsa lsa, LsdbEntry.Source source, Instant now) {
        LsdbEntry entry = new LsdbEntry(place, lsa, source, now);
        put(entry);
        return entry;
    }

    /** From now on the LSA is not in the database any more, and only its flush is remembered. */
    public void forget(LsdbEntry entry) {
        LsdbEntry memory =
                new LsdbEntry(entry.place(), entry.installed(), LsdbEntry.Source.FORGOTTEN, entry.installedAt());
        memory.sentAt(entry.lastSentAt());
        put(memory);
    }

    private void put(LsdbEntry entry) {
        LsdbEntry before = entries.put(entry.place(), entry);
        if (before != null) {
            account(before, -1);
        }
        account(entry, 1);
    }

    public void remove(ScopedLsaKey place) {
        LsdbEntry before = entries.remove(place);
        if (before != null) {
            account(before, -1);
        }
    }

    private void account(LsdbEntry entry, int sign) {
        if (entry.source() != LsdbEntry.Source.FORGOTTEN) {
            count(entry.place().key().type(), sign);
        }
        int room = sign * DatabaseRoom.of(entry.installed().header());
        if (isInOurName(entry.place().key())) {
            roomInOurName += room;
        } else {
            roomOfOthers += room;
        }
    }

    private void count(LsType type, int sign) {
        int count = counts.getOrDefault(type, 0) + sign;
        if (count == 0) {
            counts.remove(type);
        } else {
            counts.put(type, count);
        }
    }

    /** Whether the router that the database belongs to is the advertising router. */
    public boolean isInOurName(LsaKey key) {
        return key.advertisingRouter().equals(self);
    }

    /** What the LSAs in our name take, whoever sent them, as {@link DatabaseRoom} counts. */
    int roomInOurName() {
        return roomInOurName;
    }

    /** What the LSAs of other routers take, as {@link DatabaseRoom} counts. */
    public int roomOfOthers() {
        return roomOfOthers;
    }

    /**
     * The LSAs of one type whose Link State IDs are within a range.
     *
     * @param type one that is flooded beyond a link
     * @param last is in the range
     */
    public Collection<LsdbEntry> entries(LsType type, LinkStateId first, LinkStateId last) {
        ScopedLsaKey from = ScopedLsaKey.beyondLink(new LsaKey(type, first, RouterId.NONE));
        ScopedLsaKey to = ScopedLsaKey.beyondLink(new LsaKey(type, last, RouterId.HIGHEST));
        return Collections.unmodifiableCollection(
                entries.subMap(from, true, to, true).values());
    }

    /** Those beyond a place, in the order of their places. */
    public Collection<LsdbEntry> entriesAfter(ScopedLsaKey place) {
        return Collections.unmodifiableCollection(entries.tailMap(place, false).values());
    }

    /** How many entries there are of each type that has any. */
    public SortedMap<LsType, Integer> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }

    /** All entries in the order of their places, with the flushes that are remembered. */
    public Collection<LsdbEntry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }
}
