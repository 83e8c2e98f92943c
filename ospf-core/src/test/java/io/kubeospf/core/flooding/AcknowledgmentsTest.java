package io.kubeospf.core.flooding;

import static io.kubeospf.core.adjacency.TestRouter.broadcast;
import static io.kubeospf.core.adjacency.TestRouter.pointToPoint;
import static io.kubeospf.core.flooding.FloodingRouter.NOW;
import static io.kubeospf.core.flooding.FloodingRouter.lsa;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.Proves;
import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.TestRouter;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.schedule.TimerKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2328 13.5, Table 19. */
class AcknowledgmentsTest {
    private static final TimerKey DELAYED = new TimerKey.DelayedAcknowledgmentTimer("eth0");
    private static final Lsa MAX_AGE = lsa("10.1.0.0", 1).withAge(3600);

    private final FloodingRouter it = new FloodingRouter(broadcast("eth0", 1));

    @ParameterizedTest(name = "{0}, {1}, from {2}: {3}")
    @CsvSource(textBlock = """
            # circumstance,                    our state, from,   acknowledgment
            newer and flooded back,            DR,        other,  none
            newer and not flooded back,        DR,        backup, delayed
            newer and not flooded back,        BACKUP,    dr,     delayed
            newer and not flooded back,        BACKUP,    other,  none
            newer and not flooded back,        DR_OTHER,  dr,     delayed
            newer and not flooded back,        DR_OTHER,  backup, delayed
            duplicate as an implied one,       DR,        backup, none
            duplicate as an implied one,       BACKUP,    dr,     delayed
            duplicate as an implied one,       BACKUP,    other,  none
            duplicate as an implied one,       DR_OTHER,  dr,     none
            duplicate,                         DR,        other,  direct
            duplicate,                         BACKUP,    dr,     direct
            duplicate,                         BACKUP,    other,  direct
            duplicate,                         DR_OTHER,  dr,     direct
            at MaxAge and not in the database, DR,        other,  direct
            at MaxAge and not in the database, BACKUP,    dr,     direct
            at MaxAge and not in the database, DR_OTHER,  dr,     direct
            """)
    @Proves(value = "RFC 2328 13.5", rule = "What is received is acknowledged as Table 19 says, to whom it says")
    void acknowledges(String circumstance, InterfaceState ourState, String from, String expected) {
        Neighbor sender = senderOn(ourState, from);
        Lsa lsa = circumstance.startsWith("at MaxAge")
                ? MAX_AGE
                : lsa("10.1.0.0", 1).withAge(60);
        if (circumstance.startsWith("duplicate")) {
            it.have("eth0", lsa.withAge(0));
        }
        if (circumstance.contains("implied")) {
            sender.retransmissionList().add(lsa, NOW.plusSeconds(5));
        }

        String acknowledgment =
                "Acknowledgment [10.1.0.0 #1 age " + lsa.header().age() + "]";
        List<String> atOnce = acknowledgments(it.receive(sender, lsa));
        assertEquals(
                expected.equals("direct") ? List.of("eth0 > " + sender.address() + ": " + acknowledgment) : List.of(),
                atOnce);

        assertEquals(
                expected.equals("delayed") ? Optional.of(Duration.ofMillis(500)) : Optional.empty(),
                it.router.due(DELAYED));
        it.flooding.delayedAcknowledgmentDue("eth0");
        String all = ourState == InterfaceState.DR_OTHER ? "224.0.0.6" : "224.0.0.5";
        assertEquals(
                expected.equals("delayed") ? List.of("eth0 > " + all + ": " + acknowledgment) : List.of(),
                acknowledgments(it.router.said()));
    }

    private Neighbor senderOn(InterfaceState ourState, String from) {
        it.router.up("eth0", "192.168.100.132");
        String designated = ourState == InterfaceState.DR ? "192.168.100.132" : "192.168.100.1";
        String backup = ourState == InterfaceState.BACKUP ? "192.168.100.132" : "192.168.100.2";
        it.router.role("eth0", ourState, designated, backup);
        // Another one, so that there is somebody to flood back to.
        it.router.neighbor("eth0", "192.168.100.4", NeighborState.FULL);
        String address = switch (from) {
            case "dr" -> designated;
            case "backup" -> backup;
            default -> "192.168.100.3";
        };
        return it.router.neighbor("eth0", address, NeighborState.FULL);
    }

