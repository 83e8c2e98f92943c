package io.kubeospf.testbed.sim;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.testbed.sim.Topology.Attachment;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A time of trouble: bad networks, and misfortunes of routers, all by one random generator. Then all is well again. */
public final class FaultPlan {
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(90);
    private static final int MOST_MISFORTUNES = 12;

    private final Simulation simulation;
    private final SplittableRandom random;
    private final List<SimulatedRouter> routers;

    public FaultPlan(Simulation simulation, SplittableRandom random) {
        this.simulation = simulation;
        this.random = random;
        this.routers = List.copyOf(simulation.routers());
    }

    /** Starts every router, not all at once. */
    public void startRouters(Duration within) {
        for (SimulatedRouter router : routers) {
            simulation.after(someTime(within), () -> router.start(simulation.now()));
        }
    }

    /** Arranges for trouble that begins now and is over after a while. */
    public void trouble(Duration duration) {
        simulation.medium(badMedium());
        int misfortunes = random.nextInt(MOST_MISFORTUNES + 1);
        for (int count = 0; count < misfortunes; count++) {
            SimulatedRouter victim = routers.get(random.nextInt(routers.size()));
            simulation.after(someTime(duration), () -> befall(victim));
        }
        simulation.after(duration, () -> simulation.medium(Medium.PERFECT));
    }

    /** How long after {@link #trouble} has ended the last router may still be down. */
    public static Duration longestOutage() {
        return LONGEST_OUTAGE;
    }

    private Medium badMedium() {
        Medium medium = Medium.PERFECT;
        if (random.nextBoolean()) {
            medium = FaultyMedium.losing(medium, random.split(), random.nextDouble(0.4));
        }
        if (random.nextBoolean()) {
            medium = FaultyMedium.delaying(medium, random.split(), Duration.ofMillis(1 + random.nextInt(3000)));
        }
        if (random.nextBoolean()) {
            medium = FaultyMedium.duplicating(medium, random.split(), random.nextDouble(0.3));
        }
        if (random.nextBoolean()) {
            medium = FaultyMedium.corrupting(medium, random.split(), random.nextDouble(0.2));
        }
        if (random.nextInt(3) == 0) {
            String deaf = routers.get(random.nextInt(routers.size())).name();
            String unheard = routers.get(random.nextInt(routers.size())).name();
            medium = FaultyMedium.blocking(
                    medium,
                    transmission -> transmission.receiver().equals(deaf)
                            && transmission.sender().equals(unheard));
        }
        if (random.nextInt(3) == 0) {
            int split = random.nextInt(routers.size());
            medium = FaultyMedium.blocking(
                    medium,
                    transmission -> isBelow(transmission.sender(), split) != isBelow(transmission.receiver(), split));
        }
        return medium;
    }

    private boolean isBelow(String router, int split) {
        return routers.stream()
                .limit(split)
                .anyMatch(candidate -> candidate.name().equals(router));
    }

    private void befall(SimulatedRouter victim) {
        switch (random.nextInt(6)) {
            case 0 -> crash(victim);
            case 1 -> pause(victim);
            case 2 -> unplug(victim);
            case 3 -> jumpClock(victim);
            case 4 -> withdraw(victim);
            default -> advertise(victim);
        }
    }

    private void crash(SimulatedRouter victim) {
        note(victim, "crashes");
        victim.crash();
        simulation.after(someTime(LONGEST_OUTAGE), () -> {
            if (!victim.isAlive()) {
                note(victim, "starts again");
                victim.start(simulation.now());
            }
        });
    }

    private void pause(SimulatedRouter victim) {
        note(victim, "stands still");
        victim.pause();
        simulation.after(someTime(LONGEST_OUTAGE), () -> {
            note(victim, "goes on");
            victim.resume(simulation.now());
        });
    }

    private void unplug(SimulatedRouter victim) {
        List<Attachment> attachments = victim.plan().attachments();
        Attachment attachment = attachments.get(random.nextInt(attachments.size()));
        note(victim, attachment.interfaceName() + " goes down");
        victim.linkDown(attachment, simulation.now());
        simulation.after(someTime(LONGEST_OUTAGE), () -> {
            note(victim, attachment.interfaceName() + " comes up");
            victim.linkUp(attachment, simulation.now());
        });
    }

    private void jumpClock(SimulatedRouter victim) {
        Duration forward = someTime(Duration.ofMinutes(20));
        note(victim, "clock jumps by " + forward);
        victim.jumpClock(forward);
    }

    private void withdraw(SimulatedRouter victim) {
        victim.wantedPrefixes().stream().findFirst().ifPresent(prefix -> {
            note(victim, "withdraws " + prefix);
            victim.withdraw(prefix, simulation.now());
        });
    }

    private void advertise(SimulatedRouter victim) {
        Ipv4Address address = new Ipv4Address(0x0a000000 | ((routers.indexOf(victim) + 100) << 16));
        Ipv4Prefix prefix = new Ipv4Prefix(address, 16 + random.nextInt(4));
        ExternalRoute defaults = ExternalRoute.of(prefix);
        note(victim, "advertises " + prefix);
        victim.advertise(
                new ExternalRoute(prefix, random.nextInt(100), defaults.metricType(), 0, defaults.forwardingAddress()),
                simulation.now());
    }

    private void note(SimulatedRouter victim, String text) {
        simulation.trace().note(simulation.now(), victim.name() + " " + text);
    }

    private Duration someTime(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis()));
    }
}
