package io.kubeospf.daemon.metrics;

import static io.kubeospf.core.output.NeighborState.DOWN;
import static io.kubeospf.core.output.NeighborState.EXCHANGE;
import static io.kubeospf.core.output.NeighborState.EX_START;
import static io.kubeospf.core.output.NeighborState.FULL;
import static io.kubeospf.core.output.NeighborState.INIT;
import static io.kubeospf.core.output.NeighborState.LOADING;
import static io.kubeospf.core.output.NeighborState.TWO_WAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event.InterfaceStateChanged;
import io.kubeospf.core.output.Event.NeighborExcluded;
import io.kubeospf.core.output.Event.NeighborStateChanged;
import io.kubeospf.core.output.InterfaceEvent;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.daemon.metrics.NeighborLives.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NeighborLivesTest {
    private static final Ipv4Address OURS = Ipv4Address.parse("192.168.100.132");
    private static final NeighborState[] COMES_UP = {INIT, EX_START, EXCHANGE, LOADING, FULL};

    private final NeighborLives lives = new NeighborLives();
    private final Map<Integer, NeighborState> states = new TreeMap<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aNeighborThatWasFullIsRememberedForAQuarterOfAnHour() {
        become(1, INIT, FULL, DOWN);
        assertEquals(List.of("1 DOWN 3"), shown());
        pass(NeighborLives.MEMORY.minusNanos(1));
        assertEquals(List.of("1 DOWN 3"), shown());
        pass(Duration.ofNanos(1));
        assertEquals(List.of(), shown());
    }

    @Test
    void aNeighborThatWasFullOnceAndNoMoreWhenItWasGivenUpIsRememberedToo() {
        become(1, INIT, FULL, INIT, DOWN);
        assertEquals(List.of("1 DOWN 4"), shown());
    }

    @Test
    void aNeighborThatNeverWasFullIsForgotten() {
        become(1, INIT, LOADING);
        assertEquals(List.of("1 LOADING 2"), shown());
        become(1, DOWN);
        assertEquals(List.of(), shown());
    }

    @Test
    void aNeighborThatComesBackWhileItIsRememberedGoesOnCounting() {
        become(1, COMES_UP);
        assertEquals(List.of("1 FULL 5"), shown());
        become(1, DOWN);
        assertEquals(List.of("1 DOWN 6"), shown());
        become(1, COMES_UP);
        assertEquals(List.of("1 FULL 11"), shown());
    }

    @Test
    void aNeighborThatComesBackAndIsLostAgainBeforeItIsFullIsRememberedAnew() {
        become(1, INIT, FULL, DOWN);
        pass(NeighborLives.MEMORY.minusSeconds(1));
        become(1, INIT, DOWN);
        pass(NeighborLives.MEMORY.minusSeconds(1));
        assertEquals(List.of("1 DOWN 5"), shown());
    }

    @Test
    void aNeighborThatComesBackAfterItWasForgottenBeginsAnew() {
        become(1, INIT, FULL, DOWN);
        pass(NeighborLives.MEMORY);
        assertEquals(List.of(), shown());
        become(1, INIT);
        assertEquals(List.of("1 INIT 1"), shown());
    }

    @Test
    void whoWasGivenUpFirstMakesRoom() {
        for (int router = 0; router < NeighborLives.LIMIT + 3; router++) {
            become(router, INIT, FULL, DOWN);
        }
        assertEquals(NeighborLives.LIMIT, lives.shown(now).size());
        assertEquals("3 DOWN 3", shown().get(0));
    }

    @Test
    void whoIsExcludedIsNotMissed() {
        become(1, INIT, FULL);
        lives.excluded(new NeighborExcluded("eth0", new RouterId(1), new Ipv4Address(1), "10.0.0.0/8"));
        become(1, DOWN);
        assertEquals(List.of(), shown());
    }

    @Test
    void whoWasFullWithAFormerSpeakerIsLostUntilItIsHeardAgain() {
        become(1, INIT, FULL);
        become(2, INIT);
        lives.begin(now);
        assertEquals(List.of("1 DOWN 2"), shown());
        states.clear();
        become(1, INIT);
        assertEquals(List.of("1 INIT 3"), shown());
    }

    @Test
    void aNameIsGivenToSixtyFourNeighborsAnHourOfEachInterfaceThatNeverWereFull() {
        for (int router = 1; router <= 100; router++) {
            become(router, INIT);
        }
        assertEquals(NameBudget.NAMES, lives.shown(now).size());
        pass(NameBudget.PERIOD.minusNanos(1));
        assertEquals(NameBudget.NAMES, lives.shown(now).size());
        become(100, FULL);
        assertEquals(NameBudget.NAMES + 1, lives.shown(now).size(), "who is Full has a name");
        pass(Duration.ofNanos(1));
        assertEquals(100, lives.shown(now).size(), "whoever has a name keeps it");
    }

    @Test
    void aNeighborThatComesAndGoesUsesOneName() {
        for (int time = 0; time < 100; time++) {
            become(1, INIT);
            assertEquals(List.of("1 INIT 1"), shown());
            become(1, DOWN);
        }
        become(2, INIT);
        assertEquals(List.of("2 INIT 1"), shown());
    }

    @Test
    void aPointToPointNeighborThatChangesItsAddressIsTheSame() {
        interfaceBecomes(InterfaceState.DOWN, InterfaceState.POINT_TO_POINT);
        changed(1, 10, DOWN, INIT);
        pass(Duration.ofMillis(300));
        assertEquals(Optional.of(Duration.ofMillis(300)), changed(1, 20, INIT, FULL));
        assertEquals(List.of("1 FULL 2"), shown());
        changed(1, 30, FULL, DOWN);
        assertEquals(List.of("1 DOWN 3"), shown());
        changed(1, 40, DOWN, INIT);
        assertEquals(List.of("1 INIT 4"), shown());
        assertEquals(new Ipv4Address(40), lives.shown(now).get(0).name().address());
    }

    @Test
    void theTimeToFullCountsFromTheFirstHelloAndOncePerLife() {
        assertEquals(Optional.empty(), become(1, INIT));
        pass(Duration.ofMillis(250));
        assertEquals(Optional.empty(), become(1, LOADING));
        pass(Duration.ofMillis(50));
        assertEquals(Optional.of(Duration.ofMillis(300)), become(1, FULL));
        assertEquals(Optional.empty(), become(1, EX_START, FULL));
        become(1, DOWN);
        pass(Duration.ofMinutes(1));
        assertEquals(Optional.of(Duration.ZERO), become(1, INIT, FULL));
    }

    @Test
    void theTimeToFullContainsTheWaitForTheFirstElection() {
        interfaceBecomes(InterfaceState.DOWN, InterfaceState.WAITING);
        become(1, INIT, TWO_WAY);
        pass(Duration.ofSeconds(40));
        interfaceBecomes(InterfaceState.WAITING, InterfaceState.DR_OTHER);
        become(1, EX_START);
        pass(Duration.ofSeconds(2));
        assertEquals(Optional.of(Duration.ofSeconds(42)), become(1, FULL));
    }

    @Test
    void theTimeToFullOfWhoStayedInTwoWayCountsFromItsElection() {
        interfaceBecomes(InterfaceState.WAITING, InterfaceState.DR_OTHER);
        become(1, INIT, TWO_WAY);
        pass(Duration.ofDays(10));
        become(1, EX_START);
        pass(Duration.ofSeconds(2));
        assertEquals(Optional.of(Duration.ofSeconds(2)), become(1, FULL));
    }

    @Test
    void theTimeToFullOfWhomTheFirstElectionLeftInTwoWayCountsFromALaterOne() {
        interfaceBecomes(InterfaceState.DOWN, InterfaceState.WAITING);
        become(1, INIT, TWO_WAY);
        interfaceBecomes(InterfaceState.WAITING, InterfaceState.DR_OTHER);
        pass(Duration.ofDays(10));
        assertEquals(Optional.of(Duration.ZERO), become(1, EX_START, FULL));
    }

    @Test
    void someoneIsFullUntilTheLastIsNoMore() {
        become(1, INIT, FULL);
        become(2, INIT, FULL, EX_START);
        assertTrue(lives.isAnyFull());
        become(1, DOWN);
        assertFalse(lives.isAnyFull());
    }

    /** Router ID, state and number of changes. */
    private List<String> shown() {
        return lives.shown(now).stream().map(NeighborLivesTest::text).toList();
    }

    private static String text(Shown shown) {
        return shown.name().routerId().value() + " " + shown.state().name() + " " + shown.stateChanges();
    }

    /** What the last change tells. */
    private Optional<Duration> become(int router, NeighborState... next) {
        Optional<Duration> told = Optional.empty();
        for (NeighborState state : next) {
            told = changed(router, router, states.getOrDefault(router, DOWN), state);
            states.put(router, state);
        }
        return told;
    }

    private Optional<Duration> changed(int router, int address, NeighborState from, NeighborState to) {
        NeighborStateChanged change = new NeighborStateChanged(
                "eth0", new RouterId(router), new Ipv4Address(address), from, to, NeighborEvent.HELLO_RECEIVED);
        return lives.changed(change, AreaId.BACKBONE, OURS, now);
    }

    private void interfaceBecomes(InterfaceState from, InterfaceState to) {
        lives.changed(new InterfaceStateChanged("eth0", from, to, InterfaceEvent.INTERFACE_UP), now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
