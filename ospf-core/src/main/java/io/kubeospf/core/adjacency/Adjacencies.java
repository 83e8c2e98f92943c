package io.kubeospf.core.adjacency;

import io.kubeospf.core.config.Consequence;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceDifference;
import io.kubeospf.core.output.InterfaceEvent;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.schedule.Agenda;
import io.kubeospf.core.schedule.NeighborKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The package's front door: composes the protocols of this package and hands them what arrives. */
public final class Adjacencies {
    private final Area area;
    private final Agenda agenda;
    private final LinkStateRequests requests;
    private final DatabaseDescriptions descriptions;
    private final NeighborStateMachine neighbors;
    private final HelloProtocol hellos;
    private final InterfaceStateMachine interfaces;
    private final StalledExchanges stalls;
    private final DatabaseExchange exchange;
    private final RetransmissionBound retransmissions;

    public Adjacencies(Area area, TimerQueue timers, Agenda agenda, Outbox outbox, RandomGenerator random) {
        this.area = area;
        this.agenda = agenda;
        requests = new LinkStateRequests(area, timers);
        descriptions = new DatabaseDescriptions(area, timers, random);
        neighbors = new NeighborStateMachine(area, timers, agenda, outbox, descriptions, requests);
        hellos = new HelloProtocol(area, timers, agenda, outbox, neighbors);
        interfaces = new InterfaceStateMachine(area, timers, agenda, outbox, hellos, neighbors);
        stalls = new StalledExchanges(area, outbox, neighbors);
        exchange = new DatabaseExchange(area, outbox, neighbors, interfaces, descriptions, requests, stalls);
        retransmissions = new RetransmissionBound(area, outbox, neighbors);
    }

    public void linkChanged(OspfInterface ospfInterface, LinkStatus status, Instant now) {
        interfaces.linkChanged(ospfInterface, status, now);
    }

    /**
     * From now on OSPF runs on these interfaces too, which are down until their links are told of.
     *
     * @param order of all interfaces, as after a start with them
     */
    public void add(List<InterfaceConfig> added, List<InterfaceConfig> order) {
        added.forEach(area::add);
        area.arrange(order);
    }

    /** Takes leave of an interface's neighbors and forgets it. */
    public void remove(OspfInterface ospfInterface, Instant now) {
        takeOutOfService(ospfInterface, now);
        area.remove(ospfInterface);
    }

    /** Gives an interface new values, which take it out of service for a moment if need be. */
    public void reconfigure(InterfaceDifference difference, Instant now) {
        OspfInterface ospfInterface = area.require(difference.name());
        boolean restarts = difference.callsFor(Consequence.RESTART);
        if (restarts) {
            takeOutOfService(ospfInterface, now);
        }
        ospfInterface.config(difference.to());
        if (restarts && ospfInterface.link() instanceof LinkStatus.Up) {
            interfaces.fire(ospfInterface, InterfaceEvent.INTERFACE_UP, now);
        }
        if (difference.callsFor(Consequence.NEIGHBORS) && hellos.giveUpWhoIsNotAllowed(ospfInterface, now)) {
            interfaces.settleElections(now);
            hellos.sayWhoIsHeard(ospfInterface);
        }
        if (difference.callsFor(Consequence.ELECTION) && !difference.to().passive()) {
            agenda.electionDue(ospfInterface.name());
        }
        if (difference.callsFor(Consequence.ORIGINATION)) {
            agenda.originationDue();
        }
    }

    public void receive(OspfInterface ospfInterface, PacketSender sender, Hello hello, Instant now) {
        hellos.receive(ospfInterface, sender, hello, now);
    }

    public void receive(OspfInterface ospfInterface, Neighbor neighbor, DatabaseDescription packet, Instant now) {
        exchange.receive(ospfInterface, neighbor, packet, now);
        retransmissions.enforce(now);
    }

    public void fire(Neighbor neighbor, NeighborEvent event, Instant now) {
        neighbors.fire(neighbor, event, now);
    }

    /** An LSA left the neighbor's request list: asks for the next, or the neighbor is loaded (RFC 2328 10.9). */
    public void requestAnswered(Neighbor neighbor, Instant now) {
        neighbor.progress().loaded(now);
        requests.continueWith(neighbor, now);
        if (neighbor.requestList().isEmpty() && neighbor.state() == NeighborState.LOADING) {
            neighbors.fire(neighbor, NeighborEvent.LOADING_DONE, now);
        }
    }

    /** The neighbor requests LSAs, which it was sent. */
    public void requested(Neighbor neighbor, LinkStateRequest request, Instant now) {
        stalls.requested(neighbor, request, now);
    }

    /** An LSA was put on retransmission lists, which may be too much by now. */
    public void unacknowledgedGrew(Instant now) {
        retransmissions.enforce(now);
    }

    /** Holds the elections that are on the agenda. */
    public void settleElections(Instant now) {
        interfaces.settleElections(now);
    }

    public void helloDue(String interfaceName, Instant now) {
        hellos.sendPeriodic(area.require(interfaceName), now);
    }

    public void waitingOver(String interfaceName, Instant now) {
        interfaces.fire(area.require(interfaceName), InterfaceEvent.WAIT_TIMER, now);
    }

    public void inactive(NeighborKey key, Instant now) {
        with(key, neighbor -> neighbors.fire(neighbor, NeighborEvent.INACTIVITY_TIMER, now));
    }

    public void repeatDatabaseDescription(NeighborKey key, Instant now) {
        with(key, neighbor -> descriptions.repeat(neighbor, now));
    }

    public void repeatLinkStateRequest(NeighborKey key, Instant now) {
        with(key, neighbor -> requests.repeat(neighbor, now));
    }

    public void exchangeProgressDue(NeighborKey key, Instant now) {
        with(key, neighbor -> stalls.judge(neighbor, now));
    }

    /** Takes leave of all neighbors. */
    public void takeLeave(Instant now) {
        for (OspfInterface ospfInterface : area.interfaces()) {
            takeOutOfService(ospfInterface, now);
        }
    }

    /** Takes an interface down after a Hello that lists nobody. */
    private void takeOutOfService(OspfInterface ospfInterface, Instant now) {
        if (ospfInterface.isUp()) {
            hellos.sayGoodbye(ospfInterface);
            interfaces.fire(ospfInterface, InterfaceEvent.INTERFACE_DOWN, now);
            agenda.noElectionDue(ospfInterface.name());
        }
    }

    private void with(NeighborKey key, Consumer<Neighbor> action) {
        Optional<Neighbor> neighbor = area.require(key.interfaceName()).neighbor(key);
        neighbor.ifPresent(action);
    }
}
