package io.kubeospf.daemon.address;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the protocol's events say about one interface's network. */
final class NeighborEvidence {
    /** More senders than candidate networks need; forged sources make it no longer. */
    private static final int MOST_SOURCES = 64;

    private final InstantSource clock;
    private final Set<Neighbor> reached = new HashSet<>();
    private final Map<Ipv4Address, Instant> outside = new LinkedHashMap<>();
    private Instant silentSince;

    private record Neighbor(RouterId routerId, Ipv4Address address) {}

    NeighborEvidence(InstantSource clock) {
        this.clock = clock;
        this.silentSince = clock.instant();
    }

    void occurred(Event event) {
        if (event instanceof Event.NeighborStateChanged changed) {
            Neighbor neighbor = new Neighbor(changed.routerId(), changed.address());
            if (changed.to().compareTo(NeighborState.TWO_WAY) >= 0) {
                reached.add(neighbor);
            } else if (reached.remove(neighbor) && reached.isEmpty()) {
                silentSince = clock.instant();
            }
        } else if (event instanceof Event.PacketRefused refused && refused.reason() == RefusalReason.SOURCE_NETWORK) {
            outside.remove(refused.source());
            outside.put(refused.source(), clock.instant());
            if (outside.size() > MOST_SOURCES) {
                outside.remove(outside.keySet().iterator().next());
            }
        }
    }

    /** Another address is used from now on; its network gets the time to show its neighbors. */
    void restart() {
        silentSince = clock.instant();
        reached.clear();
        outside.clear();
    }

    boolean working() {
        return !reached.isEmpty();
    }

    boolean silentFor(Duration time) {
        return reached.isEmpty() && !silentSince.plus(time).isAfter(clock.instant());
    }

    List<Ipv4Address> heardWithin(Duration time) {
        Instant earliest = clock.instant().minus(time);
        return outside.entrySet().stream()
                .filter(entry -> !entry.getValue().isBefore(earliest))
                .map(Map.Entry::getKey)
                .toList();
    }
}
