package io.kubeospf.core.adjacency;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.schedule.Agenda;
import io.kubeospf.core.schedule.NeighborKey;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds and keeps neighbors (RFC 2328 9.5, 10.5). */
final class HelloProtocol {
    private final Area area;
    private final TimerQueue timers;
    private final Agenda agenda;
    private final Outbox outbox;
    private final NeighborStateMachine neighbors;

    HelloProtocol(Area area, TimerQueue timers, Agenda agenda, Outbox outbox, NeighborStateMachine neighbors) {
        this.area = area;
        this.timers = timers;
        this.agenda = agenda;
        this.outbox = outbox;
        this.neighbors = neighbors;
    }

    /** Sends the first Hello of an interface that has come up; those after it follow by timer. */
    void begin(OspfInterface ospfInterface, Instant now) {
        if (!ospfInterface.config().passive()) {
            sendPeriodic(ospfInterface, now);
        }
    }

    /** Sends a Hello and arms the timer of the next. */
    void sendPeriodic(OspfInterface ospfInterface, Instant now) {
        send(ospfInterface, heardNeighbors(ospfInterface));
        timers.arm(
                new TimerKey.HelloTimer(ospfInterface.name()),
                now.plus(ospfInterface.config().helloInterval()));
    }

    /** Sends a Hello that lists nobody, from which the neighbors learn that we no longer hear them. */
    void sayGoodbye(OspfInterface ospfInterface) {
        if (!ospfInterface.config().passive()) {
            send(ospfInterface, List.of());
        }
    }

    /** Tells all who are heard, and so those who are not any more. */
    void sayWhoIsHeard(OspfInterface ospfInterface) {
        send(ospfInterface, heardNeighbors(ospfInterface));
    }

    /**
     * Ends with the neighbors that the configuration no longer allows.
     *
     * @return whether there were any
     */
    boolean giveUpWhoIsNotAllowed(OspfInterface ospfInterface, Instant now) {
        List<Neighbor> strangers = ospfInterface.neighbors().stream()
                .filter(neighbor -> !ospfInterface.config().neighbors().allows(neighbor.address()))
                .toList();
        for (Neighbor stranger : strangers) {
            outbox.occurred(new Event.NeighborExcluded(
                    ospfInterface.name(),
                    stranger.routerId(),
                    stranger.address(),
                    ospfInterface.config().neighbors().toString()));
            neighbors.fire(stranger, NeighborEvent.KILL_NEIGHBOR, now);
        }
        return !strangers.isEmpty();
    }

    private static List<RouterId> heardNeighbors(OspfInterface ospfInterface) {
        return ospfInterface.neighbors().stream()
                .filter(neighbor -> neighbor.state().isAtLeast(NeighborState.INIT))
                .map(Neighbor::routerId)
                .toList();
    }

    private void send(OspfInterface ospfInterface, List<RouterId> heard) {
        Hello hello = new Hello(
                ospfInterface.attributes().mask(),
                (int) ospfInterface.config().helloInterval().toSeconds(),
                area.type().options(),
                ospfInterface.config().priority(),
                ospfInterface.config().deadInterval().toSeconds(),
                ospfInterface.designatedRouter(),
                ospfInterface.backupDesignatedRouter(),
                heard);
        area.send(ospfInterface, Ipv4Address.ALL_SPF_ROUTERS, hello);
    }

    /** Takes a Hello that has passed RFC 2328 8.2. */
    void receive(OspfInterface ospfInterface, PacketSender sender, Hello hello, Instant now) {
        Ipv4Address source = sender.address();
        Optional<Event.PacketRefused> refusal = refusal(ospfInterface, source, hello);
        if (refusal.isPresent()) {
            outbox.occurred(refusal.get());
            return;
        }
        Optional<Neighbor> found = findOrCreate(ospfInterface, source, sender.routerId(), hello, now);
        if (found.isEmpty()) {
            outbox.occurred(
                    new Event.PacketRefused(ospfInterface.name(), source, RefusalReason.TOO_MANY_NEIGHBORS, "", ""));
            return;
        }
        found.get().heardFrom(sender);
        hear(ospfInterface, found.get(), hello, now);
    }

    private void hear(OspfInterface ospfInterface, Neighbor neighbor, Hello hello, Instant now) {
        boolean unheard = neighbor.state() == NeighborState.DOWN;
        boolean knowsUs = hello.neighbors().contains(area.routerId());
        boolean lostUs = !knowsUs && neighbor.state().isAtLeast(NeighborState.TWO_WAY);
        boolean wasDesignated = neighbor.declaresItselfDesignated();
        boolean wasBackup = neighbor.declaresItselfBackup();
        int oldPriority = neighbor.priority();

        neighbor.priority(hello.routerPriority());
        neighbor.designatedRouters(hello.designatedRouter(), hello.backupDesignatedRouter());
        neighbors.fire(neighbor, NeighborEvent.HELLO_RECEIVED, now);
        if (unheard || lostUs) {
            answerAtOnce(ospfInterface, neighbor, now);
        }
        neighbors.fire(neighbor, knowsUs ? NeighborEvent.TWO_WAY_RECEIVED : NeighborEvent.ONE_WAY_RECEIVED, now);
        if (!knowsUs) {
            return;
        }
        if (oldPriority != neighbor.priority()
                || wasDesignated != neighbor.declaresItselfDesignated()
                || wasBackup != neighbor.declaresItselfBackup()) {
            agenda.electionDue(ospfInterface.name());
        }
        boolean designatedAlone = neighbor.declaresItselfDesignated()
                && neighbor.backupDesignatedRouter().isUnspecified();
        if (ospfInterface.state() == InterfaceState.WAITING && (neighbor.declaresItselfBackup() || designatedAlone)) {
            agenda.backupSeen(ospfInterface.name());
        }
    }

