package io.kubeospf.core.adjacency;

import static io.kubeospf.core.adjacency.TestRouter.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.DatabaseDescription;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2328 10.6: the MTU of a Database Description; ours is 576. */
class InterfaceMtuTest {

    @ParameterizedTest(name = "{0}, mtu-ignore {1}")
    @CsvSource({
        "0,     false, exchange",
        "575,   false, exchange",
        "576,   false, exchange",
        "577,   false, exstart",
        "65535, false, exstart",
        "65535, true,  exchange"
    })
    void aLargerMtuIsRefusedAndBothAreTold(int mtu, boolean mtuIgnore, String state) {
        TestRouter router = new TestRouter(config(mtuIgnore));
        Neighbor neighbor = neighborThatOpens(router, mtu);

        assertEquals(state, neighbor.state().toString());
        Event refused = new Event.PacketRefused(
                "eth0", neighbor.address(), RefusalReason.MTU_MISMATCH, Integer.toString(mtu), "576");
        assertEquals(state.equals("exstart"), router.events().contains(refused));
    }

    @ParameterizedTest(name = "{0}, mtu-ignore {1}")
    @CsvSource({
        "0,   false, false",
        "1,   false, true",
        "575, false, true",
        "576, false, false",
        "577, false, false",
        "575, true,  false"
    })
    void aSmallerOneIsReportedUnlessItIsNotToBeCompared(int mtu, boolean mtuIgnore, boolean reported) {
        TestRouter router = new TestRouter(config(mtuIgnore));
        Neighbor neighbor = neighborThatOpens(router, mtu);

        Event smaller = new Event.NeighborMtuSmaller("eth0", neighbor.address(), mtu, 576);
        assertEquals(
                reported ? List.of(smaller) : List.of(),
                router.events().stream()
                        .filter(Event.NeighborMtuSmaller.class::isInstance)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"0, false", "575, true", "576, false", "577, true"})
    void withMtuIgnoreAnyOtherOneIsReportedBecauseTheNeighborMayRefuseOurs(int mtu, boolean reported) {
        TestRouter router = new TestRouter(config(true));
        Neighbor neighbor = neighborThatOpens(router, mtu);

        Event ignored = new Event.NeighborMtuIgnored("eth0", neighbor.address(), mtu, 576);
        assertEquals(
                reported ? List.of(ignored) : List.of(),
                router.events().stream()
                        .filter(Event.NeighborMtuIgnored.class::isInstance)
                        .toList());
    }

    private static Neighbor neighborThatOpens(TestRouter router, int mtu) {
        OspfInterface eth0 = router.up("eth0", "192.168.100.132");
        router.role("eth0", InterfaceState.DR_OTHER, "192.168.100.200", "0.0.0.0");
        Neighbor neighbor = router.neighbor("eth0", "192.168.100.200", NeighborState.TWO_WAY);
        router.adjacencies.fire(neighbor, NeighborEvent.ADJ_OK, NOW);
        router.forget();
        DatabaseDescription opening = new DatabaseDescription(
                mtu, Options.EXTERNAL_ROUTING, DatabaseDescription.Flags.OPENING, 100, List.of());
        router.adjacencies.receive(eth0, neighbor, opening, NOW);
        return neighbor;
    }

    private static InterfaceConfig config(boolean mtuIgnore) {
        InterfaceConfig defaults = InterfaceConfig.named("eth0");
        return new InterfaceConfig(
                "eth0",
                defaults.type(),
                defaults.cost(),
                defaults.priority(),
                defaults.helloInterval(),
                defaults.deadInterval(),
                defaults.retransmitInterval(),
                defaults.transmitDelay(),
                mtuIgnore,
                false);
    }
}
