package io.kubeospf.core.adjacency;

import static io.kubeospf.core.adjacency.TestRouter.NOW;
import static io.kubeospf.core.adjacency.TestRouter.broadcast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceEvent;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.schedule.TimerKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows when a neighbor or an interface changes its state, whichever event it was (RFC 2328 9.2, 10.3, 12.4, 14). */
class StateChangesTest {
    private static final String DESIGNATED = "192.168.100.1";
    private static final Ipv4Address NOBODY = Ipv4Address.UNSPECIFIED;

    private final TestRouter router = new TestRouter(broadcast("eth0", 1));
    private final OspfInterface eth0 = router.up("eth0", "192.168.100.132");

    @ParameterizedTest(name = "{0} to {2} by {1}")
    @CsvSource(textBlock = """
            # from,    event,                    to,       election, origination, removal, opening
            INIT,      TWO_WAY_RECEIVED,         EX_START, true,     false,       false,   true
            TWO_WAY,   ADJ_OK,                   EX_START, false,    false,       false,   true
            EX_START,  NEGOTIATION_DONE,         EXCHANGE, false,    false,       false,   false
            EXCHANGE,  EXCHANGE_DONE,            LOADING,  false,    false,       false,   false
            EXCHANGE,  EXCHANGE_DONE,            FULL,     false,    true,        true,    false
            LOADING,   LOADING_DONE,             FULL,     false,    true,        true,    false
            EXCHANGE,  SEQUENCE_NUMBER_MISMATCH, EX_START, false,    false,       true,    true
            LOADING,   BAD_LS_REQUEST,           EX_START, false,    false,       true,    true
            FULL,      SEQUENCE_NUMBER_MISMATCH, EX_START, false,    true,        true,    true
            FULL,      ONE_WAY_RECEIVED,         INIT,     true,     true,        true,    false
            EX_START,  ONE_WAY_RECEIVED,         INIT,     true,     false,       false,   false
            TWO_WAY,   ONE_WAY_RECEIVED,         INIT,     true,     false,       false,   false
            FULL,      INACTIVITY_TIMER,         DOWN,     true,     true,        true,    false
            INIT,      INACTIVITY_TIMER,         DOWN,     false,    false,       false,   false
            FULL,      ADJ_OK,                   FULL,     false,    false,       false,   false
            INIT,      HELLO_RECEIVED,           INIT,     false,    false,       false,   false
            """)
    void aNeighborsChangeCallsForWhatDependsOnIt(
            NeighborState from,
            NeighborEvent event,
            NeighborState to,
            boolean election,
            boolean origination,
            boolean removal,
            boolean opening) {
        router.role("eth0", InterfaceState.DR_OTHER, DESIGNATED, "0.0.0.0");
        Neighbor neighbor = router.neighbor("eth0", DESIGNATED, from);
        if (to == NeighborState.LOADING) {
            neighbor.requestList().add(DatabaseOf.lsa("10.1.0.0", 1).header());
        }

        router.adjacencies.fire(neighbor, event, NOW);

        assertEquals(to, neighbor.state());
        assertEquals(election, router.agenda.takeElection().isPresent(), "election");
        assertEquals(origination, router.agenda.takeOrigination(), "origination");
        assertEquals(removal, router.agenda.takeRemoval(), "removal");
        assertEquals(opening, router.said().stream().anyMatch(packet -> packet.contains("IMS")), "opening");
        assertEquals(to != NeighborState.DOWN, eth0.neighbors().contains(neighbor));
        List<Event> change = List.of(
                new Event.NeighborStateChanged("eth0", neighbor.routerId(), neighbor.address(), from, to, event));
        assertEquals(from == to ? List.of() : change, router.events());
    }

