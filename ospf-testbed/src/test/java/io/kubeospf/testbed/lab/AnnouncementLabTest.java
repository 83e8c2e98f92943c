package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.util.ArrayList;
import java.util.List;

/** What is announced, changed, withdrawn and announced again, as the routers have it. */
@BuildsItsLab
class AnnouncementLabTest {
    private static final String SERVICES = "10.96.0.0/12";

    @EachPeer
    void prefixesThatWouldShareALinkStateIdAllArriveAndAllLeave(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(software, RouterSettings.of(1, lan.port()));
        List<String> prefixes = conflictingPrefixes();
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(prefixes));
        peer.awaitRoutes(prefixes, master.address(lan));
        master.kill();
        List<String> half = prefixes.subList(0, prefixes.size() / 2);
        master.start(RouterSettings.of(101, lan.port().withPriority(0)).announcing(half));
        peer.awaitRoutes(half, master.address(lan));
        master.stop();
        peer.awaitRoutes(List.of(), master.address(lan));
    }

    /** Twenty: the same address with several lengths (RFC 2328 appendix E), and neighbors of theirs. */
    private static List<String> conflictingPrefixes() {
        List<String> prefixes = new ArrayList<>();
        for (int length = 12; length <= 24; length++) {
            prefixes.add("10.96.0.0/" + length);
        }
        prefixes.addAll(List.of("10.97.0.0/16", "10.96.1.0/24", "10.96.255.0/24", "10.96.0.0/32", "10.96.0.255/32"));
        prefixes.addAll(List.of("172.20.0.0/16", "172.20.0.0/14"));
        return prefixes;
    }

    @EachPeer
    void aRouteThatIsWithdrawnAndAnnouncedAgainAtOnceIsThereInTheEnd(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(software, RouterSettings.of(1, lan.port()));
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        peer.awaitNextHops(SERVICES, master.address(lan));
        master.stop();
        startAgain(master);
        peer.awaitFull(master.routerId());
        peer.awaitNextHops(SERVICES, master.address(lan));
        master.stop();
        peer.awaitNoRoute(SERVICES);
    }

    @EachPeer
    void theSameHoldsWhenAFifthOfThePacketsIsLost(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(software, RouterSettings.of(1, lan.port()));
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        peer.awaitNextHops(SERVICES, master.address(lan));
        lan.lose(20);
        for (int i = 0; i < 3; i++) {
            master.stop();
            startAgain(master);
        }
        peer.awaitNextHops(SERVICES, master.address(lan));
        lan.awaitLoss();
        lan.lose(0);
        peer.awaitFull(master.routerId());
        peer.awaitNextHops(SERVICES, master.address(lan));
        peer.awaitLsas(master.routerId(), "1 " + master.routerId(), "5 10.96.0.0");
        master.stop();
        peer.awaitNoRoute(SERVICES);
    }

    /** What the peer says before may still be about the former life. */
    private static void startAgain(Master master) {
        master.start();
        master.awaitLogged("-> full");
    }

    @EachPeer
    void metricAndTypeFollowTheConfiguration(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(software, RouterSettings.of(1, lan.port()));
        RouterSettings settings =
                RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES);
        Master master = lab.master(settings);
        peer.awaitExternalPath(SERVICES, 2, 3);
        master.stop();
        master.start(settings.withPath(2, 7));
        peer.awaitExternalPath(SERVICES, 2, 7);
        master.kill();
        master.start(settings.withPath(1, 7));
        // Type 1 adds the way to us, which is the cost of the peer's own interface.
        peer.awaitExternalPath(SERVICES, 1, 17);
        peer.awaitNextHops(SERVICES, master.address(lan));
    }
}
