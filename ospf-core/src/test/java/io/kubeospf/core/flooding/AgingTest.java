package io.kubeospf.core.flooding;

import static io.kubeospf.core.adjacency.TestRouter.broadcast;
import static io.kubeospf.core.flooding.FloodingRouter.NOW;
import static io.kubeospf.core.flooding.FloodingRouter.lsa;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry.Source;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.schedule.TimerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 2328 14. */
class AgingTest {
    private static final ScopedLsaKey PLACE =
            ScopedLsaKey.beyondLink(lsa("10.1.0.0", 1).key());
    private static final Duration MEMORY = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final FloodingRouter it = new FloodingRouter(broadcast("eth0", 0));
    private Neighbor neighbor;

    @BeforeEach
    void bringUp() {
        it.router.up("eth0", "192.168.100.132");
        it.router.role("eth0", InterfaceState.DR_OTHER, "192.168.100.1", "0.0.0.0");
        neighbor = it.router.neighbor("eth0", "192.168.100.1", NeighborState.FULL);
    }

    @ParameterizedTest
    @CsvSource({"0, PT1H", "100, PT58M20S", "3599, PT1S", "3600, ", "32868, "})
    void theTimerOfMaxAgeIsSetByTheAgeUnlessItIsReachedOrDoesNotGrow(int age, Duration due) {
        install(lsa("10.1.0.0", 1).withAge(100));
        it.receive(neighbor, lsa("10.1.0.0", 2).withAge(age));

        assertEquals(Optional.ofNullable(due), it.router.due(new TimerKey.MaxAgeTimer(PLACE)));
    }

    @Test
    @Proves("RFC 2328 14")
    void anLsaThatReachesMaxAgeIsFloodedAsSuch() {
        it.have("", lsa("10.1.0.0", 1).withAge(3540));

        it.flooding.maxAgeReached(PLACE, NOW);
        it.flooding.flush();

        assertEquals(List.of("eth0 > 224.0.0.6: Update [10.1.0.0 #1 age 3600]"), it.router.said());
        assertTrue(neighbor.retransmissionList().contains(PLACE.key()));
        assertEquals(Optional.of(LIMIT), it.router.due(new TimerKey.RemovalTimer(PLACE)));
    }

    @Test
    @Proves("RFC 2328 14")
    void anLsaAtMaxAgeLeavesAtOnceWhenNobodyNeedsIt() {
        install(lsa("10.1.0.0", 1).withAge(3600));
        it.router.forget();

        it.flooding.removeAged(NOW);

        assertFalse(isThere());
        assertEquals(List.of(new Event.LsaRemoved(PLACE.key())), it.router.events());
    }

    @Test
    void theFlushIsRememberedForAWhile() {
        install(lsa("10.1.0.0", 1).withAge(3600));
        it.flooding.removeAged(NOW);
        it.router.forget();

        assertTrue(it.router.area.database().find(PLACE).isPresent());
        assertEquals(Optional.of(MEMORY), it.router.due(new TimerKey.RemovalTimer(PLACE)));
        it.flooding.removalDue(PLACE, NOW.plus(MEMORY));

        assertFalse(it.router.area.database().find(PLACE).isPresent());
        assertEquals(List.of(), it.router.events());
    }

    @Test
    void aFlushThatLeavesLateIsNotRemembered() {
        Lsa aged = lsa("10.1.0.0", 1).withAge(3600);
        install(aged);
        neighbor.retransmissionList().add(aged, NOW);
        it.flooding.receive(neighbor, new LinkStateAcknowledgment(List.of(aged.header())));

        it.flooding.removeAged(NOW.plus(MEMORY));

        assertFalse(it.router.area.database().find(PLACE).isPresent());
    }

    /** The instance that follows has the first number, and would look older. */
    @Test
    @Proves("RFC 2328 12.1.6")
    void aFlushWithTheLastSequenceNumberIsNotRemembered() {
        install(lsa("10.1.0.0", -1).withAge(3600));
        it.router.agenda.takeOrigination();

        it.flooding.removeAged(NOW);

        assertFalse(it.router.area.database().find(PLACE).isPresent());
        assertTrue(it.router.agenda.takeOrigination(), "an own LSA may have waited for this");
    }

