package io.kubeospf.testbed.lab;

import static io.kubeospf.testbed.lab.router.RouterSoftware.BIRD;
import static io.kubeospf.testbed.lab.router.RouterSoftware.FRR;
import static io.kubeospf.testbed.lab.router.RouterSoftware.RECENT_FRR;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.router.FrrRouter;
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
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real routers with keys. FRR 8.4 knows passwords and MD5, FRR 10.3 as it is packaged SHA-256 too, BIRD all that we know. */
@BuildsItsLab
class AuthenticationLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    /** So long that a router can be told something before. */
    private static final OspfTimers PATIENT = OspfTimers.ofSeconds(1, 10, 2);

    /** The file that kube-ospf keeps on its host. */
    private static final String SEQUENCE_NUMBER = "tmp/cryptographic-sequence-number";

    /** Time for Hellos in both directions, which must not help. */
    private static final Duration STRANGERS = Duration.ofSeconds(4);

    /** A LAN for each algorithm, and on each the same key. */
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void whoHasTheSameKeyBecomesFull(RouterSoftware software, InteropLab lab) {
        List<String> algorithms = algorithms(software);
        List<Lan> lans = algorithms.stream().map(algorithm -> lab.lan()).toList();
        RouterPort[] ports = ports(lans, algorithms);
        LabRouter peer = lab.router(software, RouterSettings.of(1, ports));
        Master master = lab.master(RouterSettings.of(101, ports).announcing(SERVICES));
        Map<String, String> full = lans.stream().collect(Collectors.toMap(Lan::interfaceName, lan -> "Full"));
        await("Full on every LAN")
                .atMost(LabRouter.PATIENCE)
                .until(() -> peer.neighborStates(master.routerId()), equalTo(full));
        for (Lan lan : lans) {
            master.awaitLogged(peer.routerId(), " on " + lan.interfaceName() + ": ", "-> full");
        }
        assertFalse(refusesKeys(master), master.log());
        assertFalse(master.log().contains("sesame"), master.log());
    }

    private static List<String> algorithms(RouterSoftware software) {
        return switch (software) {
            case FRR -> List.of("simple", "md5");
            case RECENT_FRR -> List.of("simple", "md5", "hmac-sha-256");
            case BIRD -> List.of("simple", "md5", "hmac-sha-1", "hmac-sha-256", "hmac-sha-384", "hmac-sha-512");
        };
    }

    private static RouterPort[] ports(List<Lan> lans, List<String> algorithms) {
        RouterPort[] ports = new RouterPort[lans.size()];
        for (int i = 0; i < ports.length; i++) {
            String algorithm = algorithms.get(i);
            ports[i] = lans.get(i).port().withKeys(LanKey.of(7, algorithm, secret(algorithm)));
        }
        return ports;
    }

    /** For HMAC longer than the digest of most, and for SHA-1 also than its block of 64 octets. */
    private static String secret(String algorithm) {
        return switch (algorithm) {
            case "simple", "md5" -> "sesame";
            case "hmac-sha-1" -> "open-sesame-".repeat(9);
            default -> "open-sesame-".repeat(5);
        };
    }

    /** One LAN for each difference. */
    @EachPeer
    void eachDifferenceIsRefusedByItsNameAndNobodyBecomesANeighbor(RouterSoftware software, InteropLab lab) {
        Lan type = lab.lan();
        Lan none = lab.lan();
        Lan password = lab.lan();
        Lan id = lab.lan();
        Lan digest = lab.lan();
        Lan algorithm = lab.lan();
        LanKey md5 = LanKey.of(1, "md5", "sesame");
        LanKey simple = LanKey.of(0, "simple", "sesame");
        LabRouter peer = lab.router(
                software,
                RouterSettings.of(
                        1,
                        type.port().withKeys(simple),
                        none.port(),
                        password.port().withKeys(simple),
                        id.port().withKeys(md5),
                        digest.port().withKeys(md5),
                        algorithm.port().withKeys(md5)));
        Master master = lab.master(RouterSettings.of(
                101,
                type.port().withKeys(md5),
                none.port().withKeys(md5),
                password.port().withKeys(LanKey.of(0, "simple", "simsim")),
                id.port().withKeys(LanKey.of(2, "md5", "sesame")),
                digest.port().withKeys(LanKey.of(1, "md5", "simsim")),
                algorithm.port().withKeys(LanKey.of(1, "hmac-sha-256", "sesame"))));
        awaitRefusal(
                master,
                type,
                "its authentication type differs (theirs simple password, ours cryptographic (MD5 or SHA))");
        awaitRefusal(master, none, "its authentication type differs (theirs none, ours cryptographic (MD5 or SHA))");
        awaitRefusal(master, password, "its password is not ours;");
        awaitRefusal(master, id, "its key id is none of ours (theirs 1, ours 2)");
        awaitRefusal(master, digest, "its digest is wrong (theirs key 1, ours key 1)");
        awaitRefusal(master, algorithm, "its algorithm is not that of the key (theirs md5, ours hmac-sha-256)");
        await("no neighbor")
                .atMost(LabRouter.PATIENCE)
                .during(STRANGERS)
                .until(() -> peer.neighborStates(master.routerId()).isEmpty());
        assertFalse(master.log().contains(": down -> init"), master.log());
        assertFalse(master.log().contains("sesame") || master.log().contains("simsim"), master.log());
    }

    /** Both change from one key to the next at times of their own, while what they announce is in use. */
    @Test
    void keysThatFollowEachOtherInTimeCostBirdNoStateChange(InteropLab lab) {
        Lan lan = lab.lan();
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant ours = start.plusSeconds(16);
        Instant theirs = start.plusSeconds(18);
        LanKey first = LanKey.of(1, "md5", "one");
        LanKey second = LanKey.of(2, "hmac-sha-256", "two");
        LabRouter peer = lab.router(
                BIRD, RouterSettings.of(1, lan.port().withKeys(first.sentUntil(theirs), second.sentFrom(theirs))));
        Master master = lab.master(RouterSettings.of(
                        101,
                        lan.port()
                                .withPriority(0)
                                .withKeys(first.sentUntil(ours.plusSeconds(4)), second.sentFrom(ours)))
                .announcing(SERVICES));
        peer.awaitNextHops(SERVICES, master.address(lan));
        RouteMonitor routes = RouteMonitor.start(peer.host());
        Instant established = Instant.now();
        int before = peer.neighborChanges(master.routerId());
        assertFullBefore(ours, peer, master);
        master.awaitLogged("packets on lan-1 are sent with key 2");
        awaitHellosAfter(theirs, OspfTimers.QUICK);
        assertUntouched(peer, master, before, routes, established);
    }

    /** All change from one key to the next within two seconds, while a client behind another router asks without pause. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"RECENT_FRR", "BIRD"})
    void keysThatFollowEachOtherInTimeCostAClientNothing(RouterSoftware software, InteropLab lab) {
        Instant ours = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(60);
        Instant theirs = ours.plusSeconds(2);
        StoryOfMasters story = StoryOfMasters.withMasters(
                1,
                lab,
                software,
                OspfTimers.QUICK,
                LanKey.of(1, "hmac-sha-256", "one").sentUntil(theirs),
                LanKey.of(2, "hmac-sha-256", "two").sentFrom(ours));
        Master master = story.masters().get(0);
        Conversation conversation = story.conversation("the keys change");
        int before = story.first().neighborChanges(master.routerId());
        assertFullBefore(ours, story.first(), master);
        master.awaitLogged("packets on lan-1 are sent with key 2");
        awaitHellosAfter(theirs, OspfTimers.QUICK);
        Conversation.Report report = conversation.end();
        assertEquals(0, report.lookups().lost(), () -> "DNS: " + report.lookups());
        assertEquals(0, report.fetches().lost(), () -> "HTTP: " + report.fetches());
        assertEquals(before, story.first().neighborChanges(master.routerId()));
        assertEquals("Full", story.first().neighborState(master.routerId()).orElse("none"));
        assertFalse(refusesKeys(master), master.log());
    }

    /** BIRD takes both keys and stays with the first. */
    @Test
    void aKeyThatAReloadAddsCostsBirdNoStateChange(InteropLab lab) {
        Lan lan = lab.lan();
        LanKey first = LanKey.of(1, "md5", "one");
        LanKey second = LanKey.of(2, "hmac-sha-512", "two");
        LanKey later =
                second.sentFrom(Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1)));
        LabRouter peer = lab.router(BIRD, RouterSettings.of(1, lan.port().withKeys(first, later)));
        RouterPort port = lan.port().withPriority(0);
        Master master = lab.master(RouterSettings.of(101, port.withKeys(first)).announcing(SERVICES));
        peer.awaitNextHops(SERVICES, master.address(lan));
        RouteMonitor routes = RouteMonitor.start(peer.host());
        Instant established = Instant.now();
        int before = peer.neighborChanges(master.routerId());
        master.reload(RouterSettings.of(101, port.withKeys(first, second)).announcing(SERVICES));
        master.awaitLogged("packets on lan-1 are sent with key 2");
        awaitHellosAfter(Instant.now(), OspfTimers.QUICK);
        assertUntouched(peer, master, before, routes, established);
    }

    /** FRR sends with the key that it was told last, and takes no other; it is told a moment after ours changes by the clock. */
    @Test
    void keysThatAreAddedAndRemovedCostFrrNoStateChange(InteropLab lab) {
        Lan lan = lab.lan();
        RouterPort port = lan.port().withTimers(PATIENT);
        Instant change = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(18);
        LanKey first = LanKey.of(1, "md5", "one");
        LanKey second = LanKey.of(2, "md5", "two");
        FrrRouter peer = (FrrRouter) lab.router(FRR, RouterSettings.of(1, port.withKeys(first)));
        Master master = lab.master(
                RouterSettings.of(101, port.withPriority(0).withKeys(first.sentUntil(change), second.sentFrom(change)))
                        .announcing(SERVICES));
        peer.awaitNextHops(SERVICES, master.address(lan));
        RouteMonitor routes = RouteMonitor.start(peer.host());
        Instant established = Instant.now();
        int before = peer.neighborChanges(master.routerId());
        assertFullBefore(change, peer, master);
        master.awaitLogged("packets on lan-1 are sent with key 2");
        peer.configure("interface lan-1", "ip ospf message-digest-key 2 md5 two");
        peer.configure("interface lan-1", "no ip ospf message-digest-key 1");
        awaitHellosAfter(Instant.now(), PATIENT);
        assertUntouched(peer, master, before, routes, established);
    }

    /** Its neighbor remembers the last number of the former life for a dead interval, and would refuse lower ones as long. */
    @EachPeer
    void aMasterThatIsKilledAndStartedAgainIsHeardAtOnce(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        RouterPort port = lan.port()
                .asPointToPoint() // nobody waits for a Designated Router
                .withTimers(OspfTimers.ofSeconds(1, 600, 2))
                .withKeys(LanKey.of(1, "md5", "one"));
        LabRouter peer = lab.router(software, RouterSettings.of(1, port));
        Master master = lab.master(RouterSettings.of(101, port.withPriority(0)).announcing(SERVICES));
        peer.awaitNextHops(SERVICES, master.address(lan));
        Set<String> before = peer.liveInstances();
        master.kill();
        assertTrue(keptNumber(master) >= Instant.now().minusSeconds(60).getEpochSecond(), "of the first life");
        // The clock alone would not get there.
        long ahead = Instant.now().plusSeconds(3600).getEpochSecond();
        master.host().write(SEQUENCE_NUMBER, ahead + "\n");
        master.start();
        peer.awaitNewInstance("1 " + master.routerId(), before);
        peer.awaitFull(master.routerId());
        assertFalse(refusesKeys(master), master.log());
        assertTrue(keptNumber(master) > ahead, "of the second life");
    }

    private static long keptNumber(Master master) {
        return Long.parseLong(master.host().read(SEQUENCE_NUMBER).strip());
    }

    /** A dead interval and what shows its end. */
    private static void awaitHellosAfter(Instant moment, OspfTimers timers) {
        Instant end = moment.plus(timers.dead()).plusSeconds(2);
        await("Hellos with the last key")
                .atMost(LabRouter.PATIENCE)
                .until(() -> Instant.now().isAfter(end));
    }

    /** Else nothing was there that the change of keys could have cost. */
    private static void assertFullBefore(Instant change, LabRouter peer, Master master) {
        assertEquals("Full", peer.neighborState(master.routerId()).orElse("none"));
        assertTrue(
                Instant.now().isBefore(change), "the machine is too slow for this test: the keys have changed already");
    }

    private static void assertUntouched(
            LabRouter peer, Master master, int before, RouteMonitor routes, Instant established) {
        assertEquals(before, peer.neighborChanges(master.routerId()));
        assertEquals("Full", peer.neighborState(master.routerId()).orElse("none"));
        assertEquals(Duration.ZERO, routes.outageAfter(established, SERVICES));
        assertFalse(refusesKeys(master), master.log());
    }

    private static boolean refusesKeys(Master master) {
        return Arrays.stream(new String[] {"authentication type", "password", "key", "digest", "sequence number"})
                .anyMatch(word -> master.log().lines().anyMatch(line -> line.contains("refused: its " + word)));
    }

    private static void awaitRefusal(Master master, Lan lan, String reason) {
        master.awaitLogged(" on " + lan.interfaceName() + " refused: " + reason);
    }
}
