package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.testbed.check.Rest.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The routers of a region have the same instances, none of them at MaxAge. */
final class DatabasesAgree {
    private DatabasesAgree() {}

    static List<Violation> violations(Rest rest) {
        List<Violation> violations = new ArrayList<>();
        for (List<Router> region : rest.regions()) {
            Router reference = region.get(0);
            for (Router router : region) {
                compare(reference, router, violations);
                findMaxAge(router, violations);
            }
        }
        return violations;
    }

    private static void compare(Router reference, Router router, List<Violation> violations) {
        SortedSet<String> missing = instances(reference);
        SortedSet<String> extra = instances(router);
        SortedSet<String> common = new TreeSet<>(missing);
        common.retainAll(extra);
        missing.removeAll(common);
        extra.removeAll(common);
        if (!missing.isEmpty() || !extra.isEmpty()) {
            violations.add(new Violation(
                    DatabasesAgree.class,
                    "the database of " + router.name(),
                    "differs from that of " + reference.name() + ": it lacks " + missing + " and has " + extra));
        }
    }

    private static void findMaxAge(Router router, List<Violation> violations) {
        for (Lsa lsa : router.database()) {
            if (lsa.header().isMaxAge()) {
                violations.add(new Violation(
                        DatabasesAgree.class, router.name() + " with " + lsa.key(), "still holds " + lsa.header()));
            }
        }
    }

    private static SortedSet<String> instances(Router router) {
        SortedSet<String> instances = new TreeSet<>();
        for (Lsa lsa : router.database()) {
            LsaHeader header = lsa.header();
            instances.add(header.key() + " " + header.sequenceNumber() + " " + header.checksum());
        }
        return instances;
    }
}
