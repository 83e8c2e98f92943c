package io.kubeospf.testbed.lab;

/**
 * An interface of a router: the network it is plugged into, and how the router speaks OSPF there.
 *
 * <p>One begins with {@link Lan#port()} and says what is different.
 */
public record RouterPort(
        Lan lan,
        String area,
        boolean pointToPoint,
        int cost,
        int priority,
        OspfTimers timers,
        int mtu,
        boolean mtuIgnore) {
    static final String BACKBONE = "0.0.0.0";

    /** In the backbone, eligible as Designated Router, and quick. */
    static RouterPort of(Lan lan) {
        return new RouterPort(lan, BACKBONE, false, 10, 1, OspfTimers.QUICK, 1500, false);
    }

    public RouterPort inArea(String other) {
        return new RouterPort(lan, other, pointToPoint, cost, priority, timers, mtu, mtuIgnore);
    }

    public RouterPort asPointToPoint() {
        return new RouterPort(lan, area, true, cost, priority, timers, mtu, mtuIgnore);
    }

    public RouterPort withCost(int other) {
        return new RouterPort(lan, area, pointToPoint, other, priority, timers, mtu, mtuIgnore);
    }

    public RouterPort withPriority(int other) {
        return new RouterPort(lan, area, pointToPoint, cost, other, timers, mtu, mtuIgnore);
    }

    public RouterPort withTimers(OspfTimers other) {
        return new RouterPort(lan, area, pointToPoint, cost, priority, other, mtu, mtuIgnore);
    }

    public RouterPort withMtu(int other) {
        return new RouterPort(lan, area, pointToPoint, cost, priority, timers, other, mtuIgnore);
    }

    public RouterPort ignoringMtu() {
        return new RouterPort(lan, area, pointToPoint, cost, priority, timers, mtu, true);
    }

    String interfaceName() {
        return lan.interfaceName();
    }
}