    /**
     * A router that does not list us need not wait for our next Hello, nor we for its: it hears from us now. This departs from
     * nothing in the RFC, which sets no least time between Hellos.
     */
    private void answerAtOnce(OspfInterface ospfInterface, Neighbor neighbor, Instant now) {
        if (ospfInterface.triggeredHellos().allows(neighbor.key(), now)) {
            send(ospfInterface, heardNeighbors(ospfInterface));
        }
    }

    /** Empty when there is no room for another neighbor. */
    private Optional<Neighbor> findOrCreate(
            OspfInterface ospfInterface, Ipv4Address source, RouterId sender, Hello hello, Instant now) {
        NeighborKey key = ospfInterface.keyOf(source, sender);
        Optional<Neighbor> known = ospfInterface.neighbor(key);
        if (known.isPresent() && known.get().routerId().equals(sender)) {
            known.get().address(source);
            return known;
        }
        // Another router has taken the address, or the router another ID: what we knew is of no use.
        known.ifPresent(stranger -> replace(ospfInterface, stranger, sender, now));
        if (!ospfInterface.hasRoomForNeighbor() && hello.neighbors().contains(area.routerId())) {
            // It hears us, which is more than those have shown whose Hellos somebody may have made up.
            ospfInterface
                    .leastAdvancedNeighbor()
                    .ifPresent(displaced -> displace(ospfInterface, displaced, source, sender, now));
        }
        if (!ospfInterface.hasRoomForNeighbor()) {
            return Optional.empty();
        }
        Neighbor created = new Neighbor(key, sender, source);
        ospfInterface.add(created);
        return Optional.of(created);
    }

    private void replace(OspfInterface ospfInterface, Neighbor replaced, RouterId sender, Instant now) {
        outbox.occurred(
                new Event.NeighborReplaced(ospfInterface.name(), replaced.address(), replaced.routerId(), sender));
        neighbors.fire(replaced, NeighborEvent.KILL_NEIGHBOR, now);
    }

    private void displace(
            OspfInterface ospfInterface, Neighbor displaced, Ipv4Address source, RouterId sender, Instant now) {
        outbox.occurred(new Event.NeighborDisplaced(
                ospfInterface.name(), displaced.routerId(), displaced.address(), sender, source));
        neighbors.fire(displaced, NeighborEvent.KILL_NEIGHBOR, now);
    }

    /** RFC 2328 10.5: the values on which all routers of a network must agree. */
    private Optional<Event.PacketRefused> refusal(OspfInterface ospfInterface, Ipv4Address source, Hello hello) {
        NetworkMask mask = ospfInterface.attributes().mask();
        if (!ospfInterface.isPointToPoint() && !hello.networkMask().equals(mask)) {
            return refused(ospfInterface, source, RefusalReason.NETWORK_MASK_MISMATCH, hello.networkMask(), mask);
        }
        long helloInterval = ospfInterface.config().helloInterval().toSeconds();
        if (hello.helloInterval() != helloInterval) {
            return refused(
                    ospfInterface,
                    source,
                    RefusalReason.HELLO_INTERVAL_MISMATCH,
                    hello.helloInterval() + " s",
                    helloInterval + " s");
        }
        long deadInterval = ospfInterface.config().deadInterval().toSeconds();
        if (hello.routerDeadInterval() != deadInterval) {
            return refused(
                    ospfInterface,
                    source,
                    RefusalReason.DEAD_INTERVAL_MISMATCH,
                    hello.routerDeadInterval() + " s",
                    deadInterval + " s");
        }
        Optional<AreaType> theirs = AreaType.announcedBy(hello.options());
        if (!theirs.equals(Optional.of(area.type()))) {
            String announced = theirs.map(AreaType::toString).orElse("options " + hello.options());
            return refused(ospfInterface, source, RefusalReason.AREA_TYPE_MISMATCH, announced, area.type());
        }
        return Optional.empty();
    }

    private static Optional<Event.PacketRefused> refused(
            OspfInterface ospfInterface, Ipv4Address source, RefusalReason reason, Object theirs, Object ours) {
        return Optional.of(
                new Event.PacketRefused(ospfInterface.name(), source, reason, theirs.toString(), ours.toString()));
    }
}
