package io.kubeospf.testbed.lab;

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
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Authenticated packets that somebody without the key has recorded, and sends once more. */
@BuildsItsLab
class ReplayLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final int PACKETS_IN_A_SECOND = 100;
    private static final String TOO_LOW = "refused: its sequence number is too low";

    /** Dead interval of the ghost, Waiting of the router that is back, an exchange with a lost step, MinLSInterval, and slack. */
    private static final Duration RETURN = OspfTimers.QUICK
            .dead()
            .multipliedBy(2)
            .plus(OspfTimers.QUICK.retransmit())
            .plusSeconds(5)
            .plusSeconds(5);

    /**
     * BIRD gives all packets of a second the same number, and equal ones are taken: so not before its next Hello, for until then a
     * Database Description that comes twice would cost the adjacency.
     */
    @EachPeer
    void whatALivingRouterHasSentBeforeIsRefusedByBothSides(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(software, RouterSettings.of(1, port(lan, software)));
        Master master = lab.master(
                RouterSettings.of(101, port(lan, software).withPriority(0)).announcing(SERVICES));
        Attacker attacker = Attacker.on(lan, lab);
        Map<String, BooleanSupplier> full = Map.of("Full", () -> peer.isFull(master.routerId()));
        new Watch(full).restoredAfter(peer.awaitNextHops(SERVICES, master.address(lan)), LabRouter.PATIENCE);
        RouteMonitor routes = RouteMonitor.start(peer.host());
        Instant begin = Instant.now();
        int changes = peer.neighborChanges(master.routerId());
        replay(attacker, lan, peer.address(lan), 2);
        replay(attacker, lan, master.address(lan), 2);
        master.awaitLogged("packet from " + peer.address(lan), TOO_LOW);
        assertTrue(master.events("packet-refused") > 0, master.log());
        assertEquals(changes, peer.neighborChanges(master.routerId()));
        assertEquals(Duration.ZERO, routes.outageAfter(begin, SERVICES));
        assertTrue(peer.isFull(master.routerId()));
        assertEquals(0, lost(master), master.log());
    }

    /** docs/security.md says why it is believed; the numbers of the living are higher, so the ghost goes when they return. */
    @EachPeer
    void aRouterThatIsGoneCanBePlayedUntilItReturns(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(software, RouterSettings.of(1, port(lan, software)));
        Master master = lab.master(
                RouterSettings.of(101, port(lan, software).withPriority(0)).announcing(SERVICES));
        Attacker attacker = Attacker.on(lan, lab);
        peer.awaitNextHops(SERVICES, master.address(lan));
        peer.kill();
        String gone = "full -> down (InactivityTimer)";
        master.awaitLogged(gone);
        replay(attacker, lan, peer.address(lan), 1);
        master.awaitLoggedAfter(
                gone, "neighbor " + peer.routerId() + " (" + peer.address(lan) + ") on lan-1: down -> init");
        Instant returned = Instant.now();
        peer.start();
        peer.awaitFull(master.routerId());
        Instant routed = peer.awaitNextHops(SERVICES, master.address(lan));
        Duration after = Duration.between(returned, routed);
        System.out.println(
                "FIGURES the return of " + peer.host().role() + " that was played: our route after " + after);
        assertTrue(after.compareTo(RETURN) < 0, after.toString());
    }

    private static void replay(Attacker attacker, Lan lan, String router, int times) {
        attacker.start("replay", lan.capture().file(), router, PACKETS_IN_A_SECOND, times)
                .awaitEnd();
    }

    private static RouterPort port(Lan lan, RouterSoftware software) {
        return lan.port().withKeys(LanKey.of(1, software == FRR ? "md5" : "hmac-sha-256", "sesame"));
    }

    private static long lost(Master master) {
        return master.log().lines().filter(line -> line.contains("full -> ")).count();
    }
}
