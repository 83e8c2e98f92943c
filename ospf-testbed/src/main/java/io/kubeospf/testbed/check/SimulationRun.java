package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.testbed.sim.FaultPlan;
import io.kubeospf.testbed.sim.RandomTopology;
import io.kubeospf.testbed.sim.SimulatedRouter;
import io.kubeospf.testbed.sim.Simulation;
import io.kubeospf.testbed.sim.Topology;
import io.kubeospf.testbed.sim.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One seed's life: routers start, trouble comes and goes, everything must come to rest within a bound, and then stay at rest
 * without more traffic than a quiet network has.
 */
public final class SimulationRun {
    /** A dead interval, a wait, several retransmissions and a MinLSInterval. */
    private static final Duration BOUND = Duration.ofMinutes(2);

    private static final Duration START = Duration.ofMinutes(1);

    /** Every LSA is refreshed in it. */
    private static final Duration QUIET = Duration.ofMinutes(40);

    /** Every LSA of a router that is no more ends in it. */
    private static final Duration QUIET_AFTER_DEATH = ArchitecturalConstants.MAX_AGE.plusMinutes(5);

    private static final int LONGEST_QUIET_HOURS = 6;

    /** How often the checkers look while it is quiet. */
    private static final Duration ROUND = Duration.ofMinutes(13);

    /** An LSA that is just being refreshed is on its way and unacknowledged for a moment; a fault is there longer. */
    private static final Duration MOMENT = Duration.ofSeconds(7);

    private static final int MOMENTS = 6;

    /** How often packets are counted, so that the worst storm ends the run soon. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final SplittableRandom random;
    private final Simulation simulation;
    private final FaultPlan faults;
    private final PaceKept pace = new PaceKept();
    private final PathMemory paths = new PathMemory();
    private final NobodyInvented neighbors;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * What came of a seed.
     *
     * @param virtual how much time passed in the simulation
     * @param exchangeRestarts how many database exchanges were restarted because they did not advance
     */
    public record Outcome(
            long seed, List<Violation> violations, String traceHash, Duration virtual, long exchangeRestarts) {}

    private SimulationRun(long seed, Trace trace) {
        random = new SplittableRandom(seed);
        Topology topology = RandomTopology.draw(random.split());
        neighbors = new NobodyInvented(topology);
        simulation = new Simulation(topology, random.split(), trace, List.of(pace, neighbors, paths));
        faults = new FaultPlan(simulation, random.split());
    }

    /** Runs a seed; the same seed always has the same outcome. */
    public static Outcome of(long seed) {
        return of(seed, Trace.unread());
    }

    /** Runs a seed under a trace that may be read meanwhile. */
    static Outcome of(long seed, Trace trace) {
        SimulationRun run = new SimulationRun(seed, trace);
        try {
            run.live();
        } catch (RuntimeException | AssertionError broken) {
            run.violations.add(new Violation(SimulationRun.class, "a speaker", "has stopped: " + broken));
        }
        return new Outcome(
                seed, List.copyOf(run.violations), trace.hash(), run.simulation.elapsed(), trace.exchangeRestarts());
    }

    private void live() {
        faults.startRouters(START);
        simulation.run(Duration.ofSeconds(random.nextInt(120)));
        Duration trouble = Duration.ofSeconds(60 + random.nextInt(600));
        faults.trouble(trouble);
        pass(trouble.plus(FaultPlan.longestOutage()).plus(BOUND));
        simulation.trace().note(simulation.now(), "from now on all must be at rest");
        violations.addAll(lasting());
        checkPackets(simulation.trace().packets(), mostPackets());
        if (violations.isEmpty()) {
            stayAtRest(quiet());
        }
        violations.addAll(pace.violations());
        violations.addAll(neighbors.violations());
        violations.forEach(violation -> simulation.trace().note(simulation.now(), violation.toString()));
    }

    /** Lets time pass, but no storm rage. */
    private void pass(Duration duration) {
        Duration end = simulation.elapsed().plus(duration);
        while (simulation.elapsed().compareTo(end) < 0 && simulation.trace().packets() <= mostPackets()) {
            Duration left = end.minus(simulation.elapsed());
            simulation.run(left.compareTo(LOOK) < 0 ? left : LOOK);
        }
    }

    private long mostPackets() {
        return TrafficBound.inTrouble(simulation.topology(), simulation.elapsed());
    }

    private Duration quiet() {
        if (random.nextInt(10) == 0) {
            return Duration.ofHours(1 + random.nextInt(LONGEST_QUIET_HOURS));
        }
        return hasLosses(Rest.of(simulation)) ? QUIET_AFTER_DEATH : QUIET;
    }

    private boolean hasLosses(Rest rest) {
        return rest.regions().size() > 1 || !simulation.routers().stream().allMatch(SimulatedRouter::isAlive);
    }

    private void stayAtRest(Duration quiet) {
        long packetsBefore = simulation.trace().packets();
        long changesBefore = simulation.trace().stateChanges();
        Duration begin = simulation.elapsed();
        while (violations.isEmpty() && simulation.elapsed().minus(begin).compareTo(quiet) < 0) {
            pass(ROUND);
            violations.addAll(lasting());
            checkPackets(simulation.trace().packets(), mostPackets());
            checkAges(simulation.elapsed().minus(begin));
        }
        if (violations.isEmpty()) {
            Duration rested = simulation.elapsed().minus(begin);
            checkPackets(simulation.trace().packets() - packetsBefore, TrafficBound.quiet(Rest.of(simulation), rested));
            long changes = simulation.trace().stateChanges() - changesBefore;
            if (changes > 0) {
                violations.add(new Violation(
                        SimulationRun.class,
                        "the network",
                        "has seen " + changes + " changes of neighbor states although nothing happened"));
            }
        }
    }

    /** What can only be told after a while: clocks have jumped in the time of trouble, and ages with them. */
    private void checkAges(Duration rested) {
        Rest rest = Rest.of(simulation);
        if (rested.compareTo(ArchitecturalConstants.LS_REFRESH_TIME) > 0) {
            violations.addAll(LsasFresh.violations(rest));
        }
        if (rested.compareTo(QUIET_AFTER_DEATH) >= 0) {
            violations.addAll(DeadForgotten.violations(rest));
        }
    }

    private void checkPackets(long sent, long needed) {
        if (sent > needed) {
            violations.add(new Violation(
                    TrafficBound.class, "the network", "has sent " + sent + " packets and needs " + needed));
        }
    }

    /** What does not hold, and does not hold a moment later either. */
    private List<Violation> lasting() {
        List<Violation> found = violationsNow();
        for (int moment = 0; moment < MOMENTS && !found.isEmpty(); moment++) {
            simulation.run(MOMENT);
            List<Violation> before = found;
            found = violationsNow().stream()
                    .filter(violation -> before.stream().anyMatch(violation::isAboutTheSameAs))
                    .toList();
        }
        return found;
    }

    private List<Violation> violationsNow() {
        Rest rest = Rest.of(simulation);
        return Stream.of(
                        AdjacenciesSettled.violations(rest),
                        DatabasesAgree.violations(rest),
                        RoutersDescribed.violations(rest),
                        PrefixesKnown.violations(rest),
                        PathsFound.violations(rest, paths),
                        QueuesDrained.violations(rest))
                .flatMap(List::stream)
                .toList();
    }
}