    @ParameterizedTest
    @CsvSource({"ONE_WAY_RECEIVED, true", "INACTIVITY_TIMER, false", "KILL_NEIGHBOR, false"})
    @Proves("RFC 2328 10.3")
    void anAdjacencyThatEndsLeavesNothingBehind(NeighborEvent event, boolean stillWatched) {
        Neighbor neighbor = router.neighbor("eth0", DESIGNATED, NeighborState.LOADING);
        Lsa lsa = DatabaseOf.lsa("10.1.0.0", 1);
        neighbor.requestList().add(lsa.header());
        neighbor.requestList().takeNextBatch(1);
        neighbor.retransmissionList().add(lsa, NOW);
        neighbor.exchange().summaryList.know(ScopedLsaKey.beyondLink(lsa.key()));
        List<TimerKey> timers = List.of(
                new TimerKey.LinkStateRequestTimer(neighbor.key()),
                new TimerKey.LinkStateUpdateTimer(neighbor.key()),
                new TimerKey.DatabaseDescriptionTimer(neighbor.key()));
        timers.forEach(timer -> router.timers.arm(timer, NOW));
        router.timers.arm(new TimerKey.InactivityTimer(neighbor.key()), NOW);

        router.adjacencies.fire(neighbor, event, NOW);

        timers.forEach(timer -> assertFalse(router.timers.isArmed(timer), timer::toString));
        assertEquals(stillWatched, router.timers.isArmed(new TimerKey.InactivityTimer(neighbor.key())));
        assertTrue(neighbor.requestList().isEmpty());
        assertFalse(neighbor.requestList().hasOutstanding());
        assertTrue(neighbor.retransmissionList().isEmpty());
        assertFalse(neighbor.exchange().summaryList.isKnown(ScopedLsaKey.beyondLink(lsa.key())));
    }

    @ParameterizedTest(name = "{0}, priority {1}, passive {2}")
    @CsvSource({
        "BROADCAST,      0, false, DR_OTHER,       true",
        "BROADCAST,      1, false, WAITING,        true",
        "BROADCAST,      1, true,  DR_OTHER,       false",
        "POINT_TO_POINT, 1, false, POINT_TO_POINT, true"
    })
    void anInterfaceThatComesUpBeginsWithAHelloUnlessItIsPassive(
            InterfaceType type, int priority, boolean passive, InterfaceState state, boolean hello) {
        TestRouter fresh = new TestRouter(config(type, priority, passive));
        LinkStatus.Up link =
                new LinkStatus.Up(Ipv4Address.parse("192.168.100.132"), NetworkMask.ofPrefixLength(24), TestRouter.MTU);

        fresh.adjacencies.linkChanged(fresh.area.require("eth0"), link, NOW);

        assertEquals(state, fresh.area.require("eth0").state());
        assertEquals(hello ? List.of("eth0 > 224.0.0.5: Hello []") : List.of(), fresh.said());
        assertEquals(
                List.of(
                        new Event.InterfaceUp("eth0", link.address(), link.mask(), link.mtu()),
                        new Event.InterfaceStateChanged(
                                "eth0", InterfaceState.DOWN, state, InterfaceEvent.INTERFACE_UP)),
                fresh.events());
        assertTrue(fresh.agenda.takeOrigination());

        fresh.adjacencies.takeLeave(NOW);
        assertEquals(hello ? List.of("eth0 > 224.0.0.5: Hello []") : List.of(), fresh.said(), "goodbye");
        assertEquals(InterfaceState.DOWN, fresh.area.require("eth0").state());
    }

    private static InterfaceConfig config(InterfaceType type, int priority, boolean passive) {
        InterfaceConfig defaults = InterfaceConfig.named("eth0");
        return new InterfaceConfig(
                "eth0",
                type,
                defaults.cost(),
                priority,
                defaults.helloInterval(),
                defaults.deadInterval(),
                defaults.retransmitInterval(),
                defaults.transmitDelay(),
                false,
                passive);
    }

    @Test
    void anInterfaceThatGoesDownStopsItsTimersAndSaysWhy() {
        assertTrue(router.timers.isArmed(new TimerKey.WaitTimer("eth0")));
        assertTrue(router.timers.isArmed(new TimerKey.HelloTimer("eth0")));

        router.adjacencies.linkChanged(eth0, new LinkStatus.Down(LinkDownReason.NO_CARRIER), NOW);

        assertFalse(router.timers.isArmed(new TimerKey.WaitTimer("eth0")));
        assertFalse(router.timers.isArmed(new TimerKey.HelloTimer("eth0")));
        assertEquals(
                List.of(
                        new Event.InterfaceStateChanged(
                                "eth0", InterfaceState.WAITING, InterfaceState.DOWN, InterfaceEvent.INTERFACE_DOWN),
                        new Event.InterfaceDown("eth0", LinkDownReason.NO_CARRIER)),
                router.events());
        assertEquals(List.of(), router.said());
    }

