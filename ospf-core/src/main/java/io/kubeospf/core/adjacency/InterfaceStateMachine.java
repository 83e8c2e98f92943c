package io.kubeospf.core.adjacency;

import static io.kubeospf.core.output.InterfaceEvent.BACKUP_SEEN;
import static io.kubeospf.core.output.InterfaceEvent.INTERFACE_DOWN;
import static io.kubeospf.core.output.InterfaceEvent.INTERFACE_UP;
import static io.kubeospf.core.output.InterfaceEvent.LOOP_IND;
import static io.kubeospf.core.output.InterfaceEvent.NEIGHBOR_CHANGE;
import static io.kubeospf.core.output.InterfaceEvent.UNLOOP_IND;
import static io.kubeospf.core.output.InterfaceEvent.WAIT_TIMER;
import static io.kubeospf.core.output.InterfaceState.BACKUP;
import static io.kubeospf.core.output.InterfaceState.DOWN;
import static io.kubeospf.core.output.InterfaceState.DR;
import static io.kubeospf.core.output.InterfaceState.DR_OTHER;
import static io.kubeospf.core.output.InterfaceState.LOOPBACK;
import static io.kubeospf.core.output.InterfaceState.POINT_TO_POINT;
import static io.kubeospf.core.output.InterfaceState.WAITING;

import io.kubeospf.core.adjacency.DesignatedRouterElection.Candidate;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceEvent;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.schedule.Agenda;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The interface state machine (RFC 2328 9.3) as a table. A pair without a row changes nothing: the RFC lets NeighborChange
 * happen in states that do not elect.
 */
final class InterfaceStateMachine {
    private static final Set<InterfaceState> ANY = EnumSet.allOf(InterfaceState.class);

    private final Area area;
    private final TimerQueue timers;
    private final Agenda agenda;
    private final Outbox outbox;
    private final HelloProtocol hellos;
    private final NeighborStateMachine neighbors;

    private final TransitionTable<InterfaceState, InterfaceEvent, Action> table = new TransitionTable<
                    InterfaceState, InterfaceEvent, Action>()
            .row(EnumSet.of(DOWN), INTERFACE_UP, this::start)
            .row(EnumSet.of(WAITING), BACKUP_SEEN, this::elect)
            .row(EnumSet.of(WAITING), WAIT_TIMER, this::elect)
            .row(EnumSet.of(DR_OTHER, BACKUP, DR), NEIGHBOR_CHANGE, this::elect)
            .row(ANY, INTERFACE_DOWN, (ospfInterface, now) -> reset(ospfInterface, DOWN, now))
            // For completeness of RFC 2328 9.3: the daemon does not put interfaces into loopback.
            .row(ANY, LOOP_IND, (ospfInterface, now) -> reset(ospfInterface, LOOPBACK, now))
            .row(EnumSet.of(LOOPBACK), UNLOOP_IND, (ospfInterface, now) -> DOWN);

    InterfaceStateMachine(
            Area area,
            TimerQueue timers,
            Agenda agenda,
            Outbox outbox,
            HelloProtocol hellos,
            NeighborStateMachine neighbors) {
        this.area = area;
        this.timers = timers;
        this.agenda = agenda;
        this.outbox = outbox;
        this.hellos = hellos;
        this.neighbors = neighbors;
    }

    private interface Action {
        InterfaceState perform(OspfInterface ospfInterface, Instant now);
    }

    /** Lets an event happen to an interface. */
    void fire(OspfInterface ospfInterface, InterfaceEvent event, Instant now) {
        Optional<Action> action = table.action(ospfInterface.state(), event);
        if (action.isEmpty()) {
            return;
        }
        InterfaceState from = ospfInterface.state();
        Ipv4Address designated = ospfInterface.designatedRouter();
        Ipv4Address backup = ospfInterface.backupDesignatedRouter();
        InterfaceState to = action.get().perform(ospfInterface, now);
        ospfInterface.state(to);
        if (from != to) {
            outbox.occurred(new Event.InterfaceStateChanged(ospfInterface.name(), from, to, event));
            agenda.originationDue();
        }
        if (event == INTERFACE_UP) {
            hellos.begin(ospfInterface, now);
        }
        boolean redrawn = !designated.equals(ospfInterface.designatedRouter())
                || !backup.equals(ospfInterface.backupDesignatedRouter());
        if (redrawn) {
            reconsiderAdjacencies(ospfInterface, now);
        }
    }

