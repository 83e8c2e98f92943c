package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The LSAs that were flooded to a neighbor and not yet acknowledged (RFC 2328 10). */
public final class LinkStateRetransmissionList {
    private final Map<LsaKey, Entry> entries = new LinkedHashMap<>();

    /**
     * One unacknowledged LSA.
     *
     * @param dueAt when it is to be sent again
     */
    public record Entry(Lsa lsa, Instant dueAt) {}

    /** Adds an instance in the place of an older one of the same LSA. */
    public void add(Lsa lsa, Instant dueAt) {
        // Removed first, so that the order of the list stays the order of the due times.
        entries.remove(lsa.key());
        entries.put(lsa.key(), new Entry(lsa, dueAt));
    }

    public void remove(LsaKey key) {
        entries.remove(key);
    }

    /** Removes the LSA if the acknowledged instance is the one on the list (RFC 2328 13.7). */
    public boolean acknowledge(LsaHeader acknowledged) {
        Entry entry = entries.get(acknowledged.key());
        boolean same = entry != null && entry.lsa().header().compareRecency(acknowledged) == 0;
        if (same) {
            entries.remove(acknowledged.key());
        }
        return same;
    }

    public boolean contains(LsaKey key) {
        return entries.containsKey(key);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public int size() {
        return entries.size();
    }

    /** In the order in which they are due. */
    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    public Optional<Instant> nextDue() {
        return entries.values().stream().findFirst().map(Entry::dueAt);
    }

    void clear() {
        entries.clear();
    }
}
