package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouteMonitor;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import java.time.Instant;

/** More of something than there is room for. */
@BuildsItsLab
class OverflowLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String MASK = "255.255.255.0";
    private static final String INTERVALS = "1/20";

    /** Lower than that of the others: see the program. */
    private static final String POURER = "192.0.0.66";

    private static final int LSAS = 200_000;

    /** Nine tenths of max-lsas, less the peer's router-LSA and network-LSA. */
    private static final int ROOM_FOR_EXTERNALS = 89_998;

    private static final long RESIDENT_OCTETS = 200_000_000;

    /** So that a busy machine that does much for the attacker does not lose the others. */
    private static final OspfTimers PATIENT = OspfTimers.ofSeconds(1, 20, 2);

    /** An adjacency and a route, which are to stay. */
    private record Scene(
            Lan lan,
            LabRouter peer,
            Master master,
            Attacker attacker,
            RouteMonitor routes,
            int changes,
            Instant begin) {
        static Scene of(RouterSoftware software, InteropLab lab) {
            Lan lan = lab.lan();
            LabRouter peer = lab.router(
                    software, RouterSettings.of(1, lan.port().withPriority(2).withTimers(PATIENT)));
            Master master =
                    lab.master(RouterSettings.of(101, lan.port().withPriority(0).withTimers(PATIENT))
                            .announcing(SERVICES));
            peer.awaitNextHops(SERVICES, master.address(lan));
            RouteMonitor routes = RouteMonitor.start(peer.host());
            int changes = peer.neighborChanges(master.routerId());
            return new Scene(lan, peer, master, Attacker.on(lan, lab), routes, changes, Instant.now());
        }

        void assertUntouched(String attack, ResourceUse before) {
            ResourceUse after = master.use();
            System.out.println("FIGURES " + attack + ": " + before + " -> " + after + ", "
                    + peer.host().role() + " "
                    + ResourceUse.of(peer.host().processes()));
            assertTrue(after.residentOctets() < RESIDENT_OCTETS, after::toString);
            assertEquals(changes, peer.neighborChanges(master.routerId()));
            assertEquals(Duration.ZERO, routes.outageAfter(begin, SERVICES));
            assertTrue(peer.isFull(master.routerId()));
        }
    }

    @EachPeer
    void twoHundredThousandMadeUpExternalsCostNeitherTheAdjacencyNorTheRoute(RouterSoftware software, InteropLab lab) {
        Scene scene = Scene.of(software, lab);
        Master master = scene.master();
        ResourceUse before = master.use();
        String designated = scene.peer().address(scene.lan());
        String address = scene.attacker().address();
        scene.attacker()
                .start("overflow", address, POURER, designated, MASK, INTERVALS, LSAS, 20)
                .awaitSaid("all sent")
                .awaitEnd();
        master.awaitLogged("the database is full: ", "the first refused came from neighbor " + POURER);
        int installed = master.installed("AS-external-LSA", POURER);
        scene.assertUntouched("overflow, " + installed + " LSAs installed", before);
        assertEquals(ROOM_FOR_EXTERNALS, installed);
    }

    @EachPeer
    void aFloodOfHellosCostsNeitherTheAdjacencyNorMemory(RouterSoftware software, InteropLab lab) {
        Scene scene = Scene.of(software, lab);
        Master master = scene.master();
        ResourceUse before = master.use();
        Attacker.Attack flood = scene.attacker()
                .start(
                        "hello_flood",
                        8,
                        scene.lan().prefix(),
                        INTERVALS,
                        scene.peer().routerId(),
                        master.routerId());
        flood.awaitEnd();
        scene.assertUntouched("flood of Hellos, " + flood.process().output().replace("\n", " "), before);
        master.awaitLogged("on lan-1: down -> init");
    }
}
