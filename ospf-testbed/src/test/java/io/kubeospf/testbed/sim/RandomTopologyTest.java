package io.kubeospf.testbed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.testbed.sim.Topology.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomTopologyTest {
    private static final List<Topology> DRAWN =
            new SplittableRandom(1).splits(500).map(RandomTopology::draw).toList();

    @Test
    void hasTwoToTwelveRouters() {
        TreeSet<Integer> counts = new TreeSet<>();
        DRAWN.forEach(topology -> counts.add(topology.routers().size()));

        assertEquals(new TreeSet<>(IntStream.rangeClosed(2, 12).boxed().toList()), counts);
    }

    @Test
    void hangsTogether() {
        for (Topology topology : DRAWN) {
            TreeSet<Integer> reached =
                    new TreeSet<>(List.of(segments(topology, 0).get(0)));
            for (int round = 0; round < topology.routers().size(); round++) {
                for (int router = 0; router < topology.routers().size(); router++) {
                    List<Integer> own = segments(topology, router);
                    if (own.stream().anyMatch(reached::contains)) {
                        reached.addAll(own);
                    }
                }
            }
            assertEquals(topology.segments().size(), reached.size());
        }
    }

    @Test
    void hasTwoRoutersOnAPointToPointNetwork() {
        for (Topology topology : DRAWN) {
            for (int segment = 0; segment < topology.segments().size(); segment++) {
                if (topology.segments().get(segment).type() == InterfaceType.POINT_TO_POINT) {
                    assertEquals(2, topology.attachments(segment).size());
                }
            }
        }
    }

    @Test
    void drawsEveryKindOfNetworkAndRoute() {
        List<String> kinds = new ArrayList<>();
        for (Topology topology : DRAWN) {
            for (int segment = 0; segment < topology.segments().size(); segment++) {
                kinds.addAll(kinds(topology.attachments(segment)));
            }
            topology.routers()
                    .forEach(router -> kinds.addAll(routeKinds(router.config().externalRoutes())));
        }

        List<String> all = List.of(
                "different MTU ignored",
                "different MTU",
                "passive",
                "no eligible",
                "one eligible",
                "more eligible",
                "TYPE_1",
                "TYPE_2",
                "prefixes of equal address",
                "forwarding address",
                "default route");
        assertEquals(new TreeSet<>(all), new TreeSet<>(kinds));
    }

    private static List<String> kinds(List<Attachment> attachments) {
        List<String> kinds = new ArrayList<>();
        boolean ignored = attachments.stream().allMatch(one -> one.config().mtuIgnore());
        if (attachments.stream().map(Attachment::mtu).distinct().count() > 1) {
            kinds.add(ignored ? "different MTU ignored" : "different MTU");
        }
        if (attachments.stream().anyMatch(one -> one.config().passive())) {
            kinds.add("passive");
        }
        long eligible =
                attachments.stream().filter(one -> one.config().priority() > 0).count();
        kinds.add(eligible == 0 ? "no eligible" : eligible == 1 ? "one eligible" : "more eligible");
        return kinds;
    }

    private static List<String> routeKinds(List<ExternalRoute> routes) {
        List<String> kinds = new ArrayList<>();
        routes.forEach(route -> kinds.add(route.metricType().toString()));
        if (routes.stream().anyMatch(route -> !route.forwardingAddress().isUnspecified())) {
            kinds.add("forwarding address");
        }
        if (routes.stream().anyMatch(route -> route.prefix().length() == 0)) {
            kinds.add("default route");
        }
        if (routes.stream().map(route -> route.prefix().address()).distinct().count() < routes.size()) {
            kinds.add("prefixes of equal address");
        }
        return kinds;
    }

    private static List<Integer> segments(Topology topology, int router) {
        return topology.routers().get(router).attachments().stream()
                .map(Attachment::segment)
                .toList();
    }
}
