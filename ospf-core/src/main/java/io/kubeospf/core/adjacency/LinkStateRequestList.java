package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The LSAs that a neighbor described and that are newer than ours (RFC 2328 10). */
public final class LinkStateRequestList {
    private final Map<LsaKey, LsaHeader> wanted = new LinkedHashMap<>();
    private final Set<LsaKey> outstanding = new LinkedHashSet<>();

    void add(LsaHeader header) {
        wanted.put(header.key(), header);
    }

    /** The instance that the neighbor described. */
    public Optional<LsaHeader> find(LsaKey key) {
        return Optional.ofNullable(wanted.get(key));
    }

    public void remove(LsaKey key) {
        wanted.remove(key);
        outstanding.remove(key);
    }

    public boolean isEmpty() {
        return wanted.isEmpty();
    }

    public int size() {
        return wanted.size();
    }

    /** Whether the last request is not yet answered in full. */
    boolean hasOutstanding() {
        return !outstanding.isEmpty();
    }

    /** The first of the list, which from now on are outstanding. */
    List<LsaKey> takeNextBatch(int most) {
        outstanding.clear();
        wanted.keySet().stream().limit(most).forEach(outstanding::add);
        return new ArrayList<>(outstanding);
    }

    void clear() {
        wanted.clear();
        outstanding.clear();
    }
}
