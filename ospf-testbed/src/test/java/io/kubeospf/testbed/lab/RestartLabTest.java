package io.kubeospf.testbed.lab;

import static io.kubeospf.testbed.lab.router.RouterSoftware.BIRD;
import static io.kubeospf.testbed.lab.router.RouterSoftware.FRR;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouteMonitor;
import io.kubeospf.testbed.lab.router.RouterPort;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Speakers and routers that are killed and come back: nothing of a former life stays, and all agree again. */
@BuildsItsLab
class RestartLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String NO_LONGER_WANTED = "172.30.0.0/16";

    /** So long that a restart is over before. */
    private static final OspfTimers PATIENT = OspfTimers.ofSeconds(1, 10, 2);

    @Test
    void aMasterThatIsBackWithinTheDeadIntervalLeavesNothingOfItsFormerLife(InteropLab lab) {
        Lan lan = lab.lan();
        Pair pair = new Pair(lab, lan.port().withTimers(PATIENT));
        RouteMonitor frrRoutes = RouteMonitor.start(pair.frr.host());
        RouteMonitor birdRoutes = RouteMonitor.start(pair.bird.host());
        Instant killed = pair.master.kill();
        pair.startMasterWithServicesOnly(lan.port().withTimers(PATIENT));
        pair.awaitOnlyServices(lan);
        System.out.println("FIGURES kill -9 and restart of the only master at once: frr without the route for "
                + frrRoutes.outageAfter(killed, SERVICES).toMillis() + " ms, bird for "
                + birdRoutes.outageAfter(killed, SERVICES).toMillis() + " ms");
    }

    @Test
    void aMasterThatIsBackAfterTheDeadIntervalLeavesNothingOfItsFormerLife(InteropLab lab) {
        Lan lan = lab.lan();
        Pair pair = new Pair(lab, lan.port());
        pair.master.kill();
        pair.frr.awaitForgotten(pair.master.routerId());
        pair.bird.awaitForgotten(pair.master.routerId());
        pair.frr.awaitNoRoute(SERVICES);
        pair.bird.awaitNoRoute(SERVICES);
        pair.startMasterWithServicesOnly(lan.port());
        pair.awaitOnlyServices(lan);
    }

    @EachPeer
    void aRouterThatIsKilledAndComesBackHasTheRouteAgain(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        Pair pair = new Pair(lab, lan.port());
        LabRouter victim = pair.router(software);
        victim.kill();
        pair.startAgain(victim, lan);
        pair.awaitRouteLeavesWithMaster();
    }

    @EachPeer
    void aRouterThatComesBackWhenEverybodyHasForgottenItHasTheRouteAgain(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        Pair pair = new Pair(lab, lan.port());
        LabRouter victim = pair.router(software);
        LabRouter survivor = pair.router(software == FRR ? BIRD : FRR);
        victim.kill();
        survivor.awaitForgotten(victim.routerId());
        pair.master.awaitLogged("neighbor " + victim.routerId(), "-> down (InactivityTimer)");
        survivor.awaitNextHops(SERVICES, pair.master.address(lan));
        pair.startAgain(victim, lan);
        pair.awaitRouteLeavesWithMaster();
    }

    @EachPeer
    void aRouterAndAMasterThatAreKilledTogetherAgreeWhenTheyAreBack(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        Pair pair = new Pair(lab, lan.port());
        LabRouter victim = pair.router(software);
        pair.master.kill();
        victim.kill();
        pair.startMasterWithServicesOnly(lan.port());
        victim.start();
        victim.awaitExternalPath(SERVICES, 2, 3);
        pair.awaitOnlyServices(lan);
    }

    /** FRR and BIRD, one Designated Router and the other Backup, with a master beside them that announces two prefixes. */
    private static final class Pair {
        private final LabRouter frr;
        private final LabRouter bird;
        private final Master master;

        Pair(InteropLab lab, RouterPort port) {
            frr = lab.router(FRR, RouterSettings.of(1, port));
            bird = lab.router(BIRD, RouterSettings.of(2, port));
            master = lab.master(settings(port).announcing(SERVICES, NO_LONGER_WANTED));
            awaitRoutes(port.lan());
            frr.awaitNextHops(NO_LONGER_WANTED, master.address(port.lan()));
            bird.awaitNextHops(NO_LONGER_WANTED, master.address(port.lan()));
        }

        private static RouterSettings settings(RouterPort port) {
            return RouterSettings.of(101, port.withPriority(0));
        }

        LabRouter router(RouterSoftware software) {
            return software == FRR ? frr : bird;
        }

        void startMasterWithServicesOnly(RouterPort port) {
            master.start(settings(port).announcing(SERVICES));
        }

        /** Returns when it and the others have the route, and one database. */
        void startAgain(LabRouter victim, Lan lan) {
            victim.start();
            // Its kernel may still have the route of its former life.
            victim.awaitExternalPath(SERVICES, 2, 3);
            awaitRoutes(lan);
            frr.awaitSameDatabaseAs(bird);
        }

        void awaitRouteLeavesWithMaster() {
            master.stop();
            frr.awaitNoRoute(SERVICES);
            bird.awaitNoRoute(SERVICES);
        }

        void awaitRoutes(Lan lan) {
            frr.awaitFull(master.routerId());
            bird.awaitFull(master.routerId());
            frr.awaitNextHops(SERVICES, master.address(lan));
            bird.awaitNextHops(SERVICES, master.address(lan));
        }

        void awaitOnlyServices(Lan lan) {
            String[] lsas = {"1 " + master.routerId(), "5 10.96.0.0"};
            frr.awaitLsas(master.routerId(), lsas);
            bird.awaitLsas(master.routerId(), lsas);
            awaitRoutes(lan);
            frr.awaitSameDatabaseAs(bird);
            frr.awaitNoRoute(NO_LONGER_WANTED);
            bird.awaitNoRoute(NO_LONGER_WANTED);
        }
    }
}
