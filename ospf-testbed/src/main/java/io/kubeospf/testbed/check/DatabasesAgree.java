package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.testbed.sim.SimulatedRouter;
import io.kubeospf.testbed.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every router has the same instances, none of them at MaxAge. */
final class DatabasesAgree {
    private DatabasesAgree() {}

    static List<Violation> violations(Simulation simulation) {
        List<Violation> violations = new ArrayList<>();
        SimulatedRouter reference = simulation.routers().iterator().next();
        SortedSet<String> expected = instances(reference, simulation);
        for (SimulatedRouter router : simulation.routers()) {
            SortedSet<String> actual = instances(router, simulation);
            TreeSet<String> missing = new TreeSet<>(expected);
            missing.removeAll(actual);
            TreeSet<String> extra = new TreeSet<>(actual);
            extra.removeAll(expected);
            if (!missing.isEmpty() || !extra.isEmpty()) {
                violations.add(new Violation("the database of " + router.name() + " differs from that of "
                        + reference.name() + ": it lacks " + missing + " and has " + extra));
            }
            router.view(simulation.now()).database().stream()
                    .filter(lsa -> lsa.header().isMaxAge())
                    .forEach(lsa ->
                            violations.add(new Violation(router.name() + " still holds at MaxAge: " + lsa.header())));
        }
        return violations;
    }

    private static SortedSet<String> instances(SimulatedRouter router, Simulation simulation) {
        SortedSet<String> instances = new TreeSet<>();
        router.view(simulation.now()).database().forEach(lsa -> {
            LsaHeader header = lsa.header();
            instances.add(header.key() + " " + header.sequenceNumber() + " " + header.checksum());
        });
        return instances;
    }
}
