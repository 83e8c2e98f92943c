package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.testbed.check.Rest.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Every router of a region has a path to each prefix of each other router, by the computation of {@link PathMemory} (RFC 2328 16.1,
 * 16.4).
 *
 * <p>Reachable means a path over links that both ends describe. All simulated routers are host routers with links of cost 65535,
 * which routers that do not know RFC 8770 pass through; so neither counts here.
 */
final class PathsFound {
    private PathsFound() {}

    static List<Violation> violations(Rest rest, PathMemory memory) {
        List<Violation> violations = new ArrayList<>();
        for (List<Router> region : rest.regions()) {
            for (Router router : region) {
                Paths paths = memory.pathsOf(router.id());
                for (Router originator : region) {
                    if (!originator.equals(router)) {
                        check(router, originator, paths, violations);
                    }
                }
            }
        }
        return violations;
    }

    private static void check(Router router, Router originator, Paths paths, List<Violation> violations) {
        SortedSet<String> missing = new TreeSet<>();
        originator.wanted().keySet().forEach(prefix -> missing.add(prefix.toString()));
        for (Lsa lsa : router.database()) {
            if (isUsable(lsa, originator.id(), paths)) {
                missing.remove(prefix(lsa));
            }
        }
        if (!missing.isEmpty()) {
            violations.add(new Violation(
                    PathsFound.class, router.name() + " to " + originator.name(), "has no path to " + missing));
        }
    }

    /** RFC 2328 16.4 (1) to (3). */
    private static boolean isUsable(Lsa lsa, RouterId originator, Paths paths) {
        return lsa.body() instanceof AsExternalLsa external
                && lsa.key().advertisingRouter().equals(originator)
                && !lsa.header().isMaxAge()
                && paths.reachesBoundaryRouter(originator)
                && isReachable(external.paths().get(0).forwardingAddress(), paths);
    }

    private static boolean isReachable(Ipv4Address forwardingAddress, Paths paths) {
        return forwardingAddress.isUnspecified() || paths.reachesAddress(forwardingAddress);
    }

    private static String prefix(Lsa lsa) {
        AsExternalLsa external = (AsExternalLsa) lsa.body();
        int address = lsa.key().linkStateId().value() & external.mask().value();
        return new Ipv4Address(address) + "/" + external.mask().prefixLength().orElse(-1);
    }
}
