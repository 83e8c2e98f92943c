package io.kubeospf.core.flooding;

import static io.kubeospf.core.adjacency.TestRouter.broadcast;
import static io.kubeospf.core.flooding.FloodingRouter.NOW;
import static io.kubeospf.core.flooding.FloodingRouter.lsa;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.TestRouter;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.schedule.TimerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 2328 13.6, 13.7. */
class RetransmissionTest {
    private final FloodingRouter it = new FloodingRouter(broadcast("eth0", 0));
    private Neighbor neighbor;
    private TimerKey timer;

    @BeforeEach
    void bringUp() {
        it.router.up("eth0", "192.168.100.132");
        it.router.role("eth0", InterfaceState.DR_OTHER, "192.168.100.1", "0.0.0.0");
        neighbor = it.router.neighbor("eth0", "192.168.100.1", NeighborState.FULL);
        timer = new TimerKey.LinkStateUpdateTimer(neighbor.key());
    }

    @Test
    @Proves("RFC 2328 13.6")
    void anLsaIsSentAgainToTheNeighborAfterRxmtIntervalAndThenEachTime() {
        originate(lsa("10.1.0.0", 1), NOW);
        it.router.said();
        assertEquals(Optional.of(Duration.ofSeconds(5)), it.router.due(timer));

        assertEquals(List.of("eth0 > 192.168.100.1: Update [10.1.0.0 #1 age 6]"), sentAgain(NOW.plusSeconds(5)));
        assertEquals(Optional.of(Duration.ofSeconds(10)), it.router.due(timer));
        assertEquals(List.of("eth0 > 192.168.100.1: Update [10.1.0.0 #1 age 11]"), sentAgain(NOW.plusSeconds(10)));
    }

    @Test
    void whatIsDueWithinAMomentGoesAlongAndWhatIsDueLaterDoesNot() {
        originate(lsa("10.1.0.0", 1), NOW);
        originate(lsa("10.2.0.0", 1), NOW.plusMillis(50));
        originate(lsa("10.3.0.0", 1), NOW.plusMillis(51));
        it.router.said();

        assertEquals(
                List.of("eth0 > 192.168.100.1: Update [10.1.0.0 #1 age 6, 10.2.0.0 #1 age 5]"),
                sentAgain(NOW.plusSeconds(5)));
        assertEquals(Optional.of(Duration.ofMillis(5051)), it.router.due(timer));
    }

    @Test
    void aLaterLsaDoesNotPutOffWhatIsDue() {
        originate(lsa("10.1.0.0", 1), NOW);
        originate(lsa("10.2.0.0", 1), NOW.plusSeconds(3));

        assertEquals(Optional.of(Duration.ofSeconds(5)), it.router.due(timer));
    }

    @Test
    void twoHundredGoAtATimeAndTheNextAMomentLater() {
        for (int index = 0; index < 201; index++) {
            originate(lsa("10.1." + index + ".0", 1), NOW);
        }
        it.router.said();

        assertEquals(200, countOfLsas(sentAgain(NOW.plusSeconds(5))));
        originate(lsa("10.2.0.0", 1), NOW.plusSeconds(5));
        it.router.said();
        assertEquals(Optional.of(Duration.ofMillis(5050)), it.router.due(timer));
        assertEquals(1, countOfLsas(sentAgain(NOW.plusMillis(5050))));
    }

    private static long countOfLsas(List<String> updates) {
        return updates.stream()
                .mapToLong(text -> text.split("#", -1).length - 1)
                .sum();
    }

    @Test
    void whatAnExchangeBeginsWithIsNoRetransmissionBeforeItIsSentAgain() {
        Neighbor newcomer = it.router.neighbor("eth0", "192.168.100.200", NeighborState.EX_START);
        it.have("", lsa("10.2.0.0", 1).withAge(3600));
        it.router.adjacencies.receive(
                it.router.area.require("eth0"),
                newcomer,
                new DatabaseDescription(
                        TestRouter.MTU, Options.EXTERNAL_ROUTING, DatabaseDescription.Flags.OPENING, 1, List.of()),
                NOW);
        it.router.forget();

        it.flooding.retransmissionDue(newcomer.key(), NOW);
        it.flooding.flush();
        assertEquals(List.of("eth0 > 192.168.100.200: Update [10.2.0.0 #1 age 3600]"), it.router.said());
        assertEquals(List.of(), it.router.events());

        it.flooding.retransmissionDue(newcomer.key(), NOW.plusSeconds(5));
        assertEquals(
                List.of(new Event.LsasRetransmitted("eth0", newcomer.routerId(), newcomer.address(), 1)),
                it.router.events());
    }

