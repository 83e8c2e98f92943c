package io.kubeospf.testbed.lab;

import static io.kubeospf.testbed.lab.router.RouterSoftware.BIRD;
import static io.kubeospf.testbed.lab.router.RouterSoftware.FRR;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouteMonitor;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is Designated Router, and what becomes of our routes when it changes. */
@BuildsItsLab
class DesignatedRouterLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String BEHIND_FRR = "172.16.0.0/16";
    private static final String BEHIND_BIRD = "172.17.0.0/16";

    /** The dead interval twice, and what a busy machine takes. */
    private static final Duration LONGEST_OUTAGE =
            OspfTimers.QUICK.dead().multipliedBy(2).plusSeconds(2);

    @EachPeer
    void aLonePeerIsDesignatedRouterAndHasOurRouteUntilWeStop(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(software, RouterSettings.of(1, lan.port()));
        peer.awaitInterfaceState(lan, "DR");
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        peer.awaitFull(master.routerId());
        peer.awaitExternalPath(SERVICES, 2, 3);
        peer.awaitNextHops(SERVICES, master.address(lan));
        master.stop();
        peer.awaitNoRoute(SERVICES);
    }

    @Test
    void oneIsDesignatedAndTheOtherBackupAndBothHaveOurRoute(InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter frr = lab.router(FRR, RouterSettings.of(1, lan.port().withPriority(2)));
        LabRouter bird = lab.router(BIRD, RouterSettings.of(2, lan.port()));
        frr.awaitInterfaceState(lan, "DR");
        bird.awaitInterfaceState(lan, "Backup");
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        frr.awaitFull(master.routerId());
        bird.awaitFull(master.routerId());
        frr.awaitNextHops(SERVICES, master.address(lan));
        bird.awaitNextHops(SERVICES, master.address(lan));
        master.stop();
        frr.awaitNoRoute(SERVICES);
        bird.awaitNoRoute(SERVICES);
    }

    /** The routes between the peers stand on our network-LSA. */
    @Test
    void asTheOnlyEligibleRouterWeAreDesignatedAndThePeersReachEachOther(InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter frr =
                lab.router(FRR, RouterSettings.of(1, lan.port().withPriority(0)).announcing(BEHIND_FRR));
        LabRouter bird = lab.router(
                BIRD, RouterSettings.of(2, lan.port().withPriority(0)).announcing(BEHIND_BIRD));
        Master master = lab.master(RouterSettings.of(101, lan.port()).announcing(SERVICES));
        frr.awaitFull(master.routerId());
        bird.awaitFull(master.routerId());
        frr.awaitNeighborState(bird.routerId(), "2-Way");
        frr.awaitNextHops(SERVICES, master.address(lan));
        bird.awaitNextHops(SERVICES, master.address(lan));
        frr.awaitNextHops(BEHIND_BIRD, bird.address(lan));
        bird.awaitNextHops(BEHIND_FRR, frr.address(lan));
        master.stop();
        frr.awaitNoRoute(SERVICES);
        frr.awaitNoRoute(BEHIND_BIRD);
        bird.awaitNoRoute(BEHIND_FRR);
    }

    @EachPeer
    void theBackupTakesOverFromADesignatedRouterThatDies(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter designated =
                lab.router(software, RouterSettings.of(1, lan.port().withPriority(2)));
        LabRouter backup = lab.router(software == FRR ? BIRD : FRR, RouterSettings.of(2, lan.port()));
        backup.awaitInterfaceState(lan, "Backup");
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        backup.awaitNextHops(SERVICES, master.address(lan));
        RouteMonitor routes = RouteMonitor.start(backup.host());
        Set<String> before = backup.liveInstances();
        Instant killed = designated.kill();
        Instant elected = backup.awaitInterfaceState(lan, "DR");
        backup.awaitForgotten(designated.routerId());
        backup.awaitNewInstance("1 " + master.routerId(), before);
        backup.awaitNewInstance("2 " + backup.address(lan), before);
        backup.awaitNextHops(SERVICES, master.address(lan));
        Duration outage = routes.outageAfter(killed, SERVICES);
        System.out.println("FIGURES " + backup.host().role() + ", Designated Router dead: elected after "
                + Duration.between(killed, elected).toMillis() + " ms, without our route for " + outage.toMillis()
                + " ms");
        assertTrue(outage.compareTo(LONGEST_OUTAGE) < 0, outage.toString());
        master.stop();
        backup.awaitNoRoute(SERVICES);
    }
}
