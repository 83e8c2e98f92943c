package io.kubeospf.testbed.check;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.testbed.check.Rest.Router;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Every database holds what each router of the region wants announced, each prefix once, as it is wanted, and no other in its name. */
final class PrefixesKnown {
    private PrefixesKnown() {}

    static List<Violation> violations(Rest rest) {
        List<Violation> violations = new ArrayList<>();
        for (List<Router> region : rest.regions()) {
            // Alone nobody listens, so nothing is originated.
            for (Router originator : region.size() > 1 ? region : List.<Router>of()) {
                List<String> wanted = wanted(originator);
                for (Router onlooker : region) {
                    List<String> known = announced(onlooker.database(), originator);
                    if (!wanted.equals(known)) {
                        violations.add(new Violation(
                                PrefixesKnown.class,
                                onlooker.name() + " of " + originator.name(),
                                "knows " + known + ", and is to know " + wanted));
                    }
                }
            }
        }
        return violations;
    }

    private static List<String> wanted(Router originator) {
        return originator.wanted().values().stream()
                .map(route -> text(
                        originator,
                        route.prefix().address(),
                        route.prefix().length(),
                        new AsExternalLsa.Path(
                                route.metricType(), 0, route.metric(), route.forwardingAddress(), route.tag())))
                .sorted()
                .toList();
    }

    private static List<String> announced(List<Lsa> database, Router originator) {
        List<String> prefixes = new ArrayList<>();
        for (Lsa lsa : database) {
            boolean his = lsa.key().advertisingRouter().equals(originator.id())
                    && originator
                            .view()
                            .areaType()
                            .externalType()
                            .equals(Optional.of(lsa.key().type()));
            if (his && lsa.body() instanceof AsExternalLsa external) {
                int address = lsa.key().linkStateId().value() & external.mask().value();
                int length = external.mask().prefixLength().orElse(-1);
                prefixes.add(text(
                        originator,
                        new Ipv4Address(address),
                        length,
                        external.paths().get(0)));
            }
        }
        Collections.sort(prefixes);
        return prefixes;
    }

    private static String text(Router originator, Ipv4Address address, int length, AsExternalLsa.Path path) {
        return address + "/" + length + " " + path.metricType() + " " + path.metric() + " tag " + path.routeTag()
                + " to " + nextHop(originator, path.forwardingAddress());
    }

    /** In an NSSA an address of the router's own stands for the router itself (RFC 3101 2.3). */
    private static String nextHop(Router originator, Ipv4Address forwardingAddress) {
        boolean own = originator.attachments().stream()
                .anyMatch(attachment -> attachment.address().equals(forwardingAddress));
        boolean itself = forwardingAddress.isUnspecified() || (originator.view().areaType() == AreaType.NSSA && own);
        return itself ? "itself" : forwardingAddress.toString();
    }
}
