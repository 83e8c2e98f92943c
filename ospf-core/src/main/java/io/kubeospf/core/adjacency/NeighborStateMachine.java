package io.kubeospf.core.adjacency;

import static io.kubeospf.core.output.NeighborEvent.ADJ_OK;
import static io.kubeospf.core.output.NeighborEvent.BAD_LS_REQUEST;
import static io.kubeospf.core.output.NeighborEvent.EXCHANGE_DONE;
import static io.kubeospf.core.output.NeighborEvent.EXCHANGE_STALLED;
import static io.kubeospf.core.output.NeighborEvent.HELLO_RECEIVED;
import static io.kubeospf.core.output.NeighborEvent.INACTIVITY_TIMER;
import static io.kubeospf.core.output.NeighborEvent.KILL_NEIGHBOR;
import static io.kubeospf.core.output.NeighborEvent.LL_DOWN;
import static io.kubeospf.core.output.NeighborEvent.LOADING_DONE;
import static io.kubeospf.core.output.NeighborEvent.NEGOTIATION_DONE;
import static io.kubeospf.core.output.NeighborEvent.ONE_WAY_RECEIVED;
import static io.kubeospf.core.output.NeighborEvent.SEQUENCE_NUMBER_MISMATCH;
import static io.kubeospf.core.output.NeighborEvent.TWO_WAY_RECEIVED;
import static io.kubeospf.core.output.NeighborState.ATTEMPT;
import static io.kubeospf.core.output.NeighborState.DOWN;
import static io.kubeospf.core.output.NeighborState.EXCHANGE;
import static io.kubeospf.core.output.NeighborState.EX_START;
import static io.kubeospf.core.output.NeighborState.FULL;
import static io.kubeospf.core.output.NeighborState.INIT;
import static io.kubeospf.core.output.NeighborState.LOADING;
import static io.kubeospf.core.output.NeighborState.TWO_WAY;

