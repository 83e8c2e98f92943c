package io.kubeospf.core.flooding;

import static io.kubeospf.core.adjacency.TestRouter.broadcast;
import static io.kubeospf.core.adjacency.TestRouter.pointToPoint;
import static io.kubeospf.core.flooding.FloodingRouter.NOW;
import static io.kubeospf.core.flooding.FloodingRouter.lsa;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.adjacency.ForgedNeighbor;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.wire.Octets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2328 13.3: out of which interfaces an LSA goes, and whose acknowledgment is awaited. */
class FloodingTest {
    private static final Lsa NEW = lsa("10.1.0.0", 5);

    private final FloodingRouter it =
            new FloodingRouter(broadcast("eth0", 1), broadcast("eth1", 0), pointToPoint("p2p"));

    @BeforeEach
    void bringUp() {
        it.router.up("eth0", "192.168.100.132");
        it.router.up("eth1", "10.0.1.132");
        it.router.up("p2p", "10.0.2.132");
        it.router.role("eth0", InterfaceState.DR_OTHER, "192.168.100.1", "192.168.100.2");
        it.router.role("eth1", InterfaceState.DR_OTHER, "10.0.1.1", "0.0.0.0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # situation                                                         | state    | DR              | Backup          | sender        | out of eth0
            (3) from the Designated Router, who has told all                    | DR_OTHER | 192.168.100.1   | 192.168.100.2   | 192.168.100.1 | -
            (3) from the Backup, likewise                                       | DR_OTHER | 192.168.100.1   | 192.168.100.2   | 192.168.100.2 | -
            (4) we are Backup, and the Designated Router will tell all          | BACKUP   | 192.168.100.1   | 192.168.100.132 | 192.168.100.3 | -
            (3) we are Designated Router, and it is from the Backup             | DR       | 192.168.100.132 | 192.168.100.2   | 192.168.100.2 | -
            (5) we are Designated Router, and the others have not heard of it   | DR       | 192.168.100.132 | 192.168.100.2   | 192.168.100.3 | 224.0.0.5
            """)
    @Proves("RFC 2328 13.3 (3), (4)")
    void floodsBackOnlyAsDesignatedRouter(
            String situation, InterfaceState state, String designated, String backup, String sender, String out) {
        it.router.role("eth0", state, designated, backup);
        Neighbor from = it.router.neighbor("eth0", sender, NeighborState.FULL);
        Neighbor other = it.router.neighbor("eth0", "192.168.100.7", NeighborState.FULL);
        it.router.neighbor("eth1", "10.0.1.1", NeighborState.FULL);

        List<String> back = out.equals("-") ? List.of() : List.of("eth0 > " + out + ": Update [10.1.0.0 #5 age 1]");
        assertEquals(
                Stream.concat(back.stream(), Stream.of("eth1 > 224.0.0.6: Update [10.1.0.0 #5 age 1]"))
                        .toList(),
                it.receive(from, NEW),
                situation);
        assertTrue(other.retransmissionList().contains(NEW.key()), "(1)(d) awaits the others' acknowledgment");
        assertFalse(from.retransmissionList().contains(NEW.key()), "(1)(c) the sender has it");
    }

    @Test
    void whoFloodsOnTheNetworkThatItCameFromDoesNotMatterToOtherNetworks() {
        it.router.role("eth1", InterfaceState.BACKUP, "10.0.1.1", "10.0.1.132");
        it.router.neighbor("eth1", "10.0.1.1", NeighborState.FULL);
        Neighbor from = it.router.neighbor("eth0", "192.168.100.1", NeighborState.FULL);

        assertEquals(List.of("eth1 > 224.0.0.5: Update [10.1.0.0 #5 age 1]"), it.receive(from, NEW));
        assertTrue(
                it.router.timers.isArmed(new TimerKey.DelayedAcknowledgmentTimer("eth0")),
                "flooding elsewhere acknowledges nothing here");
    }

    @Test
    @Proves("RFC 2328 13.3 (2)")
    void doesNotFloodBackWhenNobodyElseIsThere() {
        it.router.role("eth0", InterfaceState.DR, "192.168.100.132", "0.0.0.0");
        Neighbor alone = it.router.neighbor("eth0", "192.168.100.3", NeighborState.FULL);

        assertEquals(List.of(), it.receive(alone, NEW));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # neighbor                                          | state    | described | is sent | is still asked
            (1)(a) has no adjacency with us                     | TWO_WAY  | -         | false   | false
            (1)(a) does not exchange databases yet              | EX_START | -         | false   | false
            (1)(b) exchanges, and did not describe it           | EXCHANGE | -         | true    | false
            (1)(b) described an older instance                  | EXCHANGE | 4         | true    | false
            (1)(b) described the same instance                  | EXCHANGE | 5         | false   | false
            (1)(b) described a newer instance                   | EXCHANGE | 6         | false   | true
            (1)(b) the same while loading                       | LOADING  | 6         | false   | true
            (1)(d) is fully adjacent                            | FULL     | -         | true    | false
            """)
    @Proves("RFC 2328 13.3 (1)")
    void sendsToNeighborsThatLackIt(
            String neighbor, NeighborState state, String described, boolean sent, boolean asked) {
        Neighbor to = it.router.neighbor("p2p", "10.0.2.1", state);
        if (!described.equals("-")) {
            ForgedNeighbor.describes(
                    to, lsa("10.1.0.0", Integer.parseInt(described)).header());
            ForgedNeighbor.describes(to, lsa("10.2.0.0", 1).header());
        }
        Neighbor from = it.router.neighbor("eth0", "192.168.100.1", NeighborState.FULL);

        List<String> said = it.receive(from, NEW).stream()
                .filter(packet -> packet.contains("Update"))
                .toList();

        assertEquals(sent ? List.of("p2p > 224.0.0.5: Update [10.1.0.0 #5 age 1]") : List.of(), said, neighbor);
        assertEquals(sent, to.retransmissionList().contains(NEW.key()));
        assertEquals(asked, to.requestList().find(NEW.key()).isPresent());
    }

    @Test
    @Proves("RFC 2328 13.3 (1)")
    void aNeighborIsLoadedWhenTheLastLsaThatItWasToSendCameFromAnother() {
        Neighbor loading = it.router.neighbor("p2p", "10.0.2.1", NeighborState.LOADING);
        ForgedNeighbor.describes(loading, NEW.header());
        Neighbor from = it.router.neighbor("eth0", "192.168.100.1", NeighborState.FULL);

        it.receive(from, NEW);

        assertEquals(NeighborState.FULL, loading.state());
    }

    /** RFC 5250 3. */
    @ParameterizedTest
    @CsvSource({
        "9, false, ''",
        "9, true, eth0",
        "10, false, ''",
        "10, true, eth0 p2p",
        "11, true, eth0 p2p",
        "5, false, eth0 p2p"
    })
    @Proves("RFC 5250 3.1, A.1")
    void opaqueLsasGoToThoseWhoTakeThemAndLinkLocalOnesStayOnTheirLink(int type, boolean takeOpaque, String out) {
        it.router.role("eth0", InterfaceState.DR, "192.168.100.132", "0.0.0.0");
        for (Neighbor neighbor : List.of(
                it.router.neighbor("eth0", "192.168.100.7", NeighborState.FULL),
                it.router.neighbor("p2p", "10.0.2.1", NeighborState.FULL))) {
            ForgedNeighbor.has(neighbor, takeOpaque ? Options.OPAQUE : Options.EXTERNAL_ROUTING);
        }
        Neighbor from = it.router.neighbor("eth0", "192.168.100.3", NeighborState.FULL);

        String interfaces = String.join(
                " ",
                it.receive(from, lsa(new LsType(type), "10.1.0.0", 1, Octets.EMPTY)).stream()
                        .filter(packet -> packet.contains("Update"))
                        .map(packet -> packet.substring(0, packet.indexOf(' ')))
                        .toList());

        assertEquals(out, interfaces);
    }

    @Test
    @Proves("RFC 2328 13 (5)(c)")
    void aNewInstanceTakesTheOldOneOffEveryRetransmissionList() {
        Neighbor from = it.router.neighbor("eth0", "192.168.100.1", NeighborState.FULL);
        Neighbor other = it.router.neighbor("eth1", "10.0.1.1", NeighborState.TWO_WAY);
        other.retransmissionList().add(lsa("10.1.0.0", 4), NOW);
        from.retransmissionList().add(lsa("10.1.0.0", 4), NOW);

        it.receive(from, NEW);

        assertEquals(0, other.retransmissionList().size());
        assertEquals(0, from.retransmissionList().size());
    }

    @Test
    void aNewLinkLocalInstanceTakesTheOldOneOffTheListsOfItsLinkOnly() {
        Lsa old = lsa(LsType.OPAQUE_LINK, "3.0.0.0", 1, Octets.EMPTY);
        Neighbor from = it.router.neighbor("eth0", "192.168.100.1", NeighborState.FULL);
        Neighbor elsewhere = it.router.neighbor("eth1", "10.0.1.1", NeighborState.FULL);
        from.retransmissionList().add(old, NOW);
        elsewhere.retransmissionList().add(old, NOW);

        it.receive(from, lsa(LsType.OPAQUE_LINK, "3.0.0.0", 2, Octets.EMPTY));

        assertEquals(0, from.retransmissionList().size());
        assertEquals(1, elsewhere.retransmissionList().size());
    }

    @Test
    void aLinkThatIsGoneTakesItsLinkLocalLsasAlong() {
        Lsa local = lsa(LsType.OPAQUE_LINK, "3.0.0.0", 1, Octets.EMPTY);
        it.receive(it.router.neighbor("eth0", "192.168.100.1", NeighborState.FULL), local, NEW);
        it.receive(it.router.neighbor("eth1", "10.0.1.1", NeighborState.FULL), local);

        it.flooding.forgetLink("eth0");

        assertFalse(it.router.timers.isArmed(new TimerKey.MaxAgeTimer(ScopedLsaKey.seenOn("eth0", local.key()))));
        assertEquals(
                List.of(ScopedLsaKey.beyondLink(NEW.key()), ScopedLsaKey.seenOn("eth1", local.key())),
                it.router.area.database().entries().stream()
                        .map(entry -> entry.place())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "100, 101",
        "3598, 3599",
        "3599, 3600",
        "3600, 3600",
        "32768, 1 DoNotAge",
        "32868, 101 DoNotAge",
        "36368, 3600 DoNotAge"
    })
    @Proves("RFC 2328 13.3 (5); RFC 1793 2.4")
    void theAgeGrowsByInfTransDelayUpToMaxAgeAndKeepsDoNotAge(int age, String sent) {
        it.router.neighbor("p2p", "10.0.2.1", NeighborState.FULL);
        it.have("", NEW.withAge(0));
        Neighbor from = it.router.neighbor("eth0", "192.168.100.1", NeighborState.FULL);

        assertEquals(
                List.of("p2p > 224.0.0.5: Update [10.1.0.0 #6 age " + sent + "]"),
                it.receive(from, lsa("10.1.0.0", 6).withAge(age)));
    }

    @Test
    void anInterfaceThatIsDownIsLeftOut() {
        it.router.neighbor("p2p", "10.0.2.1", NeighborState.FULL);
        it.router.role("p2p", InterfaceState.DOWN, "0.0.0.0", "0.0.0.0");
        Neighbor from = it.router.neighbor("eth0", "192.168.100.1", NeighborState.FULL);

        assertEquals(List.of(), it.receive(from, NEW));
    }
}
