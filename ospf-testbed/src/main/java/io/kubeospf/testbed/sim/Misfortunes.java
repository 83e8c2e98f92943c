package io.kubeospf.testbed.sim;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.daemon.trace.PacketSentence;
import io.kubeospf.testbed.sim.SimulatedRouter.Attention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What befalls routers, and what their operators do meanwhile. */
final class Misfortunes {
    /** How long it takes at most until a router is well again, death excepted. */
    static final Duration LONGEST_OUTAGE = Duration.ofSeconds(90);

    private static final Duration LONGEST_CLOCK_JUMP = Duration.ofMinutes(20);

    /** A stopping speaker takes less. */
    private static final Duration LEAVE = Duration.ofSeconds(5);

    /** From the flushes to the next life: who hears them has acknowledged them. */
    private static final Duration CLEAR = Duration.ofMillis(1500);

    private final Simulation simulation;
    private final SplittableRandom random;
    private final List<SimulatedRouter> routers;
    private final RandomRoutes routes;
    private final FormerLives formerLives;

    private final List<Consumer<SimulatedRouter>> table = List.of(
            this::crash,
            this::pause,
            this::pauseDeaf,
            this::unplug,
            this::jumpClock,
            this::leave,
            this::clear,
            this::changeRouterId,
            this::die,
            this::meetFormerLife,
            this::advertise,
            this::withdraw,
            this::withdrawAndReturn,
            this::reload,
            this::reloadWithoutAnInterface);

    Misfortunes(Simulation simulation, SplittableRandom random) {
        this.simulation = simulation;
        this.random = random;
        this.routers = List.copyOf(simulation.routers());
        this.routes = new RandomRoutes(random.split());
        this.formerLives = new FormerLives(random.split());
    }

    /** Has something befall some router. */
    void strike() {
        SimulatedRouter victim = routers.get(random.nextInt(routers.size()));
        table.get(random.nextInt(table.size())).accept(victim);
    }

    private void crash(SimulatedRouter victim) {
        note(victim, "crashes");
        victim.crash();
        if (random.nextInt(3) == 0) {
            changeConfiguration(victim);
        }
        startAgain(victim, someOutage());
    }

    private void startAgain(SimulatedRouter victim, Duration after) {
        simulation.after(after, () -> {
            if (!victim.isAlive()) {
                note(victim, "starts again");
                victim.start(simulation.now());
            }
        });
    }

    private void changeConfiguration(SimulatedRouter victim) {
        List<Ipv4Prefix> old = new ArrayList<>(victim.wanted().keySet());
        old.stream().filter(prefix -> random.nextBoolean()).forEach(victim::unwant);
        victim.want(routes.one(routers.indexOf(victim), ownAddress(victim)));
        note(victim, "is to announce " + victim.wanted().keySet());
    }

    /** Its input is queued. */
    private void pause(SimulatedRouter victim) {
        standStill(victim, Attention.QUEUEING);
    }

    /** Its input is lost. */
    private void pauseDeaf(SimulatedRouter victim) {
        standStill(victim, Attention.DEAF);
    }

    private void standStill(SimulatedRouter victim, Attention meanwhile) {
        note(victim, "stands still, " + meanwhile);
        victim.standStill(meanwhile);
        simulation.after(someOutage(), () -> {
            note(victim, "goes on");
            victim.resume(simulation.now());
        });
    }

    private void unplug(SimulatedRouter victim) {
        String link = victim.plan()
                .attachments()
                .get(random.nextInt(victim.plan().attachments().size()))
                .interfaceName();
        note(victim, link + " goes down");
        victim.linkDown(link, simulation.now());
        simulation.after(someOutage(), () -> {
            note(victim, link + " comes up");
            victim.linkUp(link, simulation.now());
        });
    }

    private void jumpClock(SimulatedRouter victim) {
        Duration forward = upTo(LONGEST_CLOCK_JUMP);
        note(victim, "clock jumps by " + forward);
        victim.jumpClock(forward);
    }