import io.kubeospf.core.output.Event.NeighborStateChanged;
import io.kubeospf.core.output.Event.UnexpectedNeighborEvent;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.schedule.Agenda;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The neighbor state machine (RFC 2328 10.3) as a table. A row's action decides the next state where the RFC says that it
 * depends; only {@link #fire} changes the state, and what follows from any change stands there once.
 */
final class NeighborStateMachine {
    private static final Set<NeighborState> ANY = EnumSet.allOf(NeighborState.class);
    private static final Set<NeighborState> HEARD = EnumSet.range(INIT, FULL);
    private static final Set<NeighborState> BIDIRECTIONAL = EnumSet.range(TWO_WAY, FULL);
    private static final Set<NeighborState> ADJACENT = EnumSet.range(EX_START, FULL);
    private static final Set<NeighborState> EXCHANGING = EnumSet.range(EXCHANGE, FULL);

    private final Area area;
    private final TimerQueue timers;
    private final Agenda agenda;
    private final Outbox outbox;
    private final DatabaseDescriptions descriptions;
    private final LinkStateRequests requests;

    private final TransitionTable<NeighborState, NeighborEvent, Action> table = new TransitionTable<
                    NeighborState, NeighborEvent, Action>()
            .row(EnumSet.of(DOWN, ATTEMPT), HELLO_RECEIVED, (neighbor, now) -> heard(neighbor, INIT, now))
            .row(HEARD, HELLO_RECEIVED, (neighbor, now) -> heard(neighbor, neighbor.state(), now))
            .row(EnumSet.of(INIT), TWO_WAY_RECEIVED, this::adjacencyWanted)
            .row(BIDIRECTIONAL, TWO_WAY_RECEIVED, (neighbor, now) -> neighbor.state())
            .row(EnumSet.of(EX_START), NEGOTIATION_DONE, this::beginExchange)
            .row(EnumSet.of(EXCHANGE), EXCHANGE_DONE, this::exchangeDone)
            .row(EnumSet.of(LOADING), LOADING_DONE, (neighbor, now) -> FULL)
            .row(EnumSet.of(TWO_WAY), ADJ_OK, this::adjacencyWanted)
            .row(ADJACENT, ADJ_OK, this::adjacencyStillWanted)
            .row(EXCHANGING, SEQUENCE_NUMBER_MISMATCH, this::restart)
            .row(EXCHANGING, BAD_LS_REQUEST, this::restart)
            .row(EXCHANGING, EXCHANGE_STALLED, this::restart)
            .row(ANY, KILL_NEIGHBOR, this::forget)
            .row(ANY, INACTIVITY_TIMER, this::forget)
            .row(BIDIRECTIONAL, ONE_WAY_RECEIVED, (neighbor, now) -> abandon(neighbor, INIT))
            .row(EnumSet.of(INIT), ONE_WAY_RECEIVED, (neighbor, now) -> INIT)
            // For completeness of RFC 2328 10.3: the daemon reports a failed link as an interface that is down.
            .row(ANY, LL_DOWN, this::forget);

    NeighborStateMachine(
            Area area,
            TimerQueue timers,
            Agenda agenda,
            Outbox outbox,
            DatabaseDescriptions descriptions,
            LinkStateRequests requests) {
        this.area = area;
        this.timers = timers;
        this.agenda = agenda;
        this.outbox = outbox;
        this.descriptions = descriptions;
        this.requests = requests;
    }

    private interface Action {
        NeighborState perform(Neighbor neighbor, Instant now);
    }

    /** Lets an event happen to a neighbor. One for which the table has no row changes nothing and is reported. */
    void fire(Neighbor neighbor, NeighborEvent event, Instant now) {
        Optional<Action> action = table.action(neighbor.state(), event);
        if (action.isEmpty()) {
            outbox.occurred(new UnexpectedNeighborEvent(
                    neighbor.key().interfaceName(), neighbor.routerId(), neighbor.address(), neighbor.state(), event));
            return;
        }
        NeighborState from = neighbor.state();
        NeighborState to = action.get().perform(neighbor, now);
        if (from != to) {
            neighbor.state(to, event, now);
            outbox.occurred(new NeighborStateChanged(
                    neighbor.key().interfaceName(), neighbor.routerId(), neighbor.address(), from, to, event));
            follow(neighbor, from, to, now);
        }
    }

    /** What any change of state brings about, whichever row it came from. */
    private void follow(Neighbor neighbor, NeighborState from, NeighborState to, Instant now) {
        if (from.isAtLeast(TWO_WAY) != to.isAtLeast(TWO_WAY)) {
            agenda.electionDue(neighbor.key().interfaceName());
        }
        if (from == FULL || to == FULL) {
            agenda.originationDue();
        }
        if (from.isAtLeast(EXCHANGE) && !(to == EXCHANGE || to == LOADING)) {
            agenda.removalDue();
        }
        if (to.isAtLeast(EX_START)) {
            neighbor.progress().advanced(now);
        } else {
            neighbor.progress().clear();
        }
        watchProgress(neighbor);
        if (to == EX_START) {
            descriptions.open(neighbor, now);
        }
        if (to == DOWN) {
            area.require(neighbor.key().interfaceName()).remove(neighbor);
        }
    }

    /** Arms the timer for the next judgment of the neighbor's exchange. */
    void watchProgress(Neighbor neighbor) {
        TimerKey timer = new TimerKey.ExchangeProgressTimer(neighbor.key());
        neighbor.progress()
                .nextJudgment(neighbor.state(), interfaceOf(neighbor))
                .ifPresentOrElse(due -> timers.arm(timer, due), () -> timers.disarm(timer));
    }

    private NeighborState heard(Neighbor neighbor, NeighborState next, Instant now) {
        timers.arm(
                new TimerKey.InactivityTimer(neighbor.key()),
                now.plus(interfaceOf(neighbor).config().deadInterval()));
        return next;
    }

    private NeighborState adjacencyWanted(Neighbor neighbor, Instant now) {
        return wantsAdjacency(neighbor) ? EX_START : TWO_WAY;
    }

    private NeighborState adjacencyStillWanted(Neighbor neighbor, Instant now) {
        return wantsAdjacency(neighbor) ? neighbor.state() : abandon(neighbor, TWO_WAY);
    }

    /** RFC 2328 10.4, with our own view of who is Designated Router. */
    private boolean wantsAdjacency(Neighbor neighbor) {
        OspfInterface ospfInterface = interfaceOf(neighbor);
        return ospfInterface.isPointToPoint()
                || ospfInterface.isDesignatedOrBackup()
                || ospfInterface.isDesignatedOrBackup(neighbor);
    }

    private NeighborState beginExchange(Neighbor neighbor, Instant now) {
        timers.disarm(new TimerKey.DatabaseDescriptionTimer(neighbor.key()));
        return EXCHANGE;
    }

    private NeighborState exchangeDone(Neighbor neighbor, Instant now) {
        timers.disarm(new TimerKey.DatabaseDescriptionTimer(neighbor.key()));
        requests.continueWith(neighbor, now);
        return neighbor.requestList().isEmpty() ? FULL : LOADING;
    }

    private NeighborState restart(Neighbor neighbor, Instant now) {
        return abandon(neighbor, EX_START);
    }

    private NeighborState forget(Neighbor neighbor, Instant now) {
        timers.disarm(new TimerKey.InactivityTimer(neighbor.key()));
        return abandon(neighbor, DOWN);
    }

    /** Gives up the adjacency: the three lists are emptied (RFC 2328 10.3). */
    private NeighborState abandon(Neighbor neighbor, NeighborState next) {
        neighbor.exchange().clear();
        neighbor.requestList().clear();
        neighbor.retransmissionList().clear();
        timers.disarm(new TimerKey.DatabaseDescriptionTimer(neighbor.key()));
        timers.disarm(new TimerKey.LinkStateRequestTimer(neighbor.key()));
        timers.disarm(new TimerKey.LinkStateUpdateTimer(neighbor.key()));
        return next;
    }

    private OspfInterface interfaceOf(Neighbor neighbor) {
        return area.require(neighbor.key().interfaceName());
    }
}
