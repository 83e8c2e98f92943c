package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.testbed.check.Rest.Router;
import java.util.ArrayList;
import java.util.List;

/** More than MaxAge after a router has gone, or has been cut off, no LSA of it is left anywhere (RFC 2328 14). */
final class DeadForgotten {
    private DeadForgotten() {}

    static List<Violation> violations(Rest rest) {
        List<Violation> violations = new ArrayList<>();
        for (List<Router> region : rest.regions()) {
            List<RouterId> members = region.stream().map(Router::id).toList();
            for (Router router : region) {
                for (Lsa lsa : router.database()) {
                    if (!members.contains(lsa.key().advertisingRouter())) {
                        violations.add(new Violation(
                                DeadForgotten.class,
                                router.name(),
                                "still knows a router that cannot be heard: " + lsa.header()));
                    }
                }
            }
        }
        return violations;
    }
}
