package io.kubeospf.core.adjacency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.schedule.TimerKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 2328 10.3. */
class NeighborStateMachineTest {
    /**
     * What every event does in every state. "-" is a pair that the RFC does not have. Two columns depend: an adjacency with
     * this neighbor is wanted, and its request list is empty.
     */
    private static final String EXPECTED = """
            event                    down    attempt init     2-way    exstart  exchange loading  full
            HelloReceived            init    init    init     2-way    exstart  exchange loading  full
            Start                    -       -       -        -        -        -        -        -
            2-WayReceived            -       -       exstart  2-way    exstart  exchange loading  full
            NegotiationDone          -       -       -        -        exchange -        -        -
            ExchangeDone             -       -       -        -        -        full     -        -
            BadLSReq                 -       -       -        -        -        exstart  exstart  exstart
            LoadingDone              -       -       -        -        -        -        full     -
            AdjOK?                   -       -       -        exstart  exstart  exchange loading  full
            SeqNumberMismatch        -       -       -        -        -        exstart  exstart  exstart
            1-WayReceived            -       -       init     init     init     init     init     init
            KillNbr                  down    down    down     down     down     down     down     down
            InactivityTimer          down    down    down     down     down     down     down     down
            LLDown                   down    down    down     down     down     down     down     down
            ExchangeStalled          -       -       -        -        -        exstart  exstart  exstart
            """;

    private AdjacencyFixture router = new AdjacencyFixture(InterfaceType.BROADCAST, 0);

    @BeforeEach
    void bringUp() {
        router.interfaces.linkChanged(router.eth0, AdjacencyFixture.LINK, AdjacencyFixture.NOW);
        router.eth0.designatedRouters(Ipv4Address.parse("192.168.100.1"), Ipv4Address.UNSPECIFIED);
        router.outbox.drain();
    }

    @Test
    @Proves(value = "RFC 2328 10.2, 10.3", rule = "Every event in every state leads where the table says")
    void everyEventInEveryStateLeadsWhereTheTableOfTheRfcSays() {
        List<String> actual = new ArrayList<>();
        actual.add(row(
                "event",
                Arrays.stream(NeighborState.values())
                        .map(NeighborState::toString)
                        .toList()));
        for (NeighborEvent event : NeighborEvent.values()) {
            List<String> cells = new ArrayList<>();
            for (NeighborState state : NeighborState.values()) {
                cells.add(outcome(state, event));
            }
            actual.add(row(event.toString(), cells));
        }
        assertEquals(EXPECTED.strip(), String.join("\n", actual).strip());
    }

    private String outcome(NeighborState state, NeighborEvent event) {
        Neighbor neighbor = router.neighbor("192.168.100.1", state);
        router.neighbors.fire(neighbor, event, AdjacencyFixture.NOW);
        boolean unexpected = router.events().stream().anyMatch(Event.UnexpectedNeighborEvent.class::isInstance);
        router.eth0.remove(neighbor);
        return unexpected ? "-" : neighbor.state().toString();
    }

    private static String row(String first, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-25s", first));
        for (int index = 0; index < cells.size(); index++) {
            line.append(String.format(Locale.ROOT, index < 2 ? "%-8s" : "%-9s", cells.get(index)));
        }
        return line.toString().stripTrailing();
    }

    @Test
    @Proves("RFC 2328 10.4")
    void staysTwoWayWithARouterThatIsNeitherDesignatedNorBackup() {
        Neighbor other = router.neighbor("192.168.100.7", NeighborState.INIT);

        router.neighbors.fire(other, NeighborEvent.TWO_WAY_RECEIVED, AdjacencyFixture.NOW);

        assertEquals(NeighborState.TWO_WAY, other.state());
    }

    @Test
    @Proves("RFC 2328 10.4")
    void wantsAnAdjacencyWithEveryNeighborOfAPointToPointNetwork() {
        router = new AdjacencyFixture(InterfaceType.POINT_TO_POINT, 0);
        router.interfaces.linkChanged(router.eth0, AdjacencyFixture.LINK, AdjacencyFixture.NOW);
        Neighbor other = router.neighbor("192.168.100.7", NeighborState.INIT);

        router.neighbors.fire(other, NeighborEvent.TWO_WAY_RECEIVED, AdjacencyFixture.NOW);

        assertEquals(NeighborState.EX_START, other.state());
    }

    @Test
    @Proves("RFC 2328 10.3, 10.4")
    void anAdjacencyThatIsNoLongerWantedFallsBackToTwoWay() {
        Neighbor deposed = router.neighbor("192.168.100.7", NeighborState.FULL);

        router.neighbors.fire(deposed, NeighborEvent.ADJ_OK, AdjacencyFixture.NOW);

        assertEquals(NeighborState.TWO_WAY, deposed.state());
    }

    @Test
    @Proves(
            value = "RFC 2328 10.3",
            rule = "After the exchange a neighbor is Loading while anything is requested from it")
    void loadsAfterTheExchangeWhileAnythingIsRequested() {
        Neighbor neighbor = router.neighbor("192.168.100.1", NeighborState.EXCHANGE);
        neighbor.requestList().add(anyHeader());

        router.neighbors.fire(neighbor, NeighborEvent.EXCHANGE_DONE, AdjacencyFixture.NOW);

        assertEquals(NeighborState.LOADING, neighbor.state());
        assertTrue(router.timers.isArmed(new TimerKey.LinkStateRequestTimer(neighbor.key())));
    }

    @Test
    @Proves("RFC 2328 10.3")
    void givingUpAnAdjacencyEmptiesTheListsAndStopsTheirTimers() {
        Neighbor neighbor = router.neighbor("192.168.100.1", NeighborState.EXCHANGE);
        neighbor.requestList().add(anyHeader());
        router.neighbors.fire(neighbor, NeighborEvent.EXCHANGE_DONE, AdjacencyFixture.NOW);

        router.neighbors.fire(neighbor, NeighborEvent.ONE_WAY_RECEIVED, AdjacencyFixture.NOW);

        assertTrue(neighbor.requestList().isEmpty());
        assertTrue(neighbor.retransmissionList().isEmpty());
        assertFalse(router.timers.isArmed(new TimerKey.LinkStateRequestTimer(neighbor.key())));
        assertFalse(router.timers.isArmed(new TimerKey.DatabaseDescriptionTimer(neighbor.key())));
    }

    @Test
    @Proves("RFC 2328 10.3")
    void aNeighborThatGoesDownIsForgotten() {
        Neighbor neighbor = router.neighbor("192.168.100.1", NeighborState.FULL);

        router.neighbors.fire(neighbor, NeighborEvent.INACTIVITY_TIMER, AdjacencyFixture.NOW);

        assertTrue(router.eth0.neighbors().isEmpty());
    }

    private static LsaHeader anyHeader() {
        return new LsaHeader(
                1,
                Options.EXTERNAL_ROUTING,
                LsType.ROUTER,
                new LinkStateId(1),
                new RouterId(1),
                LsSequenceNumber.INITIAL,
                1,
                24);
    }
}
