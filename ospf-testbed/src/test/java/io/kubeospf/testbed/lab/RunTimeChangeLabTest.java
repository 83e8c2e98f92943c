package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouteMonitor;
import io.kubeospf.testbed.lab.router.RouterPort;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What is announced changes while kube-ospf runs, by command and by reload; the adjacency does not notice. */
@BuildsItsLab
class RunTimeChangeLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String MORE_SERVICES = "10.112.0.0/16";

    /** Whatever is put off by MinLSInterval or RxmtInterval has happened by then. */
    private static final Duration SETTLED = Duration.ofSeconds(8);

    /** So long that loss alone ends no adjacency. */
    private static final OspfTimers PATIENT = OspfTimers.ofSeconds(1, 20, 2);

    @EachPeer
    void aPrefixThatIsWithdrawnAndAdvertisedAgainIsThereInTheEnd(RouterSoftware software, InteropLab lab) {
        Story story = new Story(software, lab, OspfTimers.QUICK);
        RouteMonitor routes = RouteMonitor.start(story.peer.host());
        for (int seconds : List.of(1, 5)) {
            Instant withdrawn = story.withdrawAndAdvertiseAfter(Duration.ofSeconds(seconds));
            story.awaitRouteThatStays();
            System.out.println(
                    "FIGURES " + story.peer.host().role() + ", withdrawn by command and advertised " + seconds
                            + " s later: without the route for "
                            + routes.outageAfter(withdrawn, SERVICES).toMillis() + " ms");
        }
        story.assertAdjacencyUntouchedAndRouteLeaves();
    }

    @EachPeer
    void theSameHoldsWhenAFifthOfThePacketsIsLost(RouterSoftware software, InteropLab lab) {
        Story story = new Story(software, lab, PATIENT);
        story.lan.lose(20);
        story.withdrawAndAdvertiseAfter(Duration.ofSeconds(1));
        story.withdrawAndAdvertiseAfter(Duration.ofSeconds(5));
        story.lan.awaitLoss();
        story.lan.lose(0);
        story.awaitRouteThatStays();
        story.assertAdjacencyUntouchedAndRouteLeaves();
    }

    @EachPeer
    void metricAndTypeFollowCommands(RouterSoftware software, InteropLab lab) {
        Story story = new Story(software, lab, OspfTimers.QUICK);
        story.master.control("advertise " + SERVICES + " --metric 7");
        story.peer.awaitExternalPath(SERVICES, 2, 7);
        story.master.control("advertise " + SERVICES + " --metric 7 --metric-type 1");
        story.peer.awaitExternalPath(SERVICES, 1, 7 + Story.COST);
        story.master.control("advertise " + MORE_SERVICES);
        story.peer.awaitNextHops(MORE_SERVICES, story.master.address(story.lan));
        story.master.control("advertise " + SERVICES);
        story.peer.awaitExternalPath(SERVICES, 2, 3);
        story.master.control("withdraw " + MORE_SERVICES);
        story.peer.awaitNoRoute(MORE_SERVICES);
        story.assertAdjacencyUntouchedAndRouteLeaves();
    }

    @EachPeer
    void metricTypeAndPrefixesFollowTheReloadedFile(RouterSoftware software, InteropLab lab) {
        Story story = new Story(software, lab, OspfTimers.QUICK);
        story.master.reload(story.settings.withPath(2, 7));
        story.peer.awaitExternalPath(SERVICES, 2, 7);
        story.master.reload(story.settings.withPath(1, 7).announcing(MORE_SERVICES));
        story.peer.awaitExternalPath(SERVICES, 1, 7 + Story.COST);
        story.peer.awaitNextHops(MORE_SERVICES, story.master.address(story.lan));
        story.master.reload(story.settings);
        story.peer.awaitExternalPath(SERVICES, 2, 3);
        story.peer.awaitNoRoute(MORE_SERVICES);
        story.assertAdjacencyUntouchedAndRouteLeaves();
    }

    /** A peer that is Full with a master, and has its route. */
    private static final class Story {
        /** Of the peer's own interface, which metric type 1 adds. */
        static final int COST = 10;

        private final Lan lan;
        private final LabRouter peer;
        private final RouterSettings settings;
        private final Master master;
        private final int changes;

        Story(RouterSoftware software, InteropLab lab, OspfTimers timers) {
            lan = lab.lan();
            RouterPort port = lan.port().withTimers(timers);
            peer = lab.router(software, RouterSettings.of(1, port));
            peer.awaitInterfaceState(lan, "DR");
            settings = RouterSettings.of(101, port.withPriority(0)).announcing(SERVICES);
            master = lab.master(settings);
            peer.awaitFull(master.routerId());
            peer.awaitNextHops(SERVICES, master.address(lan));
            changes = peer.neighborChanges(master.routerId());
            assertTrue(changes > 0, "The peer's log does not tell how it became Full");
        }

        /** The gap is that from the end of one command to the start of the next; gives the moment of the withdrawal. */
        Instant withdrawAndAdvertiseAfter(Duration gap) {
            Instant moment = Instant.now();
            master.control("withdraw " + SERVICES);
            Instant withdrawn = Instant.now();
            await().until(() -> Instant.now().isAfter(withdrawn.plus(gap)));
            master.control("advertise " + SERVICES);
            return moment;
        }

        void awaitRouteThatStays() {
            Set<String> expected = Set.of(master.address(lan));
            await("the route to stay")
                    .atMost(LabRouter.PATIENCE)
                    .during(SETTLED)
                    .until(() -> peer.nextHops(SERVICES).equals(expected));
            peer.awaitExternalPath(SERVICES, 2, 3);
        }

        void assertAdjacencyUntouchedAndRouteLeaves() {
            peer.awaitLsas(master.routerId(), "1 " + master.routerId(), "5 10.96.0.0");
            master.control("withdraw " + SERVICES);
            peer.awaitNoRoute(SERVICES);
            assertEquals(changes, peer.neighborChanges(master.routerId()), "state changes of the peer's adjacency");
        }
    }
}
