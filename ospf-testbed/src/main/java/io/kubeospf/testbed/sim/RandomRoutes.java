package io.kubeospf.testbed.sim;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Draws what routers announce: some prefixes of their own, of equal address (RFC 2328 Appendix E), and some that others announce too. */
final class RandomRoutes {
    private static final List<Integer> LENGTHS = List.of(16, 17, 18, 20, 24, 30, 32);
    private static final List<Ipv4Prefix> SHARED =
            List.of(ExternalRoute.DEFAULT_PREFIX, Ipv4Prefix.parse("10.96.0.0/16"), Ipv4Prefix.parse("0.0.0.0/0"));

    private final RandomGenerator random;

    RandomRoutes(RandomGenerator random) {
        this.random = random;
    }

    /** What a router announces from the start, each prefix once. */
    List<ExternalRoute> some(int router, Ipv4Address ownAddress) {
        SortedMap<Ipv4Prefix, ExternalRoute> routes = new TreeMap<>();
        int count = random.nextInt(5);
        for (int index = 0; index < count; index++) {
            ExternalRoute route = one(router, ownAddress);
            routes.put(route.prefix(), route);
        }
        return List.copyOf(routes.values());
    }

    /**
     * One route.
     *
     * @param router whose prefixes are told from those of others by it
     * @param ownAddress an address that the route may be forwarded to
     */
    ExternalRoute one(int router, Ipv4Address ownAddress) {
        Ipv4Address address = new Ipv4Address(0x0a640000 + (router << 16));
        Ipv4Prefix prefix = random.nextInt(3) == 0
                ? SHARED.get(random.nextInt(SHARED.size()))
                : new Ipv4Prefix(address, LENGTHS.get(random.nextInt(LENGTHS.size())));
        return new ExternalRoute(
                prefix,
                random.nextInt(100),
                random.nextBoolean() ? ExternalMetricType.TYPE_1 : ExternalMetricType.TYPE_2,
                random.nextInt(3),
                random.nextInt(4) == 0 ? ownAddress : Ipv4Address.UNSPECIFIED);
    }
}
