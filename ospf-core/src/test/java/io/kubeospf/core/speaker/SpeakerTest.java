package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.NeighborState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakerTest {
    private static final ExternalRoute SERVICES = ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX);

    private final VirtualLan lan = new VirtualLan();

    @Test
    void becomesFullWithADesignatedRouterWithinASecondOfItsFirstHello() {
        masterBesideRouter();

        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("master"));
        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("router"));
        assertEquals(withoutAges(lan.database("router")), withoutAges(lan.database("master")));
        assertTrue(lan.database("router").stream().anyMatch(lsa -> lsa.body() instanceof AsExternalLsa));
    }

    private void masterBesideRouter() {
        lan.add("router", router("192.168.100.1", 1));
        lan.linkUp("router", "192.168.100.1", 1500);
        lan.run(Duration.ofSeconds(60));
        lan.add("master", router("192.168.100.132", 0, SERVICES));
        lan.linkUp("master", "192.168.100.132", 1500);
        lan.run(Duration.ofSeconds(11));
    }

    static List<Object> withoutAges(List<Lsa> database) {
        return database.stream().<Object>map(lsa -> lsa.header().withAge(0)).toList();
    }

    static RouterConfig router(String routerId, int priority, ExternalRoute... routes) {
        InterfaceConfig defaults = InterfaceConfig.named("eth0");
        InterfaceConfig eth0 = new InterfaceConfig(
                "eth0",
                defaults.type(),
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
}
