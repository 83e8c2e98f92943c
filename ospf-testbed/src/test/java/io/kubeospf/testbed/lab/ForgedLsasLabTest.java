package io.kubeospf.testbed.lab;

import static io.kubeospf.testbed.lab.router.RouterSoftware.BIRD;
import static io.kubeospf.testbed.lab.router.RouterSoftware.FRR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouteMonitor;
import io.kubeospf.testbed.lab.router.RouterSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** External LSAs in the names of the routers of a LAN, sent to all of them for some seconds, and what each makes of its own. */
@BuildsItsLab
class ForgedLsasLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String BEHIND_FRR = "172.20.0.0/16";
    private static final String BEHIND_BIRD = "172.21.0.0/16";
    private static final Duration ATTACK = Duration.ofSeconds(7);
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    /** What is forged. */
    private enum Forgery {
        /** With the attacker as the next hop. MinLSArrival, RxmtInterval when the answer is lost, and time for calculations. */
        OTHER_CONTENT(Duration.ofSeconds(5), true),

        /** Within the same time. */
        MAX_AGE(Duration.ofSeconds(5), true),

        /**
         * Nobody takes a lower number before the highest one is gone (RFC 2328 13 (8)): FRR keeps it for 60 s after its flush, and
         * we may have to flush it twice. In our name only, for FRR 8.4 may die of one in its own.
         */
        MAX_SEQUENCE_NUMBER(Duration.ofSeconds(80), false);

        private final Duration bound;
        private final boolean inAllNames;

        Forgery(Duration bound, boolean inAllNames) {
            this.bound = bound;
            this.inAllNames = inAllNames;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void ourRouteIsBackWithinTheBoundAndNoAdjacencyChanges(Forgery forgery, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter frr =
                lab.router(FRR, RouterSettings.of(1, lan.port().withPriority(2)).announcing(BEHIND_FRR));
        LabRouter bird = lab.router(BIRD, RouterSettings.of(2, lan.port()).announcing(BEHIND_BIRD));
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        Attacker attacker = Attacker.on(lan, lab);
        Map<String, BooleanSupplier> routes = new TreeMap<>();
        routes.put("ours at FRR", () -> leadsTo(frr, SERVICES, master.address(lan)));
        routes.put("ours at BIRD", () -> leadsTo(bird, SERVICES, master.address(lan)));
        routes.put("BIRD's at FRR", () -> leadsTo(frr, BEHIND_BIRD, bird.address(lan)));
        routes.put("FRR's at BIRD", () -> leadsTo(bird, BEHIND_FRR, frr.address(lan)));
        Watch watch = new Watch(routes);
        watch.restoredAfter(Instant.now(), PATIENCE);
        int changes = frr.neighborChanges(master.routerId()) + bird.neighborChanges(master.routerId());
        RouteMonitor monitor = RouteMonitor.start(frr.host());
        Instant begin = Instant.now();

        String ofFrr = frr.address(lan) + "/" + frr.routerId();
        String ofBird = bird.address(lan) + "/" + bird.routerId();
        String ours = master.address(lan) + "/" + master.routerId();
        List<String> words = new ArrayList<>(List.of(forgery.toString(), ATTACK.toSeconds() + "", ofFrr, ofBird, ours));
        words.add("--");
        words.add(ours + "/10.96.0.0/255.240.0.0/" + attacker.address());
        if (forgery.inAllNames) {
            words.add(ofFrr + "/172.20.0.0/255.255.0.0/" + attacker.address());
            words.add(ofBird + "/172.21.0.0/255.255.0.0/" + attacker.address());
        }
        Instant end = attacker.start("forge", words.toArray()).awaitEnd();
        Map<String, Duration> restored = watch.restoredAfter(end, PATIENCE);

        System.out.println("FIGURES forged with " + forgery + ": right again after " + restored);
        assertTrue(monitor.installedAfter(begin, SERVICES).isPresent(), "the attack has not reached FRR's route");
        restored.forEach((route, time) ->
                assertTrue(!route.startsWith("ours") || time.compareTo(forgery.bound) < 0, restored::toString));
        assertEquals(changes, frr.neighborChanges(master.routerId()) + bird.neighborChanges(master.routerId()));
        assertTrue(master.events("self-originated-lsa-received") > 0, master.log());
    }

    private static boolean leadsTo(LabRouter router, String prefix, String nextHop) {
        return router.host().nextHops(prefix).equals(List.of(nextHop));
    }
}
