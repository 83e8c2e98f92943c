package io.kubeospf.daemon.metrics;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event.NeighborStateChanged;
import io.kubeospf.core.output.NeighborState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A neighbor from its first Hello until it is forgotten. Belongs to {@link NeighborLives}, which lets one thread at a time in. */
final class NeighborLife {
    /** An election that wants the adjacency does so in the moment that it is held; more than this means that it did not. */
    private static final Duration ELECTION = Duration.ofSeconds(1);

    private final Name name;
    private NeighborState state = NeighborState.DOWN;
    private long stateChanges;
    private boolean wasFull;
    private boolean named;

    /** When what leads to Full began; empty once it was reached. */
    private Optional<Instant> begun;

    /** When an election left the neighbor in 2-Way. */
    private Optional<Instant> leftInTwoWay = Optional.empty();

    private Optional<Instant> lostAt = Optional.empty();

    /** What a series calls the neighbor by: on a point-to-point network it keeps the address of its first Hello. */
    record Name(
            AreaId areaId, String interfaceName, RouterId routerId, Ipv4Address localAddress, Ipv4Address address) {}

    /** One that nobody remembers is heard. */
    NeighborLife(Name name, Instant now) {
        this.name = name;
        this.begun = Optional.of(now);
    }

    /** One that was given up is heard again: what is counted goes on. */
    NeighborLife(Name name, NeighborLife former, Instant now) {
        this(name, now);
        stateChanges = former.stateChanges;
        wasFull = former.wasFull;
        named = former.named && former.name.equals(name);
    }

    /** How long it took to become Full, when it is that for the first time since it was heard. */
    Optional<Duration> become(NeighborStateChanged change, boolean electionIsHeld, Instant now) {
        if (leftInTwoWay.filter(since -> now.isAfter(since.plus(ELECTION))).isPresent()) {
            begun = begun.map(firstHello -> now);
        }
        leftInTwoWay = change.to() == NeighborState.TWO_WAY && electionIsHeld ? Optional.of(now) : Optional.empty();
        state = change.to();
        stateChanges++;
        if (state != NeighborState.FULL) {
            return Optional.empty();
        }
        Optional<Duration> duration = begun.map(start -> Duration.between(start, now));
        begun = Optional.empty();
        wasFull = true;
        return duration;
    }

    /** The first election on the interface is held, for which neighbors waited in 2-Way. */
    void elected(Instant now) {
        if (state == NeighborState.TWO_WAY) {
            leftInTwoWay = Optional.of(now);
        }
    }

    void lost(Instant now) {
        state = NeighborState.DOWN;
        lostAt = Optional.of(now);
    }

    boolean isForgotten(Instant now, Duration memory) {
        return lostAt.filter(at -> !now.isBefore(at.plus(memory))).isPresent();
    }

    /** Whether it has a series: once it has one, it keeps it; a name costs those who never were Full. */
    boolean isNamed(NameBudget names, Instant now) {
        named = named || wasFull || names.gives(name, now);
        return named;
    }

    Name name() {
        return name;
    }

    NeighborState state() {
        return state;
    }

    long stateChanges() {
        return stateChanges;
    }

    boolean wasFull() {
        return wasFull;
    }
}
