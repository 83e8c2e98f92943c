package io.kubeospf.testbed.fuzz;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import java.util.ArrayList;
import java.util.List;

/** Who there is: the router under test, its ally, and the names that an attacker goes by. Chosen by an input's first octet. */
record Cast(RouterConfig tested, RouterConfig ally) {
    static final Ipv4Address TESTED_ADDRESS = Ipv4Address.parse("10.0.0.1");
    static final Ipv4Address ALLY_ADDRESS = Ipv4Address.parse("10.0.0.2");

    private static final RouterId TESTED_ID = RouterId.parse("5.5.5.5");
    private static final RouterId HIGHER_ID = RouterId.parse("9.9.9.9");
    private static final RouterId LOWER_ID = RouterId.parse("2.2.2.2");

    static Cast choose(Choices choices) {
        int kind = choices.octet();
        InterfaceType type = isSet(kind, 0) ? InterfaceType.POINT_TO_POINT : InterfaceType.BROADCAST;
        AreaType areaType = isSet(kind, 1) ? AreaType.NSSA : AreaType.NORMAL;
        List<InterfaceConfig> interfaces = new ArrayList<>();
        interfaces.add(shared(type, isSet(kind, 2) ? 1 : 0, InterfaceConfig.DEFAULT_COST));
        if (isSet(kind, 3)) {
            interfaces.add(InterfaceConfig.named(Station.SIDE_INTERFACE));
        }
        List<ExternalRoute> routes = List.of(ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX));
        return new Cast(
                router(TESTED_ID, areaType, interfaces, routes),
                router(
                        isSet(kind, 4) ? HIGHER_ID : LOWER_ID,
                        areaType,
                        List.of(shared(type, 1, InterfaceConfig.DEFAULT_COST)),
                        List.of()));
    }

    /** Another configuration of the router under test, which its ally can still speak with. */
    RouterConfig changed(Choices choices) {
        List<InterfaceConfig> interfaces = new ArrayList<>();
        interfaces.add(shared(tested.interfaces().get(0).type(), choices.below(3), 1 + choices.octet()));
        if (choices.flag()) {
            interfaces.add(InterfaceConfig.named(Station.SIDE_INTERFACE));
        }
        return router(
                tested.routerId(), tested.areaType(), interfaces, choices.flag() ? tested.externalRoutes() : List.of());
    }

    private static RouterConfig router(
            RouterId routerId, AreaType areaType, List<InterfaceConfig> interfaces, List<ExternalRoute> routes) {
        AreaId area = areaType == AreaType.NORMAL ? AreaId.BACKBONE : AreaId.parse("0.0.0.1");
        return new RouterConfig(routerId, area, areaType, interfaces, routes);
    }

    private static InterfaceConfig shared(InterfaceType type, int priority, int cost) {
        return new InterfaceConfig(
                Station.SHARED_INTERFACE,
                type,
                cost,
                priority,
                InterfaceConfig.DEFAULT_HELLO_INTERVAL,
                InterfaceConfig.DEFAULT_DEAD_INTERVAL,
                InterfaceConfig.DEFAULT_RETRANSMIT_INTERVAL,
                InterfaceConfig.DEFAULT_TRANSMIT_DELAY,
                false,
                false);
    }

    private static boolean isSet(int octet, int bit) {
        return (octet & 1 << bit) != 0;
    }

    /** The Router IDs worth going by. */
    List<RouterId> routerIds() {
        return List.of(ally.routerId(), tested.routerId(), RouterId.parse("7.7.7.7"), RouterId.parse("1.1.1.1"));
    }

    /** The addresses worth sending from, by their last octet or so. */
    List<Ipv4Address> addresses() {
        return List.of(
                ALLY_ADDRESS,
                Ipv4Address.parse("10.0.0.3"),
                Ipv4Address.parse("10.0.0.4"),
                TESTED_ADDRESS,
                Ipv4Address.parse("10.0.1.9"),
                Ipv4Address.UNSPECIFIED);
    }
}
