package io.kubeospf.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kubeospf.core.Proves;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterConfigTest {
    private static final RouterId ROUTER_ID = RouterId.parse("192.168.100.132");
    private static final InterfaceConfig ETH0 = InterfaceConfig.named("eth0");
    private static final InterfaceConfig ETH1 = InterfaceConfig.named("eth1");

    @Test
    @Proves(value = "RFC 2328 C.1", rule = "A Router ID is not 0.0.0.0")
    void refusesTheRouterIdThatNamesNoRouter() {
        assertRefused("the router ID 0.0.0.0 names no router", RouterId.NONE, List.of(ETH0), List.of());
    }

    @Test
    void refusesARouterWithoutInterfaces() {
        assertRefused("a router needs at least one interface", ROUTER_ID, List.of(), List.of());
    }

    @Test
    void refusesAnInterfaceThatIsGivenTwice() {
        assertRefused("interface eth0 is given twice", ROUTER_ID, List.of(ETH0, ETH1, ETH0), List.of());
    }

    @Test
    void refusesAPrefixThatIsGivenTwice() {
        assertRefused(
                "prefix 10.96.0.0/12 is given twice",
                ROUTER_ID,
                List.of(ETH0),
                List.of(route("10.96.0.0/12"), route("10.96.0.0/16"), route("10.96.0.0/12")));
    }

    @Test
    void takesPrefixesThatOnlyOverlap() {
        RouterConfig config = new RouterConfig(
                ROUTER_ID,
                AreaId.BACKBONE,
                List.of(ETH0, ETH1),
                List.of(route("10.96.0.0/12"), route("10.96.0.0/16"), route("10.96.0.10/32")));

        assertEquals(3, config.externalRoutes().size());
    }

    @Test
    void theBackboneIsANormalArea() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> new RouterConfig(ROUTER_ID, AreaId.BACKBONE, AreaType.NSSA, List.of(ETH0), List.of()));

        assertEquals("the backbone 0.0.0.0 cannot be of type nssa", refusal.getMessage());
    }

    @Test
    void nothingIsAnnouncedInAStubArea() {
        AreaId one = new AreaId(1);
        List<ExternalRoute> routes = List.of(route("10.96.0.0/12"));
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> new RouterConfig(ROUTER_ID, one, AreaType.STUB, List.of(ETH0), routes));

        assertEquals("nothing can be announced in an area of type stub", refusal.getMessage());
    }

    @Test
    void doesNotChangeWithTheListsThatItWasMadeOf() {
        List<InterfaceConfig> interfaces = new ArrayList<>(List.of(ETH0));
        List<ExternalRoute> routes = new ArrayList<>(List.of(route("10.96.0.0/12")));
        RouterConfig config = new RouterConfig(ROUTER_ID, AreaId.BACKBONE, interfaces, routes);

        interfaces.clear();
        routes.clear();

        assertEquals(List.of(ETH0), config.interfaces());
        assertEquals(List.of(route("10.96.0.0/12")), config.externalRoutes());
    }

    private static void assertRefused(
            String message, RouterId routerId, List<InterfaceConfig> interfaces, List<ExternalRoute> routes) {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> new RouterConfig(routerId, AreaId.BACKBONE, interfaces, routes));
        assertEquals(message, refusal.getMessage());
    }

    private static ExternalRoute route(String prefix) {
        return ExternalRoute.of(Ipv4Prefix.parse(prefix));
    }
}
