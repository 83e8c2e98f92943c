package io.kubeospf.testbed.check;

import io.kubeospf.testbed.sim.Simulation;
import java.util.List;
import java.util.stream.Stream;

/** Everything that must hold when faults are long over. */
public final class RestChecks {
    private RestChecks() {}

    public static List<Violation> violations(Simulation simulation) {
        return Stream.of(
                        DatabasesAgree.violations(simulation),
                        AdjacenciesSettled.violations(simulation),
                        PrefixesKnown.violations(simulation))
                .flatMap(List::stream)
                .toList();
    }
}
