package io.kubeospf.daemon.metrics;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event.InterfaceStateChanged;
import io.kubeospf.core.output.Event.NeighborExcluded;
import io.kubeospf.core.output.Event.NeighborStateChanged;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.daemon.metrics.NeighborLife.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The neighbors by name: those that are heard, and for a while those that were Full and are given up, so that whoever looks now and
 * then sees that one is missing. Any thread may call.
 */
final class NeighborLives {
    /** Longer than an alert waits before it fires. */
    static final Duration MEMORY = Duration.ofMinutes(15);

    /** Of those given up. The one that was given up first makes room. */
    static final int LIMIT = 64;

    /** As many as the speaker has, which bounds them for each interface. */
    private final Map<Identity, NeighborLife> living = new LinkedHashMap<>();

    private final Map<Identity, NeighborLife> lost = new Bounded();
    private final Map<String, NameBudget> names = new HashMap<>();
    private final Map<String, InterfaceState> interfaceStates = new HashMap<>();

    /** What tells neighbors apart (RFC 2328 10); the address is 0.0.0.0 on a point-to-point network, where it does not. */
    private record Identity(String interfaceName, RouterId routerId, Ipv4Address address) {}

    /** A neighbor that has a series, as it is now. */
    record Shown(Name name, NeighborState state, long stateChanges) {}

    /** Another speaker begins, and has no neighbor yet. */
    synchronized void begin(Instant now) {
        List.copyOf(living.keySet()).forEach(identity -> giveUp(identity, now));
    }

    synchronized void changed(InterfaceStateChanged change, Instant now) {
        interfaceStates.put(change.interfaceName(), change.to());
        if (change.from() == InterfaceState.WAITING) {
            living.forEach((identity, life) -> {
                if (identity.interfaceName.equals(change.interfaceName())) {
                    life.elected(now);
                }
            });
        }
    }

    /**
     * A neighbor has changed.
     *
     * @param areaId the area, and the next the address, that it is a neighbor in
     * @return how long it took to become Full, at the moment at which it is for the first time since it was heard
     */
    synchronized Optional<Duration> changed(
            NeighborStateChanged change, AreaId areaId, Ipv4Address localAddress, Instant now) {
        Identity identity = identity(change.interfaceName(), change.routerId(), change.address());
        if (change.from() == NeighborState.DOWN) {
            Name name = new Name(areaId, change.interfaceName(), change.routerId(), localAddress, change.address());
            living.put(identity, begin(name, Optional.ofNullable(lost.remove(identity)), now));
        }
        boolean electionIsHeld = interfaceStates.get(change.interfaceName()) != InterfaceState.WAITING;
        Optional<Duration> duration =
                Optional.ofNullable(living.get(identity)).flatMap(life -> life.become(change, electionIsHeld, now));
        if (change.to() == NeighborState.DOWN) {
            giveUp(identity, now);
        }
        return duration;
    }

    /** The operator does not want the neighbor, so nobody is to miss it. */
    synchronized void excluded(NeighborExcluded excluded) {
        living.remove(identity(excluded.interfaceName(), excluded.routerId(), excluded.address()));
    }

    /** Those that have a series: those that were Full less than a quarter of an hour ago, and of the others as many as there are names for. */
    synchronized List<Shown> shown(Instant now) {
        lost.values().removeIf(life -> life.isForgotten(now, MEMORY));
        return Stream.of(living, lost)
                .flatMap(lives -> lives.values().stream())
                .filter(life -> life.isNamed(names(life.name().interfaceName()), now))
                .map(life -> new Shown(life.name(), life.state(), life.stateChanges()))
                .toList();
    }

    synchronized boolean isAnyFull() {
        return living.values().stream().anyMatch(life -> life.state() == NeighborState.FULL);
    }

    private static NeighborLife begin(Name name, Optional<NeighborLife> former, Instant now) {
        return former.map(life -> new NeighborLife(name, life, now)).orElseGet(() -> new NeighborLife(name, now));
    }

    private void giveUp(Identity identity, Instant now) {
        Optional.ofNullable(living.remove(identity))
                .filter(NeighborLife::wasFull)
                .ifPresent(life -> {
                    life.lost(now);
                    lost.put(identity, life);
                });
    }

    private NameBudget names(String interfaceName) {
        return names.computeIfAbsent(interfaceName, unused -> new NameBudget());
    }

    private Identity identity(String interfaceName, RouterId routerId, Ipv4Address address) {
        boolean pointToPoint = interfaceStates.get(interfaceName) == InterfaceState.POINT_TO_POINT;
        return new Identity(interfaceName, routerId, pointToPoint ? Ipv4Address.UNSPECIFIED : address);
    }

    /** The first that was put in makes room for the last. */
    private static final class Bounded extends LinkedHashMap<Identity, NeighborLife> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Identity, NeighborLife> eldest) {
            return size() > LIMIT;
        }
    }
}
