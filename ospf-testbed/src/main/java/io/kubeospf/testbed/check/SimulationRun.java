package io.kubeospf.testbed.check;

import io.kubeospf.testbed.sim.FaultPlan;
import io.kubeospf.testbed.sim.Simulation;
import io.kubeospf.testbed.sim.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One seed's life: routers start, trouble comes and goes, everything must come to rest within a bound, and then stay at rest
 * without more traffic than a quiet network has.
 */
public final class SimulationRun {
    /** A dead interval, a wait, several retransmissions and a MinLSInterval. */
    private static final Duration BOUND = Duration.ofMinutes(4);

    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofSeconds(7);
    private static final Duration QUIET = Duration.ofMinutes(40);

    private SimulationRun() {}

    /**
     * What came of a seed.
     *
     * @param virtual how much time passed in the simulation
     */
    public record Outcome(
            long seed, List<Violation> violations, String traceHash, Duration virtual, List<String> lastLines) {}

    /** Runs a seed; the same seed always has the same outcome. */
    public static Outcome of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Simulation simulation = new Simulation(Topology.random(random.split()), random.split());
        FaultPlan faults = new FaultPlan(simulation, random.split());
        faults.startRouters(START);
        simulation.run(Duration.ofSeconds(random.nextInt(120)));
        Duration trouble = Duration.ofSeconds(60 + random.nextInt(600));
        faults.trouble(trouble);
        simulation.run(trouble.plus(FaultPlan.longestOutage()).plus(BOUND));

        List<Violation> violations = lasting(simulation);
        List<String> lastLines = simulation.trace().lastLines();
        if (violations.isEmpty()) {
            violations.addAll(stayAtRest(simulation));
            lastLines = simulation.trace().lastLines();
        }
        return new Outcome(seed, violations, simulation.trace().hash(), simulation.elapsed(), lastLines);
    }

    /** An LSA that is just being refreshed is on its way and unacknowledged for a moment; a fault is still there after it. */
    private static List<Violation> lasting(Simulation simulation) {
        if (!RestChecks.violations(simulation).isEmpty()) {
            simulation.run(MOMENT);
        }
        return new ArrayList<>(RestChecks.violations(simulation));
    }

    private static List<Violation> stayAtRest(Simulation simulation) {
        long packetsBefore = simulation.trace().packets();
        long changesBefore = simulation.trace().stateChanges();
        simulation.run(QUIET);
        List<Violation> violations = lasting(simulation);
        long changes = simulation.trace().stateChanges() - changesBefore;
        if (changes > 0) {
            violations.add(new Violation(changes + " changes of neighbor states although nothing happened"));
        }
        long packets = simulation.trace().packets() - packetsBefore;
        long most = TrafficBound.packets(simulation, QUIET);
        if (packets > most) {
            violations.add(
                    new Violation(packets + " packets in " + QUIET + " of quiet; at most " + most + " are needed"));
        }
        return violations;
    }
}