    @Test
    @Proves("RFC 2328 14")
    void itStaysUntilEveryNeighborHasAcknowledgedIt() {
        Lsa aged = lsa("10.1.0.0", 1).withAge(3600);
        install(aged);
        neighbor.retransmissionList().add(aged, NOW);

        it.flooding.removeAged(NOW);
        assertTrue(isThere());

        it.flooding.receive(neighbor, new LinkStateAcknowledgment(List.of(aged.header())));
        it.flooding.removeAged(NOW);
        assertFalse(isThere());
    }

    @Test
    @Proves("RFC 2328 14")
    void itGoesWithTheNeighborThatHadNotAcknowledgedIt() {
        Lsa aged = lsa("10.1.0.0", 1).withAge(3600);
        install(aged);
        neighbor.retransmissionList().add(aged, NOW);
        it.flooding.removeAged(NOW);

        it.router.adjacencies.fire(neighbor, NeighborEvent.INACTIVITY_TIMER, NOW);
        it.flooding.removeAged(NOW);

        assertFalse(isThere());
    }

    @ParameterizedTest
    @EnumSource(NeighborState.class)
    @Proves("RFC 2328 14")
    void itStaysWhileANeighborSynchronizes(NeighborState state) {
        install(lsa("10.1.0.0", 1).withAge(3600));
        it.router.neighbor("eth0", "192.168.100.7", state);

        it.flooding.removeAged(NOW);

        assertEquals(state == NeighborState.EXCHANGE || state == NeighborState.LOADING, isThere());
    }

    @Test
    void itLeavesAfterAMinuteWhateverNeighborsDo() {
        Lsa aged = lsa("10.1.0.0", 1).withAge(3600);
        install(aged);
        neighbor.retransmissionList().add(aged, NOW);
        it.router.neighbor("eth0", "192.168.100.7", NeighborState.EXCHANGE);
        it.flooding.removeAged(NOW);
        assertTrue(isThere());
        assertEquals(Optional.of(LIMIT), it.router.due(new TimerKey.RemovalTimer(PLACE)));

        it.flooding.removalDue(PLACE, NOW.plus(LIMIT));

        assertFalse(isThere());
        assertFalse(neighbor.retransmissionList().contains(PLACE.key()), "nobody is sent what is not there");
        assertEquals(Optional.empty(), it.router.due(new TimerKey.RemovalTimer(PLACE)));
    }

    @Test
    void aYoungerInstanceIsNoLongerToBeRemoved() {
        install(lsa("10.1.0.0", 1).withAge(3600));
        neighbor.retransmissionList().add(lsa("10.1.0.0", 1), NOW);
        it.flooding.removeAged(NOW);

        install(lsa("10.1.0.0", 2));
        it.router.agenda.removalDue();
        it.flooding.removeAged(NOW);

        assertTrue(isThere());
        assertEquals(Optional.empty(), it.router.due(new TimerKey.RemovalTimer(PLACE)));
    }

    @Test
    @Proves("RFC 1793 2.2, 2.4")
    void anLsaWithDoNotAgeStaysAndComesToNeighborsAtItsAge() {
        it.receive(neighbor, lsa("10.1.0.0", 1).withAge(LsaHeader.DO_NOT_AGE | 100));
        Instant muchLater = NOW.plus(Duration.ofDays(30));
        assertEquals(Optional.empty(), it.router.due(new TimerKey.MaxAgeTimer(PLACE)));

        LsaHeader held = it.router.area.database().find(PLACE).orElseThrow().header(muchLater);
        assertEquals(LsaHeader.DO_NOT_AGE | 100, held.age());
    }

    private void install(Lsa lsa) {
        it.flooding.originate(PLACE, lsa, NOW);
        it.flooding.flush();
        neighbor.retransmissionList().remove(lsa.key());
    }

    private boolean isThere() {
        return it.router
                .area
                .database()
                .find(PLACE)
                .filter(entry -> entry.source() != Source.FORGOTTEN)
                .isPresent();
    }
}
