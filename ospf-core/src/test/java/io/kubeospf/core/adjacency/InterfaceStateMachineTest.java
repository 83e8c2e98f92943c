package io.kubeospf.core.adjacency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceEvent;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.schedule.TimerKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** RFC 2328 9.3. */
class InterfaceStateMachineTest {
    /** What every event does in every state, for a router of priority 0 that is alone. */
    private static final String EXPECTED = """
            event             down      loopback  waiting   point-to-point  dr-other  bdr       dr
            InterfaceUp       dr-other  loopback  waiting   point-to-point  dr-other  bdr       dr
            WaitTimer         down      loopback  dr-other  point-to-point  dr-other  bdr       dr
            BackupSeen        down      loopback  dr-other  point-to-point  dr-other  bdr       dr
            NeighborChange    down      loopback  waiting   point-to-point  dr-other  dr-other  dr-other
            LoopInd           loopback  loopback  loopback  loopback        loopback  loopback  loopback
            UnloopInd         down      down      waiting   point-to-point  dr-other  bdr       dr
            InterfaceDown     down      down      down      down            down      down      down
            """;

    @Test
    @Proves(
            value = "RFC 2328 9.2, 9.3",
            rule = "Every event in every state leads where the table says, for a router of priority 0 that is alone")
    void everyEventInEveryStateLeadsWhereTheTableOfTheRfcSays() {
        List<String> actual = new ArrayList<>();
        actual.add(row(
                "event",
                Arrays.stream(InterfaceState.values())
                        .map(InterfaceState::toString)
                        .toList()));
        for (InterfaceEvent event : InterfaceEvent.values()) {
            List<String> cells = new ArrayList<>();
            for (InterfaceState state : InterfaceState.values()) {
                AdjacencyFixture router = new AdjacencyFixture(InterfaceType.BROADCAST, 0);
                router.eth0.link(AdjacencyFixture.LINK);
                router.eth0.state(state);
                router.interfaces.fire(router.eth0, event, AdjacencyFixture.NOW);
                cells.add(router.eth0.state().toString());
            }
            actual.add(row(event.toString(), cells));
        }
        assertEquals(EXPECTED.strip(), String.join("\n", actual).strip());
    }

    private static String row(String first, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-18s", first));
        for (int index = 0; index < cells.size(); index++) {
            line.append(String.format(Locale.ROOT, index == 3 ? "%-16s" : "%-10s", cells.get(index)));
        }
        return line.toString().stripTrailing();
    }

    @Test
    @Proves(
            value = "RFC 2328 9.3, 9.4 (5)",
            rule = "A router that can be Designated Router waits until WaitTimer fires, and is it then if alone")
    void aRouterThatCanBeDesignatedWaitsForRouterDeadInterval() {
        AdjacencyFixture router = new AdjacencyFixture(InterfaceType.BROADCAST, 1);

        router.interfaces.linkChanged(router.eth0, AdjacencyFixture.LINK, AdjacencyFixture.NOW);

        assertEquals(InterfaceState.WAITING, router.eth0.state());
        assertTrue(router.timers.isArmed(new TimerKey.WaitTimer("eth0")));
        router.interfaces.fire(router.eth0, InterfaceEvent.WAIT_TIMER, AdjacencyFixture.NOW.plusSeconds(40));
        assertEquals(InterfaceState.DR, router.eth0.state());
    }

    @Test
    @Proves("RFC 2328 9.3")
    void aPointToPointInterfaceElectsNobody() {
        AdjacencyFixture router = new AdjacencyFixture(InterfaceType.POINT_TO_POINT, 1);

        router.interfaces.linkChanged(router.eth0, AdjacencyFixture.LINK, AdjacencyFixture.NOW);

        assertEquals(InterfaceState.POINT_TO_POINT, router.eth0.state());
    }

    @Test
    @Proves("RFC 2328 9.3")
    void anInterfaceThatGoesDownForgetsItsNeighborsAndWhoWasDesignated() {
        AdjacencyFixture router = new AdjacencyFixture(InterfaceType.BROADCAST, 0);
        router.interfaces.linkChanged(router.eth0, AdjacencyFixture.LINK, AdjacencyFixture.NOW);
        router.neighbor("192.168.100.1", NeighborState.FULL);
        router.eth0.designatedRouters(Ipv4Address.parse("192.168.100.1"), Ipv4Address.UNSPECIFIED);
        router.outbox.drain();

        router.interfaces.linkChanged(
                router.eth0, new LinkStatus.Down(LinkDownReason.NO_CARRIER), AdjacencyFixture.NOW);

        assertTrue(router.eth0.neighbors().isEmpty());
        assertEquals(Ipv4Address.UNSPECIFIED, router.eth0.designatedRouter());
        assertTrue(router.events().contains(new Event.InterfaceDown("eth0", LinkDownReason.NO_CARRIER)));
    }
}