    /** Holds the elections that neighbors' changes have called for. */
    void settleElections(Instant now) {
        for (Optional<String> seen = agenda.takeBackupSeen(); seen.isPresent(); seen = agenda.takeBackupSeen()) {
            fire(area.require(seen.get()), BACKUP_SEEN, now);
        }
        for (Optional<String> due = agenda.takeElection(); due.isPresent(); due = agenda.takeElection()) {
            fire(area.require(due.get()), NEIGHBOR_CHANGE, now);
        }
    }

    /** Takes a new view of an interface. A new address, mask or MTU takes the interface down and up again. */
    void linkChanged(OspfInterface ospfInterface, LinkStatus status, Instant now) {
        if (ospfInterface.isUp()) {
            fire(ospfInterface, INTERFACE_DOWN, now);
        }
        ospfInterface.link(status);
        if (status instanceof LinkStatus.Up up) {
            outbox.occurred(new Event.InterfaceUp(ospfInterface.name(), up.address(), up.mask(), up.mtu()));
            fire(ospfInterface, INTERFACE_UP, now);
        } else if (status instanceof LinkStatus.Down down) {
            outbox.occurred(new Event.InterfaceDown(ospfInterface.name(), down.reason()));
        }
    }

    /** RFC 2328 9.3 InterfaceUp: a router that can never be Designated Router need not wait for one. */
    private InterfaceState start(OspfInterface ospfInterface, Instant now) {
        if (ospfInterface.isPointToPoint()) {
            return POINT_TO_POINT;
        }
        if (ospfInterface.config().priority() == 0 || ospfInterface.config().passive()) {
            return DR_OTHER;
        }
        timers.arm(
                new TimerKey.WaitTimer(ospfInterface.name()),
                now.plus(ospfInterface.config().deadInterval()));
        return WAITING;
    }

    private InterfaceState elect(OspfInterface ospfInterface, Instant now) {
        timers.disarm(new TimerKey.WaitTimer(ospfInterface.name()));
        DesignatedRouterElection.Result result =
                DesignatedRouterElection.elect(candidate(ospfInterface), candidates(ospfInterface));
        Ipv4Address designated = result.designatedRouter();
        Ipv4Address backup = result.backupDesignatedRouter();
        if (!designated.equals(ospfInterface.designatedRouter())
                || !backup.equals(ospfInterface.backupDesignatedRouter())) {
            ospfInterface.designatedRouters(designated, backup);
            outbox.occurred(new Event.DesignatedRouterChanged(ospfInterface.name(), designated, backup));
            agenda.originationDue();
        }
        if (ospfInterface.address().equals(designated)) {
            return DR;
        }
        return ospfInterface.address().equals(backup) ? BACKUP : DR_OTHER;
    }

    private Candidate candidate(OspfInterface ospfInterface) {
        return new Candidate(
                area.routerId(),
                ospfInterface.address(),
                ospfInterface.config().priority(),
                ospfInterface.designatedRouter(),
                ospfInterface.backupDesignatedRouter());
    }

    private static List<Candidate> candidates(OspfInterface ospfInterface) {
        return ospfInterface.neighbors().stream()
                .filter(neighbor -> neighbor.state().isAtLeast(NeighborState.TWO_WAY))
                .map(neighbor -> new Candidate(
                        neighbor.routerId(),
                        neighbor.address(),
                        neighbor.priority(),
                        neighbor.designatedRouter(),
                        neighbor.backupDesignatedRouter()))
                .toList();
    }

    /** RFC 2328 9.4 (7): a new Designated Router or Backup decides anew who is adjacent to whom. */
    private void reconsiderAdjacencies(OspfInterface ospfInterface, Instant now) {
        for (Neighbor neighbor : ospfInterface.neighborsNow()) {
            if (neighbor.state().isAtLeast(NeighborState.TWO_WAY)) {
                neighbors.fire(neighbor, NeighborEvent.ADJ_OK, now);
            }
        }
    }

    private InterfaceState reset(OspfInterface ospfInterface, InterfaceState next, Instant now) {
        for (Neighbor neighbor : ospfInterface.neighborsNow()) {
            neighbors.fire(neighbor, NeighborEvent.KILL_NEIGHBOR, now);
        }
        ospfInterface.designatedRouters(Ipv4Address.UNSPECIFIED, Ipv4Address.UNSPECIFIED);
        timers.disarm(new TimerKey.HelloTimer(ospfInterface.name()));
        timers.disarm(new TimerKey.WaitTimer(ospfInterface.name()));
        return next;
    }
}
