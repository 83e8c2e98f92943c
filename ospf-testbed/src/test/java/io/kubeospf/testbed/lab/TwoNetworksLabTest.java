package io.kubeospf.testbed.lab;

import static io.kubeospf.testbed.lab.router.RouterSoftware.BIRD;
import static io.kubeospf.testbed.lab.router.RouterSoftware.FRR;
import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouterPort;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A master on links for two, and on two LANs. */
@BuildsItsLab
class TwoNetworksLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String BEHIND_FRR = "172.16.0.0/16";
    private static final String BEHIND_BIRD = "172.17.0.0/16";
    private static final Duration STAYS = Duration.ofSeconds(5);

    /** The dead interval is longer than a test waits, so a route that leaves was withdrawn. Nobody waits for it on a link for two. */
    private static final OspfTimers NEVER_DEAD = OspfTimers.ofSeconds(1, 2 * (int) LabRouter.PATIENCE.toSeconds(), 2);

    @EachPeer
    void aPointToPointLinkOf30And31BitsBringsTheRouteEach(RouterSoftware software, InteropLab lab) {
        Lan wide = lab.link("10.1.0.0/30");
        Lan narrow = lab.link("10.1.0.4/31");
        RouterPort toFirst = wide.port().asPointToPoint().withTimers(NEVER_DEAD);
        RouterPort toSecond = narrow.port().asPointToPoint().withTimers(NEVER_DEAD);
        LabRouter first = lab.router(software, RouterSettings.of(1, toFirst));
        LabRouter second = lab.router(software, RouterSettings.of(2, toSecond));
        Master master = lab.master(RouterSettings.of(101, toFirst, toSecond).announcing(SERVICES));
        first.awaitFull(master.routerId());
        second.awaitFull(master.routerId());
        first.awaitNextHops(SERVICES, master.address(wide));
        second.awaitNextHops(SERVICES, master.address(narrow));
        master.stop();
        first.awaitNoRoute(SERVICES);
        second.awaitNoRoute(SERVICES);
    }

    /**
     * The metric of our links is the largest there is (RFC 6987), so any other way is shorter. Neither FRR 8.4 nor BIRD 2.0
     * knows the H-bit (RFC 8770), which would say that there is no way through us at all: without another one they take ours.
     */
    @Test
    void routersOnBothSidesOfAMasterTakeTheWorstOtherWayRatherThanOneThroughIt(InteropLab lab) {
        Lan left = lab.lan();
        Lan right = lab.lan();
        RouterPort detour = lab.link("10.1.0.0/30").port().asPointToPoint().withCost(65000);
        LabRouter frr =
                lab.router(FRR, RouterSettings.of(1, left.port(), detour).announcing(BEHIND_FRR));
        LabRouter bird =
                lab.router(BIRD, RouterSettings.of(2, right.port(), detour).announcing(BEHIND_BIRD));
        Master master = lab.master(
                RouterSettings.of(101, left.port().withPriority(0), right.port().withPriority(0))
                        .announcing(SERVICES));
        frr.awaitNextHops(SERVICES, master.address(left));
        bird.awaitNextHops(SERVICES, master.address(right));
        frr.awaitSameDatabaseAs(bird);
        frr.awaitNextHops(BEHIND_BIRD, bird.address(detour.lan()));
        bird.awaitNextHops(BEHIND_FRR, frr.address(detour.lan()));
        await("the way round the master stays")
                .atMost(LabRouter.PATIENCE)
                .during(STAYS)
                .until(() -> frr.nextHops(BEHIND_BIRD).equals(Set.of(bird.address(detour.lan())))
                        && bird.nextHops(BEHIND_FRR).equals(Set.of(frr.address(detour.lan()))));
    }
}