    @Test
    void whoIsAboutToLeaveSendsAgainJustBeyondMinLsArrival() {
        it.flooding.hurry(NOW);

        originate(lsa("10.1.0.0", 1).withAge(3600), NOW);

        assertEquals(Optional.of(Duration.ofMillis(1050)), it.router.due(timer));
    }

    @Test
    void whoIsAboutToLeaveWaitsForNoTimerOfBefore() {
        originate(lsa("10.1.0.0", 1), NOW);
        acknowledge(lsa("10.1.0.0", 1).header());
        assertEquals(Optional.of(Duration.ofSeconds(5)), it.router.due(timer), "it is left, with nothing to do");

        it.flooding.hurry(NOW);
        originate(lsa("10.1.0.0", 1).withAge(3600), NOW);

        assertEquals(Optional.of(Duration.ofMillis(1050)), it.router.due(timer));
    }

    @Test
    void whoIsAboutToLeaveHurriesWithWhatIsUnacknowledgedAlready() {
        originate(lsa("10.1.0.0", 1), NOW);

        it.flooding.hurry(NOW);

        assertEquals(Optional.of(Duration.ofMillis(1050)), it.router.due(timer));
    }

    @Test
    @Proves(value = "RFC 2328 13.7", rule = "An acknowledgment of the instance ends its retransmission")
    void anAcknowledgmentOfTheInstanceEndsIt() {
        Lsa lsa = lsa("10.1.0.0", 2);
        originate(lsa, NOW);
        it.router.forget();

        acknowledge(lsa.header().withAge(1));

        assertTrue(neighbor.retransmissionList().isEmpty());
        assertEquals(List.of(), sentAgain(NOW.plusSeconds(5)));
        assertEquals(Optional.empty(), neighbor.retransmissionList().nextDue());
    }

    @Test
    @Proves(value = "RFC 2328 13.7", rule = "An acknowledgment of another instance or LSA ends no retransmission")
    void anAcknowledgmentOfAnotherInstanceOrLsaDoesNot() {
        originate(lsa("10.1.0.0", 2), NOW);
        it.router.forget();

        acknowledge(lsa("10.1.0.0", 1).header());
        acknowledge(lsa("10.1.0.0", 3).header());
        acknowledge(lsa("10.1.0.0", 2).header().withAge(3600));
        acknowledge(lsa("10.2.0.0", 2).header());

        assertEquals(1, neighbor.retransmissionList().size());
        assertFalse(neighbor.retransmissionList().isEmpty());
    }

    @Test
    @Proves("RFC 2328 13 (6)")
    void anInstanceThatComesBackFromTheNeighborIsAnImpliedAcknowledgment() {
        Lsa lsa = lsa("10.1.0.0", 2);
        originate(lsa, NOW);
        it.router.forget();

        assertEquals(List.of(), it.receive(neighbor, lsa.withAge(1)));

        assertTrue(neighbor.retransmissionList().isEmpty());
    }

    @Test
    @Proves("RFC 2328 14")
    void bothKindsOfAcknowledgmentLetAnLsaLeaveThatIsAtMaxAge() {
        Lsa aged = lsa("10.1.0.0", 2).withAge(3600);
        ScopedLsaKey place = ScopedLsaKey.beyondLink(aged.key());
        originate(aged, NOW);
        it.flooding.removeAged(NOW);
        assertFalse(it.router.agenda.isRemovalDue());

        it.receive(neighbor, aged);
        assertEquals(List.of(place), it.router.agenda.takeRemovals());

        neighbor.retransmissionList().add(aged, NOW);
        it.flooding.receive(neighbor, new LinkStateAcknowledgment(List.of(aged.header())));
        assertEquals(List.of(place), it.router.agenda.takeRemovals());
    }

    private void originate(Lsa lsa, Instant now) {
        it.flooding.originate(ScopedLsaKey.beyondLink(lsa.key()), lsa, now);
        it.flooding.flush();
    }

    private void acknowledge(LsaHeader header) {
        it.flooding.receive(neighbor, new LinkStateAcknowledgment(List.of(header)));
    }

    private List<String> sentAgain(Instant now) {
        it.flooding.retransmissionDue(neighbor.key(), now);
        it.flooding.flush();
        return it.router.said();
    }
}
