package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.Proves;
import io.kubeospf.testbed.lab.network.Capture;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.util.List;

/** The master's interface goes, comes and changes. */
@BuildsItsLab
class LinkFlapLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String DOWN = "interface lan-1 is down";
    private static final String UP = "interface lan-1 is up";

    @EachPeer
    void theRouteReturnsWhenTheInterfaceDoes(RouterSoftware software, InteropLab lab) {
        Neighbors neighbors = new Neighbors(lab, software);
        for (int flap = 0; flap < 3; flap++) {
            neighbors.master.host().ip("link set lan-1 down");
            neighbors.awaitSeen(DOWN, flap + 1);
            neighbors.master.host().ip("link set lan-1 up");
            neighbors.awaitSeen(UP, flap + 2);
        }
        neighbors.awaitFullAfterTheLastDown();
        neighbors.awaitRoute();
        neighbors.master.host().ip("link set lan-1 down");
        neighbors.peer.awaitNoRoute(SERVICES);
        neighbors.master.host().ip("link set lan-1 up");
        neighbors.awaitRoute();
    }

    @EachPeer
    void theRouteReturnsWhenTheInterfaceIsDeletedAndMadeAgain(RouterSoftware software, InteropLab lab) {
        Neighbors neighbors = new Neighbors(lab, software);
        neighbors.lan.unplug(neighbors.master.host());
        neighbors.peer.awaitNoRoute(SERVICES);
        neighbors.lan.plug(neighbors.master.host());
        neighbors.awaitRoute();
    }

    @EachPeer
    void theRouteFollowsTheAddress(RouterSoftware software, InteropLab lab) {
        Neighbors neighbors = new Neighbors(lab, software);
        neighbors.master.host().ip("address flush dev lan-1");
        neighbors.master.host().ip("address add 192.168.1.201/24 dev lan-1");
        neighbors.peer.awaitNextHops(SERVICES, "192.168.1.201");
    }

    @EachPeer
    @Proves(value = "RFC 2328 10.8", rule = "Database Descriptions tell the MTU of the interface as it is now")
    void theAdjacencyStartsAgainWithAnotherMtu(RouterSoftware software, InteropLab lab) {
        Neighbors neighbors = new Neighbors(lab, software);
        neighbors.lan.mtu(neighbors.peer.host(), 1400);
        neighbors.lan.mtu(neighbors.master.host(), 1400);
        neighbors.master.awaitLoggedAfter("is up: 192.168.1.101/24, MTU 1400", "-> full");
        neighbors.awaitRoute();
        List<List<String>> announced =
                neighbors.lan.capture().packets("ospf.msg.dbdesc and ip.src == 192.168.1.101", "ospf.db.interface_mtu");
        assertEquals(List.of("1500"), announced.get(0));
        assertEquals(List.of("1400"), announced.get(announced.size() - 1));
    }

    @EachPeer
    void anInterfaceThatDoesNotExistYetIsWaitedFor(RouterSoftware software, InteropLab lab) {
        Neighbors neighbors = new Neighbors(lab, software);
        neighbors.master.stop();
        neighbors.peer.awaitNoRoute(SERVICES);
        neighbors.lan.unplug(neighbors.master.host());
        neighbors.master.start();
        neighbors.master.awaitLogged("waiting for interface lan-1");
        neighbors.lan.plug(neighbors.master.host());
        neighbors.awaitRoute();
    }

    @EachPeer
    void somebodyWhoListensOnTheInterfaceChangesNothing(RouterSoftware software, InteropLab lab) {
        Neighbors neighbors = new Neighbors(lab, software);
        List<String> lsas = neighbors.mastersLsas();
        List<String> changes = neighbors.changesOfState();
        for (int i = 0; i < 3; i++) {
            Capture.start(neighbors.master.host(), "lan-1", "listener-" + i, "").close();
        }
        neighbors.awaitRoute();
        assertEquals(lsas, neighbors.mastersLsas());
        assertEquals(changes, neighbors.changesOfState());
    }

    private static final class Neighbors {
        private final Lan lan;
        private final LabRouter peer;
        private final Master master;

        Neighbors(InteropLab lab, RouterSoftware software) {
            lan = lab.lan();
            peer = lab.router(software, RouterSettings.of(1, lan.port()));
            master = lab.master(
                    RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
            awaitRoute();
        }

        void awaitRoute() {
            peer.awaitNextHops(SERVICES, master.address(lan));
            peer.awaitFull(master.routerId());
        }

        /** A flap that is over before anybody looks would change nothing. */
        void awaitSeen(String line, int count) {
            await("the master says '" + line + "' for the " + count + ". time")
                    .atMost(LabRouter.PATIENCE)
                    .until(() -> master.log().split(line, -1).length > count);
        }

        /** The peer may not have noticed that the adjacency ended. */
        void awaitFullAfterTheLastDown() {
            await("a new adjacency")
                    .atMost(LabRouter.PATIENCE)
                    .until(() -> master.log()
                            .substring(master.log().lastIndexOf(DOWN))
                            .contains("-> full"));
        }

        /** The instances that the peer has of them. */
        List<String> mastersLsas() {
            return peer.liveInstances().stream()
                    .filter(instance -> instance.contains(" of " + master.routerId() + " "))
                    .toList();
        }

        List<String> changesOfState() {
            return master.log().lines().filter(line -> line.contains(" -> ")).toList();
        }
    }
}
