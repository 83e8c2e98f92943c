package io.kubeospf.testbed.lab;

import static io.kubeospf.testbed.lab.router.RouterSoftware.BIRD;
import static io.kubeospf.testbed.lab.router.RouterSoftware.FRR;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouteMonitor;
import io.kubeospf.testbed.lab.router.RouterPort;
import io.kubeospf.testbed.lab.router.RouterSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The node's interface has several IPv4 addresses. */
@BuildsItsLab
class AddressLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String OF_FRR = "10.112.0.0/12";
    private static final String OF_BIRD = "10.128.0.0/12";
    private static final Duration WITHOUT_ADDRESS = Duration.ofSeconds(2);

    /** Twice the dead interval. */
    private static final Duration STAYS = Duration.ofSeconds(8);

    @Test
    void theAdjacencyReturnsOnTheNodesAddressWhenTheKernelListsAVirtualAddressFirst(InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter router = lab.router(FRR, RouterSettings.of(1, lan.port()));
        RouterPort port = lan.port().withPriority(0);
        LabRouter frr = lab.router(FRR, RouterSettings.of(2, port).announcing(OF_FRR));
        LabRouter bird = lab.router(BIRD, RouterSettings.of(3, port).announcing(OF_BIRD));
        Master master = lab.master(RouterSettings.of(101, port).announcing(SERVICES));
        router.awaitNextHops(SERVICES, master.address(lan));
        router.awaitNextHops(OF_FRR, frr.address(lan));
        router.awaitNextHops(OF_BIRD, bird.address(lan));
        List<NetworkNamespace> nodes = List.of(master.host(), frr.host(), bird.host());
        master.host().ip("address add 192.168.1.200/32 dev lan-1");
        frr.host().ip("address add 192.168.1.201/32 dev lan-1");
        bird.host().ip("address add 192.168.1.202/32 dev lan-1");
        nodes.forEach(node -> node.ip("address delete " + lan.address(node) + "/24 dev lan-1"));
        await("the time without an address").pollDelay(WITHOUT_ADDRESS).until(() -> true);
        nodes.forEach(node -> node.ip("address add " + lan.address(node) + "/24 dev lan-1"));
        master.awaitLoggedAfter("interface lan-1 is down", "-> full");
        router.awaitFull(master.routerId());
        router.awaitNextHops(SERVICES, master.address(lan));
        String listed = master.host().ip("address show dev lan-1");
        assertTrue(listed.indexOf("/32") < listed.indexOf("/24"), listed);
    }

    @Test
    void aLinkLocalAddressBesideTheNodesChangesNothing(InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter router = lab.router(FRR, RouterSettings.of(1, lan.port()));
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        router.awaitNextHops(SERVICES, master.address(lan));
        int changes = router.neighborChanges(master.routerId());
        RouteMonitor routes = RouteMonitor.start(router.host());
        Instant start = Instant.now();
        master.host().ip("address add 169.254.10.5/16 scope link dev lan-1");
        await("the route stays").atMost(LabRouter.PATIENCE).during(STAYS).until(() -> router.isFull(master.routerId()));
        assertEquals(Optional.empty(), routes.removedAfter(start, SERVICES));
        assertEquals(changes, router.neighborChanges(master.routerId()), master.log());
    }

    @Test
    void aNodeThatBootsWithALinkLocalAddressWaitsForItsOwnAndHasTheRouterIdOfThat(InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter router = lab.router(FRR, RouterSettings.of(1, lan.port()));
        NetworkNamespace node = lab.stranger(101, lan);
        node.ip("address flush dev lan-1");
        node.ip("address add 169.254.77.8/16 scope link dev lan-1");
        SpeakerUnderTest speaker = SpeakerUnderTest.start(node, "kube-ospf", """
                interfaces: [{ name: lan-1, hello-interval: 1, dead-interval: 4 }]
                advertise: [{ prefix: %s }]
                """.formatted(SERVICES), List.of());
        await("the speaker waits")
                .atMost(LabRouter.PATIENCE)
                .until(() -> speaker.log().contains("169.254.77.8"));
        node.ip("address add 192.168.1.101/24 dev lan-1");
        router.awaitFull("192.168.1.101");
        router.awaitNextHops(SERVICES, "192.168.1.101");
        assertEquals(Optional.empty(), router.neighborState("169.254.77.8"));
    }
}
