package io.kubeospf.core.speaker;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.RouterId;
import java.time.Duration;
import java.util.List;

/** The routers of the tests. */
final class Routers {
    private Routers() {}

    /** A router with one broadcast interface, eth0, and default timers. */
    static RouterConfig config(String routerId, int priority, ExternalRoute... routes) {
        return config(routerId, InterfaceType.BROADCAST, priority, routes);
    }

    /** A router with one point-to-point interface, eth0, and default timers. */
    static RouterConfig pointToPoint(String routerId) {
        return config(routerId, InterfaceType.POINT_TO_POINT, 0);
    }

    private static RouterConfig config(String routerId, InterfaceType type, int priority, ExternalRoute... routes) {
        InterfaceConfig defaults = InterfaceConfig.named("eth0");
        InterfaceConfig eth0 = new InterfaceConfig(
                "eth0",
                type,
                defaults.cost(),
                priority,
                defaults.helloInterval(),
                defaults.deadInterval(),
                defaults.retransmitInterval(),
                defaults.transmitDelay(),
                false,
                false);
        return new RouterConfig(RouterId.parse(routerId), AreaId.BACKBONE, List.of(eth0), List.of(routes));
    }

    /** A router that has become Designated Router, and a master that joins it. */
    static void masterBesideRouter(VirtualLan lan, ExternalRoute route) {
        lan.add("router", config("192.168.100.1", 1));
        lan.linkUp("router", "192.168.100.1", 1500);
        lan.run(Duration.ofSeconds(60));
        lan.add("master", config("192.168.100.132", 0, route));
        lan.linkUp("master", "192.168.100.132", 1500);
        lan.run(Duration.ofSeconds(11));
    }
}
