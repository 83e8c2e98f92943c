package io.kubeospf.core.speaker;

import io.kubeospf.core.adjacency.Adjacencies;
import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.adjacency.MessageGeneration;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.flooding.FloodingProcedure;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.origination.LsaOriginator;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.schedule.Agenda;
import io.kubeospf.core.schedule.TimeOfDay;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An OSPFv2 router. Not thread-safe; one owner. The same inputs at the same times with the same random numbers give the
 * same outputs.
 */
public final class Speaker {
    /** How long {@link Command.Stop} waits for acknowledgments at most. */
    public static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    /** More rounds than any input can call for: beyond it, two parts of the speaker keep undoing each other's work. */
    private static final int SETTLE_LIMIT = 1000;

    private static final String STOPPING_ALREADY = "the speaker is stopping";

    private final TimerQueue timers = new TimerQueue();
    private final Agenda agenda = new Agenda();
    private final Outbox outbox = new Outbox();
    private final TimeOfDay timeOfDay = new TimeOfDay();
    private final Area area;
    private final Adjacencies adjacencies;
    private final FloodingProcedure flooding;
    private final LsaOriginator originator;
    private final PacketReception reception;
    private final Reconfiguration reconfiguration;
    private final LeaveTaking leaveTaking;

    private Instant latest = Instant.MIN;
    private Phase phase = Phase.RUNNING;

    private enum Phase {
        RUNNING,
        STOPPING,
        STOPPED
    }

    /** A speaker that no neighbor remembers, unless it goes by the clock. */
    public Speaker(RouterConfig config, RandomGenerator random) {
        this(config, random, 0);
    }

    /**
     * A speaker whose interfaces are down.
     *
     * @param sequenceNumber the last {@link Output.KeepSequenceNumber} of the speaker that was here before; 0 for none
     */
    public Speaker(RouterConfig config, RandomGenerator random, long sequenceNumber) {
        area = new Area(config, new MessageGeneration(outbox, timeOfDay, sequenceNumber), outbox);
        adjacencies = new Adjacencies(area, timers, agenda, outbox, random);
        flooding = new FloodingProcedure(area, timers, agenda, outbox, adjacencies);
        originator = new LsaOriginator(area, timers, agenda, outbox, random);
        reception = new PacketReception(area, outbox, adjacencies, flooding, new MessageVerification(timeOfDay));
        reconfiguration = new Reconfiguration(area, adjacencies, flooding, originator);
        leaveTaking = new LeaveTaking(area);
        config.externalRoutes().forEach(originator::advertise);
    }

    /**
     * Takes one input.
     *
     * @param now never earlier than in any call before
     * @return what is to be done, in this order
     */
    public List<Output> handle(Instant now, Input input) {
        if (now.isBefore(latest)) {
            throw new IllegalArgumentException("time goes back from " + latest + " to " + now);
        }
        latest = now;
        timeOfDay.speakerTime(now);
        if (phase == Phase.STOPPED) {
            return List.of();
        }
        take(input, now);
        settle(now);
        fireDueTimers(now);
        return outbox.drain();
    }

    private void fireDueTimers(Instant now) {
        boolean settled = true;
        Optional<TimerKey> due = timers.pollDue(now);
        while (due.isPresent() && phase != Phase.STOPPED) {
            fire(due.get(), now);
            // All of the database can end at the same moment: that is one thing to be settled, in few packets.
            settled = !endsLsa(due.get());
            if (settled) {
                settle(now);
            }
            due = timers.pollDue(now);
        }
        if (!settled) {
            settle(now);
        }
    }

    private static boolean endsLsa(TimerKey timer) {
        return timer instanceof TimerKey.MaxAgeTimer || timer instanceof TimerKey.RemovalTimer;
    }

    /** When {@link Input.DeadlineReached} is next due; empty when only other inputs can cause anything. */
    public Optional<Instant> nextDeadline() {
        return phase == Phase.STOPPED ? Optional.empty() : timers.nextDue();
    }

    /** The present state, for those who look on; costs little. */
    public SpeakerView view() {
        return SpeakerView.of(area, timers, originator.advertisements());
    }

    /** The database at a moment, each LSA at its age of then. */
    public List<Lsa> database(Instant now) {
        return entries().stream().map(entry -> entry.lsa(now)).toList();
    }

    /**
     * The database's entries, each of which tells its LSA's age at any moment; a copy of the list, which costs little. What a later
     * instance replaces stays as it is, so other threads may read the LSAs.
     */
    public List<LsdbEntry> entries() {
        return area.database().entries().stream()
                .filter(entry -> entry.source() != LsdbEntry.Source.FORGOTTEN)
                .toList();
    }

    private void take(Input input, Instant now) {
        if (input instanceof Input.PacketArrived packet) {
            reception.receive(packet, now);
        } else if (input instanceof Input.LinkChanged change) {
            area.find(change.interfaceName()).ifPresent(ospfInterface -> change(ospfInterface, change.status(), now));
        } else if (input instanceof Input.ClockSet clock) {
            timeOfDay.ahead(clock.ahead());
        } else if (input instanceof Input.CommandGiven given) {
            obey(given.command(), now);
        } else if (!(input instanceof Input.DeadlineReached)) {
            throw new AssertionError(input);
        }
    }

