package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/** The master's interface goes, comes and changes; {@link LinkChangeTest} has the same with FRR's default timers. */
@BuildsItsLab
class LinkFlapLabTest {
    private static final String SERVICES = "10.96.0.0/12";

    @EachPeer
    void theRouteReturnsWhenTheInterfaceDoes(RouterSoftware software, InteropLab lab) {
        Neighbors neighbors = new Neighbors(lab, software);
        for (int flap = 0; flap < 3; flap++) {
            neighbors.master.host().ip("link set lan-1 down");
            neighbors.master.host().ip("link set lan-1 up");
        }
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
