package io.kubeospf.core.schedule;

import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.ScopedLsaKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to be done before the current input is finished. Who notices writes it down; {@code Speaker} has it done, in its
 * order.
 */
public final class Agenda {
    private final SortedSet<String> elections = new TreeSet<>();
    private final SortedSet<String> backupsSeen = new TreeSet<>();
    private final SortedSet<ScopedLsaKey> contested = new TreeSet<>();
    private final SortedMap<ScopedLsaKey, LsSequenceNumber> overtaken = new TreeMap<>();
    private final Map<ScopedLsaKey, Lsa> floods = new LinkedHashMap<>();
    private final SortedSet<ScopedLsaKey> removals = new TreeSet<>();
    private boolean origination;
    private boolean removal;

    /** The neighbors of an interface have changed: its Designated Router may change (RFC 2328 9.2 NeighborChange). */
    public void electionDue(String interfaceName) {
        elections.add(interfaceName);
    }

    public Optional<String> takeElection() {
        return takeFirst(elections);
    }

    /** A neighbor tells who is Designated Router or Backup, so waiting can end (RFC 2328 9.2 BackupSeen). */
    public void backupSeen(String interfaceName) {
        backupsSeen.add(interfaceName);
    }

    public Optional<String> takeBackupSeen() {
        return takeFirst(backupsSeen);
    }

    /** No election of an interface is due any more, whatever its neighbors have done. */
    public void noElectionDue(String interfaceName) {
        elections.remove(interfaceName);
        backupsSeen.remove(interfaceName);
    }

    /** Something that own LSAs are made of has changed, or a timer of theirs is due. */
    public void originationDue() {
        origination = true;
    }

    /** Whether origination was due; it is not any more. */
    public boolean takeOrigination() {
        boolean due = origination;
        origination = false;
        return due;
    }

    /** An own LSA is to be installed and flooded. */
    public void floodDue(ScopedLsaKey place, Lsa lsa) {
        floods.put(place, lsa);
    }

    /** The own LSAs to be installed and flooded, in the order in which they were noted. */
    public Map<ScopedLsaKey, Lsa> takeFloods() {
        Map<ScopedLsaKey, Lsa> due = new LinkedHashMap<>(floods);
        floods.clear();
        return due;
    }

    /** A neighbor sent an instance of an own LSA that is newer than ours (RFC 2328 13.4). */
    public void contested(ScopedLsaKey place) {
        contested.add(place);
        originationDue();
    }

    public Optional<ScopedLsaKey> takeContested() {
        return takeFirst(contested);
    }

    /** A neighbor has an instance of an own LSA that is newer than ours and that we do not install (RFC 2328 13.4). */
    public void overtaken(ScopedLsaKey place, LsSequenceNumber number) {
        overtaken.merge(place, number, (one, other) -> one.compareTo(other) > 0 ? one : other);
        originationDue();
    }

    /** The own LSAs of which neighbors have newer instances, with their highest sequence numbers; they are then no longer noted. */
    public SortedMap<ScopedLsaKey, LsSequenceNumber> takeOvertaken() {
        SortedMap<ScopedLsaKey, LsSequenceNumber> due = new TreeMap<>(overtaken);
        overtaken.clear();
        return due;
    }

    /** An LSA at MaxAge may be ready to leave the database (RFC 2328 14). */
    public void removalDue(ScopedLsaKey place) {
        removals.add(place);
    }

    /** Those that may be ready, which are then no longer noted. */
    public List<ScopedLsaKey> takeRemovals() {
        List<ScopedLsaKey> due = List.copyOf(removals);
        removals.clear();
        return due;
    }

    /** Any LSA at MaxAge may be ready to leave the database, for a neighbor has synchronized or is gone. */
    public void removalDue() {
        removal = true;
    }

    /** Whether removal of any was due; it is not any more. */
    public boolean takeRemoval() {
        boolean due = removal;
        removal = false;
        return due;
    }

    /** Whether there is anything to remove, perhaps. */
    public boolean isRemovalDue() {
        return removal || !removals.isEmpty();
    }

    private static <T> Optional<T> takeFirst(SortedSet<T> set) {
        if (set.isEmpty()) {
            return Optional.empty();
        }
        T first = set.first();
        set.remove(first);
        return Optional.of(first);
    }
}