    private void change(OspfInterface ospfInterface, LinkStatus status, Instant now) {
        if (!status.equals(ospfInterface.link())) {
            flooding.forgetLink(ospfInterface.name());
            adjacencies.linkChanged(ospfInterface, status, now);
        }
    }

    private void obey(Command command, Instant now) {
        if (command instanceof Command.Advertise advertise) {
            advertise(advertise.route());
        } else if (command instanceof Command.Withdraw withdraw) {
            if (!originator.withdraw(withdraw.prefix())) {
                outbox.rejected(withdraw.prefix() + " is not advertised");
            }
        } else if (command instanceof Command.Reconfigure reconfigure) {
            reconfigure(reconfigure.next(), now);
        } else if (command instanceof Command.Stop) {
            stop(now);
        } else {
            throw new AssertionError(command);
        }
    }

    private void advertise(ExternalRoute route) {
        if (phase != Phase.RUNNING) {
            outbox.rejected(STOPPING_ALREADY);
        } else if (area.type().externalType().isEmpty()) {
            outbox.rejected("nothing can be announced in an area of type " + area.type());
        } else {
            originator.advertise(route);
        }
    }

    private void reconfigure(RouterConfig next, Instant now) {
        if (phase != Phase.RUNNING) {
            outbox.rejected(STOPPING_ALREADY);
        } else {
            reconfiguration.become(next, now).ifPresent(outbox::rejected);
        }
    }

    private void stop(Instant now) {
        if (phase == Phase.RUNNING) {
            phase = Phase.STOPPING;
            originator.stop();
            flooding.hurry(now);
            timers.arm(new TimerKey.StopTimer(), now.plus(STOP_LIMIT));
        }
    }

    /** Does what is on the agenda, until nothing is: elections, then origination, then flooding, then removal. */
    private void settle(Instant now) {
        if (phase == Phase.STOPPED) {
            return;
        }
        for (int round = 0; settleOnce(now); round++) {
            if (round > SETTLE_LIMIT) {
                throw new IllegalStateException("the agenda does not become empty");
            }
        }
        flooding.flush();
        area.overflow().review(now);
        originator.reviewAcknowledgments();
        if (phase == Phase.STOPPING) {
            leaveTaking.observe();
            if (originator.isGone(now)) {
                takeLeave(leaveTaking.isNobodyLost(), now);
            }
        }
    }

    private boolean settleOnce(Instant now) {
        adjacencies.settleElections(now);
        for (Optional<ScopedLsaKey> own = agenda.takeContested(); own.isPresent(); own = agenda.takeContested()) {
            originator.contested(own.get());
        }
        agenda.takeOvertaken().forEach((place, number) -> originator.overtaken(place, number, now));
        boolean worked = agenda.takeOrigination();
        if (worked) {
            originator.reconcile(now);
        }
        agenda.takeFloods().forEach((place, lsa) -> flooding.originate(place, lsa, now));
        if (agenda.isRemovalDue()) {
            flooding.removeAged(now);
            worked = true;
        }
        return worked;
    }

    private void takeLeave(boolean acknowledged, Instant now) {
        adjacencies.takeLeave(now);
        phase = Phase.STOPPED;
        outbox.occurred(new Event.Stopped(acknowledged));
    }

    private void fire(TimerKey timer, Instant now) {
        if (timer instanceof TimerKey.HelloTimer hello) {
            adjacencies.helloDue(hello.interfaceName(), now);
        } else if (timer instanceof TimerKey.WaitTimer wait) {
            adjacencies.waitingOver(wait.interfaceName(), now);
        } else if (timer instanceof TimerKey.InactivityTimer inactivity) {
            adjacencies.inactive(inactivity.neighbor(), now);
        } else if (timer instanceof TimerKey.DatabaseDescriptionTimer description) {
            adjacencies.repeatDatabaseDescription(description.neighbor(), now);
        } else if (timer instanceof TimerKey.LinkStateRequestTimer request) {
            adjacencies.repeatLinkStateRequest(request.neighbor(), now);
        } else if (timer instanceof TimerKey.ExchangeProgressTimer progress) {
            adjacencies.exchangeProgressDue(progress.neighbor(), now);
        } else if (timer instanceof TimerKey.LinkStateUpdateTimer update) {
            flooding.retransmissionDue(update.neighbor(), now);
        } else if (timer instanceof TimerKey.DelayedAcknowledgmentTimer acknowledgment) {
            flooding.delayedAcknowledgmentDue(acknowledgment.interfaceName());
        } else if (timer instanceof TimerKey.MaxAgeTimer maxAge) {
            flooding.maxAgeReached(maxAge.lsa(), now);
        } else if (timer instanceof TimerKey.RemovalTimer removal) {
            flooding.removalDue(removal.lsa(), now);
        } else if (timer instanceof TimerKey.OriginationTimer
                || timer instanceof TimerKey.OriginationHoldTimer
                || timer instanceof TimerKey.EquivalentExternalsTimer) {
            agenda.originationDue();
        } else if (timer instanceof TimerKey.StopTimer) {
            takeLeave(false, now);
        } else {
            throw new AssertionError(timer);
        }
    }
}
