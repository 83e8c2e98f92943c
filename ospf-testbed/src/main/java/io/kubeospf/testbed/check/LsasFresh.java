package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.testbed.check.Rest.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** LSAs of routers in the region have been refreshed in time (RFC 2328 12.4). */
final class LsasFresh {
    /** A router adds InfTransDelay, a second, to the age of what it passes on. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(30);

    private LsasFresh() {}

    static List<Violation> violations(Rest rest) {
        List<Violation> violations = new ArrayList<>();
        long oldest = ArchitecturalConstants.LS_REFRESH_TIME.plus(ON_THE_WAY).toSeconds();
        for (List<Router> region : rest.regions()) {
            List<RouterId> members = region.stream().map(Router::id).toList();
            // Alone nobody listens, so nothing is refreshed.
            for (Router router : region.size() > 1 ? region : List.<Router>of()) {
                for (Lsa lsa : router.database()) {
                    if (members.contains(lsa.key().advertisingRouter())
                            && lsa.header().seconds() > oldest) {
                        violations.add(new Violation(
                                LsasFresh.class, router.name(), "holds what was not refreshed: " + lsa.header()));
                    }
                }
            }
        }
        return violations;
    }
}