    /** It flushes its LSAs and says goodbye, and is started again later. */
    private void leave(SimulatedRouter victim) {
        note(victim, "is stopped");
        victim.stop(simulation.now());
        simulation.after(LEAVE, victim::crash);
        startAgain(victim, LEAVE.plus(upTo(LONGEST_OUTAGE.minus(LEAVE))));
    }

    /** It flushes its LSAs and starts again at once, as with FRR's "clear ip ospf process". */
    private void clear(SimulatedRouter victim) {
        note(victim, "is cleared");
        victim.stop(simulation.now());
        simulation.after(CLEAR, () -> {
            victim.crash();
            startAgain(victim, Duration.ZERO);
        });
    }

    /** The same with another Router ID. */
    private void changeRouterId(SimulatedRouter victim) {
        if (victim.isAlive()) {
            note(victim, "changes its Router ID");
            clear(victim);
            simulation.after(CLEAR, victim::changeRouterId);
        }
    }

    /** It crashes and never returns, unless it was to be started again anyway. Most networks have no such thing in an hour. */
    private void die(SimulatedRouter victim) {
        boolean lastOne = routers.stream().filter(SimulatedRouter::isAlive).count() <= 2;
        if (!lastOne && random.nextInt(4) == 0) {
            note(victim, "dies");
            victim.crash();
        }
    }

    /** A neighbor sends it an LSA in its own name that it does not have. */
    private void meetFormerLife(SimulatedRouter victim) {
        if (!victim.isAlive()) {
            return;
        }
        List<NeighborView> adjacent = victim.view().neighbors().stream()
                .filter(neighbor -> neighbor.state() == NeighborState.FULL)
                .toList();
        if (!adjacent.isEmpty()) {
            NeighborView sender = adjacent.get(random.nextInt(adjacent.size()));
            Input.PacketArrived update = formerLives.update(victim, sender, simulation.now());
            note(victim, "meets its former life: " + PacketSentence.of(update.payload()));
            victim.give(update, simulation.now());
        }
    }

    private void advertise(SimulatedRouter victim) {
        ExternalRoute route = routes.one(routers.indexOf(victim), ownAddress(victim));
        note(victim, "advertises " + route);
        victim.advertise(route, simulation.now());
    }

    private void withdraw(SimulatedRouter victim) {
        victim.wanted().keySet().stream().findFirst().ifPresent(prefix -> {
            note(victim, "withdraws " + prefix);
            victim.withdraw(prefix, simulation.now());
        });
    }

    /** The prefix is wanted again while it is being flushed. */
    private void withdrawAndReturn(SimulatedRouter victim) {
        victim.wanted().values().stream().findFirst().ifPresent(route -> {
            note(victim, "withdraws " + route.prefix() + " and wants it back at once");
            victim.withdraw(route.prefix(), simulation.now());
            simulation.after(upTo(Duration.ofSeconds(2)), () -> victim.advertise(route, simulation.now()));
        });
    }

    private void reload(SimulatedRouter victim) {
        changeConfiguration(victim);
        note(victim, "reloads");
        victim.reload(simulation.now());
    }

    /** One of several, for a router needs one. */
    private void reloadWithoutAnInterface(SimulatedRouter victim) {
        if (victim.plan().attachments().size() > 1) {
            String first = victim.plan().attachments().get(0).interfaceName();
            note(victim, first + " leaves the configuration");
            victim.unconfigure(first, simulation.now());
            simulation.after(someOutage(), () -> {
                note(victim, first + " is configured again");
                victim.configure(first, simulation.now());
            });
        }
    }

    private static Ipv4Address ownAddress(SimulatedRouter router) {
        return router.plan().attachments().get(0).address();
    }

    private void note(SimulatedRouter victim, String text) {
        simulation.trace().note(simulation.now(), victim.name() + " " + text);
    }

    private Duration someOutage() {
        return upTo(LONGEST_OUTAGE);
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }
}
