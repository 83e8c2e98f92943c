package io.kubeospf.core.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One-shot timers. Arming one again replaces it; those due at the same moment come in the order in which they were armed. */
public final class TimerQueue {
    private final TreeMap<Slot, TimerKey> bySlot = new TreeMap<>();
    private final Map<TimerKey, Slot> byKey = new LinkedHashMap<>();
    private long armed;

    private record Slot(Instant due, long order) implements Comparable<Slot> {
        private static final Comparator<Slot> ORDER =
                Comparator.comparing(Slot::due).thenComparingLong(Slot::order);

        @Override
        public int compareTo(Slot other) {
            return ORDER.compare(this, other);
        }
    }

    public void arm(TimerKey key, Instant due) {
        disarm(key);
        Slot slot = new Slot(due, armed++);
        bySlot.put(slot, key);
        byKey.put(key, slot);
    }

    public void disarm(TimerKey key) {
        Slot slot = byKey.remove(key);
        if (slot != null) {
            bySlot.remove(slot);
        }
    }

    public boolean isArmed(TimerKey key) {
        return byKey.containsKey(key);
    }

    /** When a timer is due; empty when it is not armed. */
    public Optional<Instant> dueAt(TimerKey key) {
        return Optional.ofNullable(byKey.get(key)).map(Slot::due);
    }

    /** How many timers are armed. */
    public int size() {
        return byKey.size();
    }

    /** When the next timer is due. */
    public Optional<Instant> nextDue() {
        return bySlot.isEmpty()
                ? Optional.empty()
                : Optional.of(bySlot.firstKey().due());
    }

    /** Takes the first timer that is due, which is then no longer armed. */
    public Optional<TimerKey> pollDue(Instant now) {
        if (bySlot.isEmpty() || bySlot.firstKey().due().isAfter(now)) {
            return Optional.empty();
        }
        TimerKey key = bySlot.pollFirstEntry().getValue();
        byKey.remove(key);
        return Optional.of(key);
    }
}
