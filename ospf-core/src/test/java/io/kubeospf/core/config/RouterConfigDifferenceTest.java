package io.kubeospf.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterConfigDifferenceTest {
    private static final InterfaceConfig ETH0 = InterfaceConfig.named("eth0");
    private static final InterfaceConfig ETH1 = InterfaceConfig.named("eth1");
    private static final ExternalRoute SERVICES = ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX);
    private static final ExternalRoute OTHERS = ExternalRoute.of(Ipv4Prefix.parse("10.200.0.0/16"));

    @Test
    void aConfigurationDoesNotDifferFromItselfInAnotherOrder() {
        RouterConfigDifference difference = RouterConfigDifference.between(
                config(List.of(ETH0, ETH1), List.of(SERVICES, OTHERS)),
                config(List.of(ETH1, ETH0), List.of(OTHERS, SERVICES)));

        assertEquals(
                new RouterConfigDifference(
                        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                difference);
    }

    @Test
    void tellsInterfacesThatCameFromThoseThatWentOrChanged() {
        InterfaceConfig dearer = InterfaceConfigs.with(ETH0, "cost", 20);
        InterfaceConfig eth2 = InterfaceConfig.named("eth2");

        RouterConfigDifference difference = RouterConfigDifference.between(
                config(List.of(ETH0, ETH1), List.of()), config(List.of(dearer, eth2), List.of()));

        assertEquals(List.of(eth2), difference.addedInterfaces());
        assertEquals(List.of(ETH1), difference.removedInterfaces());
        assertEquals(List.of(new InterfaceDifference(ETH0, dearer)), difference.changedInterfaces());
    }

    @Test
    void tellsRoutesThatCameFromThoseThatWentOrChanged() {
        ExternalRoute changed = new ExternalRoute(
                SERVICES.prefix(), 5, ExternalMetricType.TYPE_1, -1, Ipv4Address.parse("192.168.100.9"));
        ExternalRoute added = ExternalRoute.of(Ipv4Prefix.parse("10.201.0.0/16"));

        RouterConfigDifference difference = RouterConfigDifference.between(
                config(List.of(ETH0), List.of(SERVICES, OTHERS)), config(List.of(ETH0), List.of(changed, added)));

        assertEquals(List.of(added), difference.addedRoutes());
        assertEquals(List.of(OTHERS), difference.removedRoutes());
        assertEquals(
                List.of(
                        "metric 3 -> 5",
                        "metric-type 2 -> 1",
                        "tag 0 -> 4294967295",
                        "forwarding-address 0.0.0.0 -> 192.168.100.9"),
                difference.changedRoutes().get(0).changes().stream()
                        .map(ValueChange::toString)
                        .toList());
        assertEquals(SERVICES.prefix(), difference.changedRoutes().get(0).prefix());
    }

    @Test
    void anotherIdOrAreaIsAnotherRouter() {
        RouterConfig before = config(List.of(ETH0), List.of());
        RouterConfig after = new RouterConfig(
                RouterId.parse("2.2.2.2"), AreaId.parse("0.0.0.7"), AreaType.NSSA, List.of(ETH0), List.of());

        assertEquals(
                List.of("router-id 1.1.1.1 -> 2.2.2.2", "area 0.0.0.0 -> 0.0.0.7", "area-type normal -> nssa"),
                RouterConfigDifference.between(before, after).identity().stream()
                        .map(ValueChange::toString)
                        .toList());
    }

    private static RouterConfig config(List<InterfaceConfig> interfaces, List<ExternalRoute> routes) {
        return new RouterConfig(RouterId.parse("1.1.1.1"), AreaId.BACKBONE, interfaces, routes);
    }
}
