package io.kubeospf.testbed.check;

import io.kubeospf.testbed.check.SimulationRun.Outcome;
import io.kubeospf.testbed.sim.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** The command line of the simulator: {@code Simulate SEED} tells one seed's story, {@code Simulate FIRST COUNT} runs many. */
public final class Simulate {
    private static final int MOST_TOLD = 10;

    private Simulate() {}

    public static void main(String[] arguments) {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("usage: Simulate SEED [COUNT]");
            System.exit(2);
        }
        long first = Long.parseLong(arguments[0]);
        boolean passed = arguments.length == 1 ? tell(first) : run(first, Long.parseLong(arguments[1]));
        System.exit(passed ? 0 : 1);
    }

    private static boolean tell(long seed) {
        System.out.println("seed " + seed);
        Outcome outcome = SimulationRun.of(seed, Trace.readBy(System.out::println));
        System.out.println("trace " + outcome.traceHash());
        report(outcome);
        return outcome.violations().isEmpty();
    }

    private static boolean run(long first, long count) {
        Instant start = Instant.now();
        List<Outcome> outcomes = LongStream.range(first, first + count)
                .parallel()
                .mapToObj(SimulationRun::of)
                .peek(Simulate::report)
                .toList();
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        double hours = outcomes.stream()
                .mapToDouble(outcome -> outcome.virtual().toMinutes() / 60.0)
                .sum();
        long failed = outcomes.stream()
                .filter(outcome -> !outcome.violations().isEmpty())
                .count();
        long restarts = outcomes.stream().mapToLong(Outcome::exchangeRestarts).sum();
        System.out.printf("%d exchanges restarted because they did not advance%n", restarts);
        System.out.printf(
                "%d seeds from %d on, %d failed, %.1f virtual hours in %.1f s: %.1f hours a second%n",
                count, first, failed, hours, seconds, hours / seconds);
        return failed == 0;
    }

    private static synchronized void report(Outcome outcome) {
        if (!outcome.violations().isEmpty()) {
            System.out.println("seed " + outcome.seed() + " fails; make sim SEED=" + outcome.seed() + " replays it");
            outcome.violations().stream().limit(MOST_TOLD).forEach(violation -> System.out.println("  " + violation));
        }
    }
}
