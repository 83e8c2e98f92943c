package io.kubeospf.testbed.check;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.testbed.check.Rest.Router;
import io.kubeospf.testbed.check.Rest.Segment;
import io.kubeospf.testbed.check.Rest.Station;
import io.kubeospf.testbed.sim.Topology;
import io.kubeospf.testbed.sim.Topology.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Every database describes each router of the region and each network with a Designated Router, once and as they are, and the
 * routers of the region have no other LSAs but externals in their names.
 */
final class RoutersDescribed {
    private RoutersDescribed() {}

    static List<Violation> violations(Rest rest) {
        List<Violation> violations = new ArrayList<>();
        for (List<Router> region : rest.regions()) {
            if (region.size() > 1) {
                SortedSet<String> expected = expected(rest, region);
                region.forEach(router -> compare(router, expected, described(router, region), violations));
            }
        }
        return violations;
    }

    private static void compare(
            Router router, SortedSet<String> expected, SortedSet<String> actual, List<Violation> violations) {
        SortedSet<String> missing = new TreeSet<>(expected);
        missing.removeAll(actual);
        SortedSet<String> extra = new TreeSet<>(actual);
        extra.removeAll(expected);
        if (!missing.isEmpty() || !extra.isEmpty()) {
            violations.add(new Violation(
                    RoutersDescribed.class,
                    "the database of " + router.name(),
                    "lacks " + missing + " and has " + extra));
        }
    }

    private static SortedSet<String> described(Router router, List<Router> region) {
        List<RouterId> members = region.stream().map(Router::id).toList();
        SortedSet<String> described = new TreeSet<>();
        for (Lsa lsa : router.database()) {
            if (members.contains(lsa.key().advertisingRouter()) && !(lsa.body() instanceof AsExternalLsa)) {
                described.add(lsa.key().linkStateId() + " by " + lsa.key().advertisingRouter() + " " + lsa.body());
            }
        }
        return described;
    }

    private static SortedSet<String> expected(Rest rest, List<Router> region) {
        SortedSet<String> expected = new TreeSet<>();
        for (Router router : region) {
            int flags = RouterLsa.HOST | (router.wanted().isEmpty() ? 0 : RouterLsa.EXTERNAL);
            expected.add(router.name() + " by " + router.name() + " " + new RouterLsa(flags, links(rest, router)));
        }
        for (Segment segment : rest.segments()) {
            for (Station station : segment.stations()) {
                boolean speaks = station.attachment().address().equals(designated(segment));
                if (speaks && segment.joins() && region.contains(station.router())) {
                    expected.add(designated(segment) + " by " + station.router().name() + " "
                            + network(segment, station.router()));
                }
            }
        }
        return expected;
    }

    private static NetworkLsa network(Segment segment, Router designated) {
        List<RouterId> attached = new ArrayList<>(List.of(designated.id()));
        for (Station station : byAddress(segment)) {
            if (!station.router().equals(designated)) {
                attached.add(station.router().id());
            }
        }
        return new NetworkLsa(Topology.MASK, attached);
    }

    private static List<Station> byAddress(Segment segment) {
        return segment.stations().stream()
                .sorted((one, other) ->
                        one.attachment().address().compareTo(other.attachment().address()))
                .toList();
    }

    private static List<RouterLink> links(Rest rest, Router router) {
        List<RouterLink> links = new ArrayList<>();
        for (Attachment attachment : router.attachments()) {
            Segment segment = rest.segments().get(attachment.segment());
            InterfaceConfig config = attachment.config();
            boolean joined = segment.joins() && !config.passive();
            RouterLink stub = RouterLink.stub(attachment.address(), Topology.MASK, config.cost());
            if (joined && segment.isBroadcast()) {
                links.add(RouterLink.transit(designated(segment), attachment.address(), RouterLink.MAX_LINK_METRIC));
            } else if (joined) {
                RouterId other = segment.stations().stream()
                        .map(station -> station.router().id())
                        .filter(id -> !id.equals(router.id()))
                        .findFirst()
                        .orElseThrow();
                links.add(RouterLink.pointToPoint(other, attachment.address(), RouterLink.MAX_LINK_METRIC));
                links.add(stub);
            } else {
                links.add(stub);
            }
        }
        return links;
    }

    private static Ipv4Address designated(Segment segment) {
        return segment.stations().get(0).view().designatedRouter();
    }
}