    @Test
    @Proves("RFC 2328 9.2")
    void waitingEndsOnceWhenARoleIsSeen() {
        Neighbor designated = declaringBackup(NeighborState.TWO_WAY);
        designated.designatedRouters(designated.address(), NOBODY);
        router.agenda.backupSeen("eth0");

        router.adjacencies.settleElections(NOW);

        assertEquals(InterfaceState.BACKUP, eth0.state());
        assertFalse(router.timers.isArmed(new TimerKey.WaitTimer("eth0")));
        assertTrue(router.events()
                .contains(new Event.DesignatedRouterChanged("eth0", designated.address(), eth0.address())));
        assertEquals(NeighborState.EX_START, designated.state());
        assertTrue(router.agenda.takeOrigination());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", DESIGNATED})
    void whoIsElectedIsRememberedAndToldThoughOurPartStaysTheSame(String designatedBefore) {
        router.role("eth0", InterfaceState.DR_OTHER, designatedBefore, "0.0.0.0");
        Neighbor designated = declaringBackup(NeighborState.TWO_WAY);
        designated.designatedRouters(designated.address(), NOBODY);
        Neighbor backup = router.neighbor("eth0", "192.168.100.2", NeighborState.TWO_WAY);
        backup.priority(1);
        backup.designatedRouters(designated.address(), backup.address());
        router.agenda.electionDue("eth0");

        router.adjacencies.settleElections(NOW);

        assertEquals(InterfaceState.DR_OTHER, eth0.state());
        assertEquals(designated.address(), eth0.designatedRouter());
        assertEquals(backup.address(), eth0.backupDesignatedRouter());
        assertTrue(router.agenda.takeOrigination());
    }

    @Test
    void timersThatAreDueHappenToNeighborsAndInterfaces() {
        Neighbor neighbor = router.neighbor("eth0", DESIGNATED, NeighborState.TWO_WAY);

        router.adjacencies.waitingOver("eth0", NOW);
        assertEquals(InterfaceState.DR, eth0.state());

        router.adjacencies.inactive(neighbor.key(), NOW);
        assertEquals(NeighborState.DOWN, neighbor.state());
    }

    @Test
    void anElectionThatChangesNothingSaysNothing() {
        declaringBackup(NeighborState.FULL);
        router.role("eth0", InterfaceState.DR, "192.168.100.132", DESIGNATED);
        router.agenda.electionDue("eth0");

        router.adjacencies.settleElections(NOW);

        assertEquals(InterfaceState.DR, eth0.state());
        assertEquals(List.of(), router.events());
        assertFalse(router.agenda.takeOrigination());
    }

    @Test
    @Proves("RFC 2328 9.4")
    void whoDoesNotHearUsIsNotElected() {
        declaringBackup(NeighborState.INIT);
        router.agenda.backupSeen("eth0");

        router.adjacencies.settleElections(NOW);

        assertEquals(NOBODY, eth0.backupDesignatedRouter());
        assertFalse(router.events().stream().anyMatch(Event.UnexpectedNeighborEvent.class::isInstance));
    }

    @Test
    @Proves("RFC 2328 9.4 (7)")
    void anElectionTellsEveryNeighborToReconsider() {
        router.role("eth0", InterfaceState.DR_OTHER, "0.0.0.0", "0.0.0.0");
        Neighbor elected = declaringBackup(NeighborState.TWO_WAY);
        Neighbor other = router.neighbor("eth0", "192.168.100.9", NeighborState.FULL);
        elected.designatedRouters(elected.address(), eth0.address());
        router.agenda.electionDue("eth0");

        router.adjacencies.settleElections(NOW);

        assertEquals(InterfaceState.BACKUP, eth0.state());
        assertEquals(NeighborState.EX_START, elected.state());
        assertEquals(NeighborState.FULL, other.state());
    }

    @Test
    void takingLeaveOfAnInterfaceThatIsDownSaysNothing() {
        router.adjacencies.linkChanged(eth0, new LinkStatus.Down(LinkDownReason.NO_CARRIER), NOW);
        router.forget();

        router.adjacencies.takeLeave(NOW);

        assertEquals(List.of(), router.said());
        assertEquals(List.of(), router.events());
    }

    @Test
    void aNeighborThatIsGoneIsNotWatchedOrSpokenTo() {
        Neighbor gone = router.neighbor("eth0", DESIGNATED, NeighborState.FULL);
        eth0.remove(gone);

        router.adjacencies.inactive(gone.key(), NOW);
        router.adjacencies.repeatDatabaseDescription(gone.key(), NOW);
        router.adjacencies.repeatLinkStateRequest(gone.key(), NOW);

        assertEquals(List.of(), router.said());
        assertEquals(List.of(), router.events());
    }

    private Neighbor declaringBackup(NeighborState state) {
        Neighbor neighbor = router.neighbor("eth0", DESIGNATED, state);
        neighbor.priority(1);
        neighbor.designatedRouters(NOBODY, neighbor.address());
        return neighbor;
    }
}
