package io.kubeospf.testbed.sim;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.testbed.sim.Topology.Attachment;
import io.kubeospf.testbed.sim.Topology.RouterPlan;
import io.kubeospf.testbed.sim.Topology.SegmentPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws a topology of 2 to 12 routers in the backbone or an NSSA: a tree of networks, now and then with loops, so that all hang together. */
public final class RandomTopology {
    private static final int MOST_ROUTERS = 12;
    private static final int MOST_LOOPS = 2;
    private static final List<Duration> HELLO_INTERVALS = Stream.of(1, 5, 5, 10, 10, 10, 10, 10, 10, 10, 10, 10)
            .map(Duration::ofSeconds)
            .toList();
    private static final List<Integer> MTUS = List.of(576, 1500, 1500, 9000);

    private final RandomGenerator random;
    private final RandomRoutes routes;
    private final int routerCount;
    private final List<Integer> idOrder;
    private final List<SegmentPlan> segments = new ArrayList<>();
    private final List<List<Attachment>> attachments = new ArrayList<>();

    /** Who may become Designated Router of a network. */
    private enum Eligibility {
        ALL,
        SOME,
        ONE,
        NOBODY
    }

    /** What the MTUs of a network have to do with each other. */
    private enum Mtus {
        SAME,
        DIFFERENT_AND_IGNORED,
        /**
         * The router with the higher ID has the larger one. The other way round one side would see an exchange that never ends,
         * and RFC 2328 14 keeps LSAs at MaxAge as long as there is one.
         */
        DIFFERENT
    }

    /** What the interfaces of a network have in common. */
    private record Style(InterfaceType type, Eligibility eligibility, Mtus mtus, int mtu, Duration helloInterval) {}

    private RandomTopology(RandomGenerator random) {
        this.random = random;
        this.routes = new RandomRoutes(random);
        this.routerCount = 2 + random.nextInt(MOST_ROUTERS - 1);
        List<Integer> ids = new ArrayList<>();
        for (int router = 0; router < routerCount; router++) {
            ids.add(router);
            attachments.add(new ArrayList<>());
        }
        Collections.shuffle(ids, new Random(random.nextLong()));
        this.idOrder = ids;
    }

    public static Topology draw(RandomGenerator random) {
        RandomTopology drawing = new RandomTopology(random);
        drawing.joinAll();
        drawing.addLoops();
        drawing.addStubs();
        return drawing.toTopology();
    }

    /** Each network has one router that is already joined, and some that are not yet. */
    private void joinAll() {
        int joined = 1;
        while (joined < routerCount) {
            boolean pointToPoint = random.nextInt(3) == 0;
            int newcomers = pointToPoint ? 1 : 1 + random.nextInt(routerCount - joined);
            SortedSet<Integer> members = new TreeSet<>(List.of(random.nextInt(joined)));
            for (int router = joined; router < joined + newcomers; router++) {
                members.add(router);
            }
            joined += newcomers;
            addSegment(pointToPoint ? InterfaceType.POINT_TO_POINT : InterfaceType.BROADCAST, members);
        }
    }

    private void addLoops() {
        int loops = random.nextInt(MOST_LOOPS + 1);
        for (int loop = 0; loop < loops; loop++) {
            int one = random.nextInt(routerCount);
            int other = (one + 1 + random.nextInt(routerCount - 1)) % routerCount;
            boolean pointToPoint = random.nextBoolean();
            addSegment(
                    pointToPoint ? InterfaceType.POINT_TO_POINT : InterfaceType.BROADCAST,
                    new TreeSet<>(List.of(one, other)));
        }
    }

    /** Networks that a router announces and does not speak on. */
    private void addStubs() {
        int router = random.nextInt(routerCount);
        if (random.nextInt(3) == 0) {
            attach(router, segments.size(), style(InterfaceType.BROADCAST), true, true);
            segments.add(new SegmentPlan(InterfaceType.BROADCAST));
        }
    }

    private void addSegment(InterfaceType type, SortedSet<Integer> members) {
        Style style = style(type);
        for (int member : members) {
            boolean first = member == members.first();
            boolean passive = members.size() > 2 && !first && random.nextInt(15) == 0;
            attach(member, segments.size(), style, first, passive);
        }
        segments.add(new SegmentPlan(type));
    }

    private Style style(InterfaceType type) {
        boolean pointToPoint = type == InterfaceType.POINT_TO_POINT;
        Mtus mtus = random.nextInt(6) > 0
                ? Mtus.SAME
                : pointToPoint && random.nextBoolean() ? Mtus.DIFFERENT : Mtus.DIFFERENT_AND_IGNORED;
        return new Style(
                type,
                random.nextInt(15) == 0 ? Eligibility.NOBODY : Eligibility.values()[random.nextInt(3)],
                mtus,
                MTUS.get(random.nextInt(MTUS.size())),
                HELLO_INTERVALS.get(random.nextInt(HELLO_INTERVALS.size())));
    }

    private void attach(int router, int segment, Style style, boolean first, boolean passive) {
        List<Attachment> own = attachments.get(router);
        InterfaceConfig defaults = InterfaceConfig.named("eth" + own.size());
        InterfaceConfig config = new InterfaceConfig(
                defaults.name(),
                style.type(),
                defaults.cost(),
                priority(style.eligibility(), first),
                style.helloInterval(),
                style.helloInterval().multipliedBy(4),
                defaults.retransmitInterval(),
                defaults.transmitDelay(),
                style.mtus() == Mtus.DIFFERENT_AND_IGNORED,
                passive);
        Ipv4Address address = new Ipv4Address(0xc0a80000 | (segment << 8) | (router + 1));
        own.add(new Attachment(config, segment, address, mtu(style, router)));
    }

    private int priority(Eligibility eligibility, boolean first) {
        return switch (eligibility) {
            case ALL -> 1 + random.nextInt(2);
            case SOME -> first ? 1 : random.nextInt(3);
            case ONE -> first ? 1 : 0;
            case NOBODY -> 0;
        };
    }

    private int mtu(Style style, int router) {
        return switch (style.mtus()) {
            case SAME -> style.mtu();
            case DIFFERENT_AND_IGNORED -> MTUS.get(random.nextInt(MTUS.size()));
            case DIFFERENT -> 1400 + idOrder.get(router);
        };
    }

    private Topology toTopology() {
        List<RouterPlan> routers = new ArrayList<>();
        boolean nssa = random.nextInt(4) == 0;
        for (int router = 0; router < routerCount; router++) {
            List<Attachment> own = attachments.get(router);
            RouterConfig config = new RouterConfig(
                    new RouterId(0x0a000000 + (idOrder.get(router) + 1) * SimulatedRouter.IDENTITIES),
                    nssa ? new AreaId(1) : AreaId.BACKBONE,
                    nssa ? AreaType.NSSA : AreaType.NORMAL,
                    own.stream().map(Attachment::config).toList(),
                    routes.some(router, own.get(0).address()));
            routers.add(new RouterPlan(config, own));
        }
        return new Topology(routers, segments);
    }
}
