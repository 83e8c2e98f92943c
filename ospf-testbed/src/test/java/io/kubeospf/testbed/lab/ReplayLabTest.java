package io.kubeospf.testbed.lab;

import static io.kubeospf.testbed.lab.router.RouterSoftware.BIRD;
import static io.kubeospf.testbed.lab.router.RouterSoftware.FRR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.LanKey;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouteMonitor;
import io.kubeospf.testbed.lab.router.RouterPort;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Authenticated packets that somebody without the key has recorded, and sends once more. */
@BuildsItsLab
class ReplayLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final int PACKETS_IN_A_SECOND = 100;
    /** HelloInterval, a lost step of the exchange, MinLSInterval, and slack. */
    private static final Duration EXCHANGE = OspfTimers.QUICK
            .hello()
            .plus(OspfTimers.QUICK.retransmit())
            .plusSeconds(5)
            .plusSeconds(2);

    private static final String TOO_LOW = "refused: its sequence number is too low";

    /** Dead interval of the ghost, Waiting of the router that is back, an exchange with a lost step, MinLSInterval, and slack. */
    private static final Duration RETURN = OspfTimers.QUICK
            .dead()
            .multipliedBy(2)
            .plus(OspfTimers.QUICK.retransmit())
            .plusSeconds(5)
            .plusSeconds(5);

    @Test
    void whatALivingFrrHasSentBeforeIsRefusedByBothSides(InteropLab lab) {
        Scene scene = Scene.of(FRR, lab);
        LabRouter peer = scene.peer();
        Master master = scene.master();
        RouteMonitor routes = RouteMonitor.start(peer.host());
        Instant begin = Instant.now();
        int changes = peer.neighborChanges(master.routerId());
        scene.replay(peer.address(scene.lan()), 2);
        scene.replay(master.address(scene.lan()), 2);
        master.awaitLogged("packet from " + peer.address(scene.lan()), TOO_LOW);
        assertTrue(master.events("packet-refused") > 0, master.log());
        assertEquals(changes, peer.neighborChanges(master.routerId()));
        assertEquals(Duration.ZERO, routes.outageAfter(begin, SERVICES));
        assertTrue(peer.isFull(master.routerId()));
        assertEquals(0, lost(master), master.log());
    }

    /** It sends many packets with one number, and equal ones are taken: docs/security.md. */
    @Test
    void whatALivingBirdHasSentBeforeCostsTheAdjacencyNoLongerThanAnExchange(InteropLab lab) {
        Scene scene = Scene.of(BIRD, lab);
        Master master = scene.master();
        scene.replay(scene.peer().address(scene.lan()), 2);
        Map<String, Duration> restored = scene.watch().restoredAfter(Instant.now(), LabRouter.PATIENCE);
        System.out.println(
                "FIGURES packets of BIRD once more: " + lost(master) + " times lost, right again after " + restored);
        restored.values().forEach(time -> assertTrue(time.compareTo(EXCHANGE) < 0, restored::toString));
        master.awaitLogged("packet from " + scene.peer().address(scene.lan()), TOO_LOW);
    }

    /** What we send has a number of its own each. */
    @EachPeer
    void whatWeHaveSentBeforeIsRefusedByOthers(RouterSoftware software, InteropLab lab) {
        Scene scene = Scene.of(software, lab);
        int changes = scene.peer().neighborChanges(scene.master().routerId());
        scene.replay(scene.master().address(scene.lan()), 2);
        assertEquals(changes, scene.peer().neighborChanges(scene.master().routerId()));
        assertTrue(scene.peer().isFull(scene.master().routerId()));
        // They have reached the LAN: we hear them too.
        scene.master().awaitLogged("its source is our own address");
    }

    /** docs/security.md says why it is believed; the numbers of the living are higher, so the ghost goes when they return. */
    @EachPeer
    void aRouterThatIsGoneCanBePlayedUntilItReturns(RouterSoftware software, InteropLab lab) {
        Scene scene = Scene.of(software, lab);
        LabRouter peer = scene.peer();
        Master master = scene.master();
        String address = peer.address(scene.lan());
        peer.kill();
        String gone = "full -> down (InactivityTimer)";
        master.awaitLogged(gone);
        scene.replay(address, 1);
        master.awaitLoggedAfter(gone, "neighbor " + peer.routerId() + " (" + address + ") on lan-1: down -> init");
        Instant returned = Instant.now();
        peer.start();
        peer.awaitFull(master.routerId());
        Instant routed = peer.awaitNextHops(SERVICES, master.address(scene.lan()));
        Duration after = Duration.between(returned, routed);
        System.out.println(
                "FIGURES the return of " + peer.host().role() + " that was played: our route after " + after);
        assertTrue(after.compareTo(RETURN) < 0, after.toString());
    }

    private record Scene(Lan lan, LabRouter peer, Master master, Attacker attacker, Watch watch) {
        static Scene of(RouterSoftware software, InteropLab lab) {
            Lan lan = lab.lan();
            LabRouter peer = lab.router(software, RouterSettings.of(1, port(lan, software)));
            Master master = lab.master(
                    RouterSettings.of(101, port(lan, software).withPriority(0)).announcing(SERVICES));
            Watch watch = new Watch(Map.of(
                    "the route", () -> peer.host().nextHops(SERVICES).equals(List.of(master.address(lan))),
                    "the adjacency", () -> peer.isFull(master.routerId())));
            watch.restoredAfter(Instant.now(), LabRouter.PATIENCE);
            return new Scene(lan, peer, master, Attacker.on(lan, lab), watch);
        }

        void replay(String router, int times) {
            attacker.start("replay", lan.capture().file(), router, PACKETS_IN_A_SECOND, times)
                    .awaitEnd();
        }
    }

    private static RouterPort port(Lan lan, RouterSoftware software) {
        return lan.port().withKeys(LanKey.of(1, software == FRR ? "md5" : "hmac-sha-256", "sesame"));
    }

    private static long lost(Master master) {
        return master.log().lines().filter(line -> line.contains("full -> ")).count();
    }
}
