package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouteMonitor;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Hellos in the names of the routers of a LAN, and of routers that are none. */
@BuildsItsLab
class ForgedHellosLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String MASK = "255.255.255.0";
    private static final String INTERVALS = "1/4";
    private static final String NOBODY = "0.0.0.0";
    private static final Duration MIN_LS_INTERVAL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** For packets, calculations and the ticks that BIRD and the watch go by. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    /** The next Hello, a lost step of the exchange, and the Designated Router's network-LSA that has us back. */
    private static final Duration AFTER_A_HELLO = OspfTimers.QUICK
            .hello()
            .plus(OspfTimers.QUICK.retransmit())
            .plus(MIN_LS_INTERVAL)
            .plus(SLACK);

    private record Scene(Lan lan, LabRouter peer, Master master, Attacker attacker, Watch watch) {
        static Scene of(RouterSoftware software, InteropLab lab) {
            Lan lan = lab.lan();
            LabRouter peer = lab.router(software, RouterSettings.of(1, lan.port()));
            Master master = lab.master(
                    RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
            Watch watch = new Watch(Map.of(
                    "the route", () -> peer.host().nextHops(SERVICES).equals(List.of(master.address(lan))),
                    "the adjacency", () -> peer.isFull(master.routerId())));
            Attacker attacker = Attacker.on(lan, lab);
            watch.restoredAfter(Instant.now(), PATIENCE);
            return new Scene(lan, peer, master, attacker, watch);
        }

        /** Hellos for some seconds, four in each. */
        Attacker.Attack hellos(int seconds, String source, String routerId, String to, Object... content) {
            Object[] words = new Object[7 + content.length];
            Object[] begin = {seconds, 0.25, source, routerId, to, MASK, INTERVALS};
            System.arraycopy(begin, 0, words, 0, begin.length);
            System.arraycopy(content, 0, words, begin.length, content.length);
            return attacker.start("hello", words);
        }

        void assertRestored(String attack, Instant end, Duration bound) {
            Map<String, Duration> restored = watch.restoredAfter(end, PATIENCE);
            System.out.println(
                    "FIGURES " + attack + " beside " + peer.host().role() + ": right again after " + restored);
            restored.values().forEach(time -> assertTrue(time.compareTo(bound) < 0, restored::toString));
        }
    }

    /** Our neighbor must tell the two by their addresses. */
    @EachPeer
    void aRouterWithOurRouterIdIsReportedAndCostsNoAdjacencyOfOurs(RouterSoftware software, InteropLab lab) {
        Scene scene = Scene.of(software, lab);
        Master master = scene.master();
        Instant end = scene.hellos(
                        6,
                        scene.attacker().address(),
                        master.routerId(),
                        Ipv4Address.ALL_SPF_ROUTERS.toString(),
                        0,
                        scene.peer().address(scene.lan()),
                        NOBODY,
                        scene.peer().routerId())
                .awaitEnd();
        scene.assertRestored(
                "Hellos with our Router ID", end, OspfTimers.QUICK.dead().plus(AFTER_A_HELLO));
        assertTrue(master.events("router-id-conflict") > 0, master.log());
        assertEquals(0, lost(master, scene.peer()), master.log());
    }

    @EachPeer
    void aHelloInThePeersNameThatListsNobodyCostsTheAdjacencyForAMoment(RouterSoftware software, InteropLab lab) {
        Scene scene = Scene.of(software, lab);
        String peer = scene.peer().address(scene.lan());
        String ours = scene.master().address(scene.lan());
        Instant end = scene.hellos(0, peer, scene.peer().routerId(), ours, 1, peer, NOBODY)
                .awaitEnd();
        scene.assertRestored("a Hello in its name", end, AFTER_A_HELLO);
        assertEquals(1, lost(scene.master(), scene.peer()), scene.master().log());
    }

    @EachPeer
    void aHelloInOurNameThatListsNobodyCostsTheAdjacencyForAMoment(RouterSoftware software, InteropLab lab) {
        Scene scene = Scene.of(software, lab);
        String peer = scene.peer().address(scene.lan());
        String ours = scene.master().address(scene.lan());
        int changes = scene.peer().neighborChanges(scene.master().routerId());
        Instant end = scene.hellos(0, ours, scene.master().routerId(), peer, 0, peer, NOBODY)
                .awaitEnd();
        scene.assertRestored("a Hello in our name", end, AFTER_A_HELLO);
        assertTrue(
                scene.peer().neighborChanges(scene.master().routerId()) > changes,
                "the attack has not reached " + scene.peer().host());
    }

    /** It synchronizes with nobody, so that no route leads over the network while it is believed. */
    @EachPeer
    void whoTakesOverAsDesignatedRouterIsForgottenAfterTheDeadInterval(RouterSoftware software, InteropLab lab) {
        Scene scene = Scene.of(software, lab);
        RouteMonitor routes = RouteMonitor.start(scene.peer().host());
        Instant begin = Instant.now();
        String self = scene.attacker().address();
        Attacker.Attack attack = scene.hellos(
                8,
                self,
                Attacker.ROUTER_ID,
                Ipv4Address.ALL_SPF_ROUTERS.toString(),
                255,
                self,
                NOBODY,
                scene.peer().routerId(),
                scene.master().routerId());
        scene.master().awaitLogged("Designated Router on lan-1: " + self);
        scene.peer().awaitInterfaceState(scene.lan(), "Backup");
        Instant end = attack.awaitEnd();
        scene.assertRestored(
                "another Designated Router",
                end,
                OspfTimers.QUICK.dead().plus(MIN_LS_INTERVAL).plus(SLACK));
        System.out.println("FIGURES another Designated Router beside "
                + scene.peer().host().role() + ": without the route for " + routes.outageAfter(begin, SERVICES));
    }

    private static long lost(Master master, LabRouter peer) {
        return master.log()
                .lines()
                .filter(line -> line.contains("neighbor " + peer.routerId()) && line.contains("full -> "))
                .count();
    }
}
