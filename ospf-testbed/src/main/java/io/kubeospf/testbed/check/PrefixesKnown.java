package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.testbed.sim.SimulatedRouter;
import io.kubeospf.testbed.sim.Simulation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Every database holds what each router wants announced, each prefix once, and nothing else in its name. */
final class PrefixesKnown {
    private PrefixesKnown() {}

    static List<Violation> violations(Simulation simulation) {
        List<Violation> violations = new ArrayList<>();
        for (SimulatedRouter onlooker : simulation.routers()) {
            List<Lsa> database = onlooker.view(simulation.now()).database();
            for (SimulatedRouter originator : simulation.routers()) {
                List<String> wanted = originator.wantedPrefixes().stream()
                        .map(prefix -> prefix.toString())
                        .sorted()
                        .toList();
                List<String> known = announced(database, originator);
                if (!wanted.equals(known)) {
                    violations.add(new Violation(onlooker.name() + " knows " + known + " of " + originator.name()
                            + ", who wants " + wanted + " announced"));
                }
            }
        }
        return violations;
    }

    private static List<String> announced(List<Lsa> database, SimulatedRouter originator) {
        List<String> prefixes = new ArrayList<>();
        for (Lsa lsa : database) {
            boolean his = lsa.key()
                    .advertisingRouter()
                    .equals(originator.plan().config().routerId());
            if (his && lsa.body() instanceof AsExternalLsa external) {
                prefixes.add(prefix(lsa, external));
            }
        }
        Collections.sort(prefixes);
        return prefixes;
    }

    private static String prefix(Lsa lsa, AsExternalLsa external) {
        int address = lsa.key().linkStateId().value() & external.mask().value();
        return new Ipv4Address(address) + "/" + external.mask().prefixLength().orElse(-1);
    }
}
