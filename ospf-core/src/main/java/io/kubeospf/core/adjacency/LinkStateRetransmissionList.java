package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The LSAs that were flooded to a neighbor and not yet acknowledged (RFC 2328 10). */
public final class LinkStateRetransmissionList {
    /** Those that go before all others. */
    private final Map<LsaKey, Entry> unsent = new LinkedHashMap<>();

    /** In the order in which they are due. */
    private final Map<LsaKey, Entry> sent = new LinkedHashMap<>();

    /**
     * One unacknowledged LSA.
     *
     * @param dueAt when it is to be sent, or sent again
     * @param sent whether it was sent before
     */
    public record Entry(Lsa lsa, Instant dueAt, boolean sent) {}

    /** Adds an instance that is sent now, in the place of an older one of the same LSA. */
    public void add(Lsa lsa, Instant dueAt) {
        // Removed first, so that the order of the list stays the order of the due times.
        remove(lsa.key());
        sent.put(lsa.key(), new Entry(lsa, dueAt, true));
    }

    /** Adds an instance that is to be sent as soon as can be, in the place of an older one of the same LSA. */
    void addUnsent(Lsa lsa, Instant now) {
        remove(lsa.key());
        unsent.put(lsa.key(), new Entry(lsa, now, false));
    }

    public void remove(LsaKey key) {
        unsent.remove(key);
        sent.remove(key);
    }

    /** Removes the LSA if the acknowledged instance is the one on the list (RFC 2328 13.7). */
    public boolean acknowledge(LsaHeader acknowledged) {
        Entry entry = unsent.getOrDefault(acknowledged.key(), sent.get(acknowledged.key()));
        boolean same = entry != null && entry.lsa().header().compareInstance(acknowledged) == 0;
        if (same) {
            remove(acknowledged.key());
        }
        return same;
    }

    public boolean contains(LsaKey key) {
        return unsent.containsKey(key) || sent.containsKey(key);
    }

    public boolean isEmpty() {
        return unsent.isEmpty() && sent.isEmpty();
    }

    public int size() {
        return unsent.size() + sent.size();
    }

    /** In the order in which they are due. */
    public Stream<Entry> entries() {
        return Stream.concat(unsent.values().stream(), sent.values().stream());
    }

    public Optional<Instant> nextDue() {
        return entries().findFirst().map(Entry::dueAt);
    }

    void clear() {
        unsent.clear();
        sent.clear();
    }
}
