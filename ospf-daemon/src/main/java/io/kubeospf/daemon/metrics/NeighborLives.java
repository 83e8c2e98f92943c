package io.kubeospf.daemon.metrics;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event.NeighborStateChanged;
import io.kubeospf.core.output.NeighborState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the speaker's view does not tell of neighbors: since when they are heard, and those that were full and are given up. They are
 * remembered for a while, so that whoever looks now and then sees that one is missing. Any thread may call.
 */
final class NeighborLives {
    /** Longer than an alert waits before it fires. */
    static final Duration MEMORY = Duration.ofMinutes(15);

    /** Of those given up. The one that was given up first makes room. */
    static final int LIMIT = 64;

    /** More than two interfaces with Hellos of 9000 octets can list; what is beyond it is forgotten. */
    private static final int LIVING_LIMIT = 4096;

    private final Map<Name, Life> living = new Bounded<>(LIVING_LIMIT);
    private final Map<Name, Lost> lost = new Bounded<>(LIMIT);

    /** What tells neighbors apart, on a broadcast network and on a point-to-point one. */
    record Name(String interfaceName, RouterId routerId, Ipv4Address address) {}

    /**
     * A neighbor that was full and is given up.
     *
     * @param stateChanges from the first Hello to the loss
     */
    record Lost(AreaId areaId, Name name, Ipv4Address localAddress, int stateChanges, Instant at) {}

    private record Life(Instant firstHeard, boolean wasFull, int stateChanges) {
        Life changedTo(NeighborState state) {
            return new Life(firstHeard, wasFull || state == NeighborState.FULL, stateChanges + 1);
        }
    }

    /**
     * A neighbor has changed.
     *
     * @param areaId the area, and the next the address, that it was a neighbor in
     * @return how long it took from the first Hello until it was full, at the moment at which it is full for the first time
     */
    synchronized Optional<Duration> changed(
            NeighborStateChanged change, AreaId areaId, Ipv4Address localAddress, Instant now) {
        Name name = new Name(change.interfaceName(), change.routerId(), change.address());
        Life before = living.getOrDefault(name, new Life(now, false, 0));
        Life after = before.changedTo(change.to());
        lost.remove(name);
        if (change.to() != NeighborState.DOWN) {
            living.put(name, after);
        } else {
            living.remove(name);
            if (after.wasFull) {
                lost.put(name, new Lost(areaId, name, localAddress, after.stateChanges, now));
            }
        }
        return after.wasFull && !before.wasFull
                ? Optional.of(Duration.between(after.firstHeard, now))
                : Optional.empty();
    }

    /** Those that were full and were given up less than a quarter of an hour ago. */
    synchronized List<Lost> lost(Instant now) {
        lost.values().removeIf(each -> !now.isBefore(each.at.plus(MEMORY)));
        return List.copyOf(lost.values());
    }

    /** The first that was put in makes room for the last. */
    private static final class Bounded<V> extends LinkedHashMap<Name, V> {
        private static final long serialVersionUID = 1;

        private final int limit;

        Bounded(int limit) {
            this.limit = limit;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, V> eldest) {
            return size() > limit;
        }
    }
}
