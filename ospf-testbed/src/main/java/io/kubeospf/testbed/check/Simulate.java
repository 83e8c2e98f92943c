package io.kubeospf.testbed.check;

import io.kubeospf.testbed.check.SimulationRun.Outcome;
import java.time.Duration;
import java.time.Instant;

/** The command line of the simulator: {@code Simulate SEED} replays one seed, {@code Simulate FIRST COUNT} runs many. */
public final class Simulate {
    private Simulate() {}

    public static void main(String[] arguments) {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("usage: Simulate SEED [COUNT]");
            System.exit(2);
        }
        long first = Long.parseLong(arguments[0]);
        long count = arguments.length == 2 ? Long.parseLong(arguments[1]) : 1;
        System.exit(run(first, count) ? 0 : 1);
    }

    private static boolean run(long first, long count) {
        Instant start = Instant.now();
        Duration virtual = Duration.ZERO;
        long failed = 0;
        for (long seed = first; seed < first + count; seed++) {
            Outcome outcome = SimulationRun.of(seed);
            virtual = virtual.plus(outcome.virtual());
            if (count == 1) {
                outcome.lastLines().forEach(System.out::println);
                System.out.println("trace " + outcome.traceHash());
            }
            if (!outcome.violations().isEmpty()) {
                failed++;
                System.out.println("seed " + seed + " fails; make sim SEED=" + seed + " replays it");
                outcome.violations().forEach(violation -> System.out.println("  " + violation.text()));
            }
        }
        double real = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        System.out.printf(
                "%d seeds, %d failed, %.1f virtual hours in %.1f s: %.1f hours a second%n",
                count, failed, virtual.toMinutes() / 60.0, real, virtual.toMinutes() / 60.0 / real);
        return failed == 0;
    }
}