    private static List<String> acknowledgments(List<String> said) {
        return said.stream().filter(packet -> packet.contains("Acknowledgment")).toList();
    }

    @Test
    @Proves(value = "RFC 2328 13.5", rule = "Acknowledgments go to all routers of a point-to-point network")
    void goToAllRoutersOfAPointToPointNetwork() {
        FloodingRouter p2p = new FloodingRouter(pointToPoint("eth0"));
        p2p.router.up("eth0", "192.168.100.132");
        Neighbor sender = p2p.router.neighbor("eth0", "192.168.100.1", NeighborState.FULL);

        assertEquals(List.of("eth0 > 224.0.0.5: Acknowledgment [10.1.0.0 #1 age 3600]"), p2p.receive(sender, MAX_AGE));
        assertEquals(List.of(), p2p.receive(sender, lsa("10.2.0.0", 1)));
        p2p.flooding.delayedAcknowledgmentDue("eth0");
        assertEquals(List.of("eth0 > 224.0.0.5: Acknowledgment [10.2.0.0 #1 age 0]"), p2p.router.said());
    }

    @Test
    void delayedOnesWaitForEachOtherButNotLongerThanTheFirstMust() {
        Neighbor sender = senderOn(InterfaceState.DR_OTHER, "dr");
        it.receive(sender, lsa("10.1.0.0", 1));
        it.receive(sender, NOW.plusMillis(400), lsa("10.2.0.0", 1));

        assertEquals(Optional.of(Duration.ofMillis(500)), it.router.due(DELAYED));
        it.flooding.delayedAcknowledgmentDue("eth0");
        assertEquals(
                List.of("eth0 > 224.0.0.6: Acknowledgment [10.1.0.0 #1 age 0, 10.2.0.0 #1 age 0]"), it.router.said());
        it.flooding.delayedAcknowledgmentDue("eth0");
        assertEquals(List.of(), it.router.said());
    }

    @Test
    void aWholePacketOfDelayedOnesDoesNotWait() {
        Neighbor sender = senderOn(InterfaceState.DR_OTHER, "dr");
        int room = (TestRouter.MTU - 20 - 24) / 20;
        Lsa[] lsas = IntStream.range(0, room)
                .mapToObj(index -> lsa("10.1." + index + ".0", 1))
                .toArray(Lsa[]::new);

        assertEquals(List.of(room), sizes(it.receive(sender, lsas)));
        assertEquals(Optional.empty(), it.router.due(DELAYED));
        it.flooding.delayedAcknowledgmentDue("eth0");
        assertEquals(List.of(), it.router.said());
    }

    @Test
    void areSplitAtTheMtu() {
        Neighbor sender = senderOn(InterfaceState.DR_OTHER, "dr");
        int room = (TestRouter.MTU - 20 - 24) / 20;

        assertEquals(List.of(room), sizes(directOnes(sender, room)));
        assertEquals(List.of(room, 1), sizes(directOnes(sender, room + 1)));
        assertEquals(List.of(room, room), sizes(directOnes(sender, 2 * room)));
    }

    private List<String> directOnes(Neighbor sender, int count) {
        List<Lsa> lsas = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(index -> lsas.add(lsa("10.1." + index + ".0", 1).withAge(3600)));
        return it.receive(sender, lsas.toArray(Lsa[]::new));
    }

    private static List<Integer> sizes(List<String> acknowledgments) {
        return acknowledgments.stream()
                .map(text -> text.split("#", -1).length - 1)
                .toList();
    }

    @Test
    void thatWaitedForALinkAreForgottenWithIt() {
        Neighbor sender = senderOn(InterfaceState.DR_OTHER, "dr");
        it.receive(sender, lsa("10.1.0.0", 1));

        it.flooding.forgetLink("eth0");

        assertEquals(Optional.empty(), it.router.due(DELAYED));
        it.flooding.delayedAcknowledgmentDue("eth0");
        assertEquals(List.of(), it.router.said());
    }

    @Test
    void areNotSentOverAnInterfaceThatHasGoneDownMeanwhile() {
        Neighbor sender = senderOn(InterfaceState.DR_OTHER, "dr");
        it.receive(sender, lsa("10.1.0.0", 1));

        it.router.adjacencies.linkChanged(
                it.router.area.require("eth0"), new LinkStatus.Down(LinkDownReason.NO_CARRIER), NOW);
        it.flooding.delayedAcknowledgmentDue("eth0");

        assertEquals(List.of(), it.router.said());
    }
}
