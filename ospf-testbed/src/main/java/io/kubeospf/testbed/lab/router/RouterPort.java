package io.kubeospf.testbed.lab.router;

import java.util.List;

/**
 * An interface of a router: the network it is plugged into, and how the router speaks OSPF there.
 *
 * <p>One begins with {@link Lan#port()} and says what is different.
 *
 * @param ttlSecurity whether it sends and requires a TTL of 255
 * @param keys what its packets are authenticated with; none: without authentication
 */
public record RouterPort(
        Lan lan,
        String area,
        boolean pointToPoint,
        int cost,
        int priority,
        OspfTimers timers,
        int mtu,
        boolean mtuIgnore,
        boolean ttlSecurity,
        List<LanKey> keys) {
    static final String BACKBONE = "0.0.0.0";

    /** In the backbone, eligible as Designated Router, and quick. */
    static RouterPort of(Lan lan) {
        return new RouterPort(lan, BACKBONE, false, 10, 1, OspfTimers.QUICK, 1500, false, false, List.of());
    }

    public RouterPort inArea(String other) {
        return new RouterPort(lan, other, pointToPoint, cost, priority, timers, mtu, mtuIgnore, ttlSecurity, keys);
    }

    public RouterPort asPointToPoint() {
        return new RouterPort(lan, area, true, cost, priority, timers, mtu, mtuIgnore, ttlSecurity, keys);
    }

    public RouterPort withCost(int other) {
        return new RouterPort(lan, area, pointToPoint, other, priority, timers, mtu, mtuIgnore, ttlSecurity, keys);
    }

    public RouterPort withPriority(int other) {
        return new RouterPort(lan, area, pointToPoint, cost, other, timers, mtu, mtuIgnore, ttlSecurity, keys);
    }

    public RouterPort withTimers(OspfTimers other) {
        return new RouterPort(lan, area, pointToPoint, cost, priority, other, mtu, mtuIgnore, ttlSecurity, keys);
    }

    public RouterPort withMtu(int other) {
        return new RouterPort(lan, area, pointToPoint, cost, priority, timers, other, mtuIgnore, ttlSecurity, keys);
    }

    public RouterPort ignoringMtu() {
        return new RouterPort(lan, area, pointToPoint, cost, priority, timers, mtu, true, ttlSecurity, keys);
    }

    /** FRR has no such setting. */
    public RouterPort withTtlSecurity() {
        return new RouterPort(lan, area, pointToPoint, cost, priority, timers, mtu, mtuIgnore, true, keys);
    }

    /** With authentication. */
    public RouterPort withKeys(LanKey... others) {
        return new RouterPort(
                lan, area, pointToPoint, cost, priority, timers, mtu, mtuIgnore, ttlSecurity, List.of(others));
    }

    public String interfaceName() {
        return lan.interfaceName();
    }
}
