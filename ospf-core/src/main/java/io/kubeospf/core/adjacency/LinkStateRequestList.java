package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsdb.DatabaseRoom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The LSAs that a neighbor described and that are newer than ours (RFC 2328 10). */
public final class LinkStateRequestList {
    private final Map<LsaKey, Wanted> wanted = new LinkedHashMap<>();
    private final Set<LsaKey> outstanding = new LinkedHashSet<>();

    private int promisedRoom;
    private int promisedRoomInOurName;

    /**
     * What is asked for.
     *
     * @param room what it will take of the database; 0 when an older instance is there
     * @param inOurName whose room that is
     */
    private record Wanted(LsaHeader header, int room, boolean inOurName) {}

    /** Adds a newer instance of an LSA that we have. */
    void add(LsaHeader header) {
        put(new Wanted(header, 0, false));
    }

    /** Adds an LSA that we do not have. */
    void addNew(LsaHeader header, boolean inOurName) {
        put(new Wanted(header, DatabaseRoom.of(header), inOurName));
    }

    private void put(Wanted item) {
        remove(item.header().key());
        wanted.put(item.header().key(), item);
        promise(item, 1);
    }

    private void promise(Wanted item, int sign) {
        if (item.inOurName()) {
            promisedRoomInOurName += sign * item.room();
        } else {
            promisedRoom += sign * item.room();
        }
    }

    /** What the database will have to hold of others when all of it has come. */
    int promisedRoom() {
        return promisedRoom;
    }

    /** The same of what is in our name. */
    int promisedRoomInOurName() {
        return promisedRoomInOurName;
    }

    /** The instance that the neighbor described. */
    public Optional<LsaHeader> find(LsaKey key) {
        return Optional.ofNullable(wanted.get(key)).map(Wanted::header);
    }

    public void remove(LsaKey key) {
        Wanted removed = wanted.remove(key);
        if (removed != null) {
            promise(removed, -1);
        }
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

    /** What the last request asks for and did not come. */
    List<LsaKey> outstanding() {
        return List.copyOf(outstanding);
    }

    /** The first of the list, which from now on are outstanding. */
    List<LsaKey> takeNextBatch(int most) {
        outstanding.clear();
        wanted.keySet().stream().limit(most).forEach(outstanding::add);
        return new ArrayList<>(outstanding);
    }

    void clear() {
        wanted.clear();
        promisedRoom = 0;
        promisedRoomInOurName = 0;
        outstanding.clear();
    }
}
