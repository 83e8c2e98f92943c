package io.kubeospf.testbed.sim;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which routers there are and which networks join them. Every network can be reached from every other. */
public record Topology(List<RouterPlan> routers, List<SegmentPlan> segments) {
    private static final int MOST_ROUTERS = 12;
    private static final int MOST_SEGMENTS = 4;

    public Topology {
        routers = List.copyOf(routers);
        segments = List.copyOf(segments);
    }

    /** A router, its interfaces in the order of the segments that it is on, and what it announces from the start. */
    public record RouterPlan(RouterConfig config, List<Attachment> attachments) {
        public RouterPlan {
            attachments = List.copyOf(attachments);
        }

        public String name() {
            return config.routerId().toString();
        }
    }

    /** An interface on a segment. */
    public record Attachment(String interfaceName, int segment, Ipv4Address address) {}

    /** A network of one kind; a point-to-point network has two routers. */
    public record SegmentPlan(InterfaceType type) {}

    /** A connected topology of 2 to 12 routers on 1 to 4 networks. */
    public static Topology random(RandomGenerator random) {
        List<SegmentPlan> segments = new ArrayList<>();
        List<List<Integer>> members = new ArrayList<>();
        int broadcasts = 1 + random.nextInt(MOST_SEGMENTS - 1);
        int routerCount = Math.max(2, broadcasts) + random.nextInt(MOST_ROUTERS - Math.max(2, broadcasts) + 1);
        for (int segment = 0; segment < broadcasts; segment++) {
            segments.add(new SegmentPlan(InterfaceType.BROADCAST));
            members.add(new ArrayList<>());
        }
        for (int router = 0; router < routerCount; router++) {
            members.get(router % broadcasts).add(router);
        }
        for (int segment = 1; segment < broadcasts; segment++) {
            // Somebody of an earlier network joins this one, so that all hang together.
            List<Integer> earlier = members.get(random.nextInt(segment));
            members.get(segment).add(earlier.get(random.nextInt(earlier.size())));
        }
        if (random.nextBoolean()) {
            segments.add(new SegmentPlan(InterfaceType.POINT_TO_POINT));
            int one = random.nextInt(routerCount);
            members.add(List.of(one, (one + 1) % routerCount));
        }
        return build(segments, members, routerCount, random);
    }

    private static Topology build(
            List<SegmentPlan> segments, List<List<Integer>> members, int routerCount, RandomGenerator random) {
        List<RouterPlan> routers = new ArrayList<>();
        for (int router = 0; router < routerCount; router++) {
            List<InterfaceConfig> interfaces = new ArrayList<>();
            List<Attachment> attachments = new ArrayList<>();
            for (int segment = 0; segment < segments.size(); segment++) {
                if (members.get(segment).contains(router)) {
                    String name = "eth" + attachments.size();
                    attachments.add(
                            new Attachment(name, segment, new Ipv4Address(0xc0a80000 | (segment << 8) | (router + 1))));
                    boolean first = members.get(segment).get(0) == router;
                    interfaces.add(interfaceConfig(name, segments.get(segment).type(), first, random));
                }
            }
            RouterConfig config = new RouterConfig(
                    new RouterId(0x0a000000 | (router + 1)), AreaId.BACKBONE, interfaces, routes(router, random));
            routers.add(new RouterPlan(config, attachments));
        }
        return new Topology(routers, segments);
    }

    /** The first router of each network can be Designated Router, others may. */
    private static InterfaceConfig interfaceConfig(
            String name, InterfaceType type, boolean first, RandomGenerator random) {
        InterfaceConfig defaults = InterfaceConfig.named(name);
        return new InterfaceConfig(
                name,
                type,
                defaults.cost(),
                first ? 1 + random.nextInt(2) : random.nextInt(3),
                defaults.helloInterval(),
                defaults.deadInterval(),
                defaults.retransmitInterval(),
                defaults.transmitDelay(),
                false,
                false);
    }

    private static List<ExternalRoute> routes(int router, RandomGenerator random) {
        List<ExternalRoute> routes = new ArrayList<>();
        int count = random.nextInt(4);
        for (int index = 0; index < count; index++) {
            // Prefixes of equal address and different length need Appendix E.
            Ipv4Address address = new Ipv4Address(0x0a000000 | ((router + 100) << 16));
            routes.add(ExternalRoute.of(new Ipv4Prefix(address, 16 + index)));
        }
        return routes;
    }
}
