package io.kubeospf.testbed.lab;

import static io.kubeospf.testbed.lab.router.RouterSoftware.BIRD;
import static io.kubeospf.testbed.lab.router.RouterSoftware.FRR;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neighbors that are configured differently stay strangers, and the log says why. */
@BuildsItsLab
class MismatchLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String AREA = "0.0.0.1";

    private static final Pattern NEIGHBOR_CHANGE = Pattern.compile("neighbor \\S+ \\(\\S+\\) on (\\S+): \\S+ -> ");

    /** Long enough for several retransmissions, which must not help. */
    private static final Duration STUCK = Duration.ofSeconds(5);

    @EachPeer
    void aPeerWithTheLargerMtuIsRefusedWithBothMtusNamedUntilTheyAreTheSame(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(software, RouterSettings.of(1, lan.port()));
        Master master = lab.master(
                RouterSettings.of(101, lan.port().withPriority(0).withMtu(1450)).announcing(SERVICES));
        master.awaitLogged("its MTU is larger than ours", "theirs 1500", "ours 1450");
        assertStuck(peer, master);
        lan.mtu(master.host(), 1500);
        peer.awaitNextHops(SERVICES, master.address(lan));
    }

    @EachPeer
    void aPeerWithTheSmallerMtuRefusesUsUntilTheyAreTheSame(RouterSoftware software, InteropLab lab) {
        Lan lan = lab.lan();
        Master master =
                lab.master(RouterSettings.of(101, lan.port().withPriority(0)).announcing(SERVICES));
        LabRouter peer = lab.router(software, RouterSettings.of(1, lan.port().withMtu(1450)));
        master.awaitLogged("is smaller than ours", "theirs 1450", "ours 1500");
        assertStuck(peer, master);
        lan.mtu(peer.host(), 1500);
        peer.awaitNextHops(SERVICES, master.address(lan));
    }

    @Test
    void mtuIgnoreOnBothSidesLetsTheAdjacencyBecomeFull(InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter larger = lab.router(FRR, RouterSettings.of(1, lan.port().ignoringMtu()));
        LabRouter smaller =
                lab.router(FRR, RouterSettings.of(2, lan.port().ignoringMtu().withMtu(1400)));
        Master master = lab.master(
                RouterSettings.of(101, lan.port().withPriority(0).ignoringMtu().withMtu(1450))
                        .announcing(SERVICES));
        larger.awaitFull(master.routerId());
        smaller.awaitFull(master.routerId());
        larger.awaitNextHops(SERVICES, master.address(lan));
        smaller.awaitNextHops(SERVICES, master.address(lan));
    }

    /**
     * BIRD 2.0 takes no Database Description of another MTU than that of its kernel's interface, and has no setting for it;
     * what it has for lengths (tx length, rx buffer) does not count here.
     */
    @ParameterizedTest(name = "BIRD {0}, kube-ospf {1}")
    @CsvSource({"1500, 1450", "1450, 1500"})
    void mtuIgnoreDoesNotHelpWithBirdAndIsSaidToNeedBothSides(int birdMtu, int ourMtu, InteropLab lab) {
        Lan lan = lab.lan();
        LabRouter peer = lab.router(BIRD, RouterSettings.of(1, lan.port().withMtu(birdMtu)));
        Master master = lab.master(
                RouterSettings.of(101, lan.port().withPriority(0).ignoringMtu().withMtu(ourMtu))
                        .announcing(SERVICES));
        master.awaitLogged("theirs " + birdMtu, "ours " + ourMtu, "let the neighbor ignore it too");
        assertStuck(peer, master);
        lan.mtu(peer.host(), ourMtu);
        peer.awaitNextHops(SERVICES, master.address(lan));
    }

    private static void assertStuck(LabRouter peer, Master master) {
        await("stuck in the exchange")
                .atMost(LabRouter.PATIENCE)
                .during(STUCK)
                .until(() -> peer.neighborState(master.routerId())
                        .filter(List.of("ExStart", "Exchange")::contains)
                        .isPresent());
        assertFalse(master.log().contains("-> full"), master.log());
    }

    /** One LAN for each difference, and one without any, on which the route must come and from nowhere else. */
    @EachPeer
    void eachDifferenceIsRefusedByItsNameAndWithBothValues(RouterSoftware software, InteropLab lab) {
        Lan hello = lab.lan();
        Lan dead = lab.lan();
        Lan mask = lab.lan();
        Lan area = lab.lan();
        Lan areaType = lab.lan();
        Lan same = lab.lan();
        LabRouter peer = lab.router(
                software,
                RouterSettings.of(
                        1,
                        hello.port().inArea(AREA).withTimers(OspfTimers.ofSeconds(2, 4, 2)),
                        dead.port().inArea(AREA).withTimers(OspfTimers.ofSeconds(1, 5, 2)),
                        mask.port().inArea(AREA),
                        area.port().inArea("0.0.0.2"),
                        same.port().inArea(AREA)));
        LabRouter stub = lab.router(
                software, RouterSettings.of(2, areaType.port().inArea(AREA)).withAreaType(AREA, "stub"));
        peer.host().ip("address flush dev " + mask.interfaceName());
        peer.host().ip("address add " + peer.address(mask) + "/25 dev " + mask.interfaceName());
        Master master = lab.master(RouterSettings.of(
                        101,
                        hello.port().inArea(AREA),
                        dead.port().inArea(AREA),
                        mask.port().inArea(AREA),
                        area.port().inArea(AREA),
                        areaType.port().inArea(AREA),
                        same.port().inArea(AREA))
                .announcing(SERVICES));
        awaitRefusal(master, hello, "its HelloInterval differs (theirs 2 s, ours 1 s)");
        awaitRefusal(master, dead, "its RouterDeadInterval differs (theirs 5 s, ours 4 s)");
        awaitRefusal(master, mask, "its network mask differs (theirs 255.255.255.128, ours 255.255.255.0)");
        awaitRefusal(master, area, "its area differs (theirs 0.0.0.2, ours 0.0.0.1)");
        awaitRefusal(master, areaType, "its area type differs (theirs stub, ours normal)");
        peer.awaitNextHops(SERVICES, master.address(same));
        awaitStrangers(master, peer, Map.of(same.interfaceName(), "Full"));
        awaitStrangers(master, stub, Map.of());
        assertEquals(Set.of(same.interfaceName()), interfacesWithNeighbors(master));
    }

    /** The peer knows us where it may, and nowhere else. */
    private static void awaitStrangers(Master master, LabRouter peer, Map<String, String> states) {
        await(peer.host().role() + " knows us on no other interface than " + states)
                .atMost(LabRouter.PATIENCE)
                .during(STUCK)
                .until(() -> peer.neighborStates(master.routerId()).equals(states));
    }

    /** Where we have ever known one, were it only for a moment. */
    private static Set<String> interfacesWithNeighbors(Master master) {
        return NEIGHBOR_CHANGE
                .matcher(master.log())
                .results()
                .map(change -> change.group(1))
                .collect(Collectors.toSet());
    }

    private static void awaitRefusal(Master master, Lan lan, String reason) {
        master.awaitLogged(" on " + lan.interfaceName() + " refused: " + reason);
    }
}
