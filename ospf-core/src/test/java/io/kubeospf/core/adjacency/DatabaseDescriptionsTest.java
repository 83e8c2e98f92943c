package io.kubeospf.core.adjacency;

import static io.kubeospf.core.adjacency.TestRouter.NOW;
import static io.kubeospf.core.adjacency.TestRouter.broadcast;
import static io.kubeospf.core.adjacency.TestRouter.pointToPoint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.schedule.TimerKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2328 10.3 and 10.8: what we describe, and when we say it again. */
class DatabaseDescriptionsTest {
    private static final Options OPTIONS = Options.EXTERNAL_ROUTING.with(Options.OPAQUE);
    private static final int MOST_HEADERS = (TestRouter.MTU - 20 - 24 - 8) / 20;

    private final TestRouter router = new TestRouter(broadcast("eth0", 0), pointToPoint("eth1"));
    private final DatabaseOf database = new DatabaseOf(router.area);
    private final OspfInterface eth0 = router.up("eth0", "192.168.100.132");
    private final Neighbor neighbor = router.neighbor("eth0", "192.168.100.200", NeighborState.TWO_WAY);
    private final TimerKey timer = new TimerKey.DatabaseDescriptionTimer(neighbor.key());

    @Test
    @Proves(
            value = "RFC 2328 10.8",
            rule = "In ExStart an empty packet opens, and is repeated each RxmtInterval with the same number")
    void opensEmptyAndAgainEachRxmtIntervalWithTheSameNumber() {
        begin();
        String opening = "eth0 > 192.168.100.200: Database Description IMS " + number() + " []";

        assertEquals(List.of(opening), router.said());
        assertEquals(Optional.of(Duration.ofSeconds(5)), router.due(timer));
        router.adjacencies.repeatDatabaseDescription(neighbor.key(), NOW.plusSeconds(5));
        assertEquals(List.of(opening), router.said());
        assertEquals(Optional.of(Duration.ofSeconds(10)), router.due(timer));
    }

    @Test
    void opensAgainWithTheNextNumberButNotWithinASecond() {
        begin();
        int first = number();
        exchange(OPTIONS);
        router.forget();

        router.adjacencies.fire(neighbor, NeighborEvent.SEQUENCE_NUMBER_MISMATCH, NOW.plusMillis(400));

        assertEquals(List.of(), router.said());
        assertEquals(Optional.of(Duration.ofSeconds(1)), router.due(timer));
        assertEquals(101, number());
        router.adjacencies.repeatDatabaseDescription(neighbor.key(), NOW.plusSeconds(1));
        assertEquals(List.of("eth0 > 192.168.100.200: Database Description IMS 101 []"), router.said());
        assertEquals(new Random(1).nextInt(), first, "the first number is made up");
    }

    @Test
    void anOpeningThatHadToWaitKeepsTheNextOneWaitingToo() {
        begin();
        exchange(OPTIONS);
        router.adjacencies.fire(neighbor, NeighborEvent.SEQUENCE_NUMBER_MISMATCH, NOW.plusMillis(400));
        router.adjacencies.repeatDatabaseDescription(neighbor.key(), NOW.plusSeconds(1));
        exchange(OPTIONS);
        router.forget();

        router.adjacencies.fire(neighbor, NeighborEvent.SEQUENCE_NUMBER_MISMATCH, NOW.plusMillis(1100));

        assertEquals(List.of(), router.said());
        assertEquals(Optional.of(Duration.ofSeconds(2)), router.due(timer));
    }

    @Test
    void opensAgainAtOnceAfterASecond() {
        begin();
        exchange(OPTIONS);
        router.forget();

        router.adjacencies.fire(neighbor, NeighborEvent.SEQUENCE_NUMBER_MISMATCH, NOW.plusSeconds(1));

        assertEquals(List.of("eth0 > 192.168.100.200: Database Description IMS 101 []"), router.said());
    }

    @Test
    @Proves("RFC 2328 10.8")
    void aSlaveSaysNothingAgainOnItsOwn() {
        begin();

        exchange(OPTIONS);

        assertEquals(Optional.empty(), router.due(timer));
    }

    @Test
    @Proves("RFC 2328 10.8")
    void aMasterSaysEachPacketAgainUntilItIsAnswered() {
        Neighbor slave = router.neighbor("eth0", "192.168.100.1", NeighborState.TWO_WAY);
        router.role("eth0", InterfaceState.DR_OTHER, "192.168.100.1", "0.0.0.0");
        router.adjacencies.fire(slave, NeighborEvent.ADJ_OK, NOW);
        int first = slave.exchange().sequenceNumber;
        router.forget();

        receive(slave, new DatabaseDescription.Flags(false, true, false), first, OPTIONS);

        TimerKey resend = new TimerKey.DatabaseDescriptionTimer(slave.key());
        String packet = "eth0 > 192.168.100.1: Database Description --S " + (first + 1) + " []";
        assertEquals(List.of(packet), router.said());
        assertEquals(Optional.of(Duration.ofSeconds(5)), router.due(resend));
        router.adjacencies.repeatDatabaseDescription(slave.key(), NOW.plusSeconds(5));
        assertEquals(List.of(packet), router.said());
        receive(slave, new DatabaseDescription.Flags(false, false, false), first + 1, OPTIONS);
        assertEquals(NeighborState.FULL, slave.state());
        assertEquals(Optional.empty(), router.due(resend));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 25, 26, 27, 52, 53})
    @Proves(value = "RFC 2328 10.8", rule = "All LSAs are described, in packets as full as the MTU allows")
    void describesAllInPacketsAsFullAsTheMtuAllows(int lsas) {
        DatabaseOf.lsas(lsas).forEach(database::has);
        begin();
        router.forget();

        exchange(OPTIONS);
        int described = 0;
        for (int packet = 1; described < lsas || packet == 1; packet++) {
            List<String> said = router.said();
            int now = said.get(0).split("#", -1).length - 1;
            described += now;
            boolean more = described < lsas;
            assertEquals(Math.min(MOST_HEADERS, lsas - described + now), now);
            assertTrue(said.get(0).contains(more ? "Description -M- " : "Description --- "), said::toString);
            receive(neighbor, new DatabaseDescription.Flags(false, true, true), 100 + packet, OPTIONS);
        }
        assertEquals(lsas, described);
    }

    @Test
    void aSlaveIsNotDoneBeforeItHasSaidAll() {
        DatabaseOf.lsas(MOST_HEADERS + 1).forEach(database::has);
        begin();

        receive(neighbor, DatabaseDescription.Flags.OPENING, 100, OPTIONS);
        receive(neighbor, new DatabaseDescription.Flags(false, false, true), 101, OPTIONS);
        assertEquals(NeighborState.FULL, neighbor.state());

        router.adjacencies.fire(neighbor, NeighborEvent.SEQUENCE_NUMBER_MISMATCH, NOW);
        DatabaseOf.lsas(2 * MOST_HEADERS + 1).forEach(database::has);
        receive(neighbor, DatabaseDescription.Flags.OPENING, 200, OPTIONS);
        receive(neighbor, new DatabaseDescription.Flags(false, false, true), 201, OPTIONS);
        assertEquals(NeighborState.EXCHANGE, neighbor.state());
    }

    @Test
    void describesWhatIsThereWhenItsTurnComes() {
        DatabaseOf.lsas(MOST_HEADERS + 2).forEach(database::has);
        begin();
        exchange(OPTIONS);
        router.forget();
        Lsa gone = DatabaseOf.lsa("10.1." + MOST_HEADERS + ".0", 1);
        String replaced = "10.1." + (MOST_HEADERS + 1) + ".0";
        router.area.database().remove(ScopedLsaKey.beyondLink(gone.key()));
        database.has(DatabaseOf.lsa(replaced, 2));

        receive(neighbor, new DatabaseDescription.Flags(false, true, true), 101, OPTIONS);

        assertEquals(
                List.of("eth0 > 192.168.100.200: Database Description --- 101 [" + replaced + " #2 age 60]"),
                router.said());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // an LSA, its type, where it was received, whether the neighbor takes opaque LSAs, whether it is described
        "an AS-external-LSA,                  5,  eth1, false, true",
        "a link-local one of this link,       9,  eth0, true,  true",
        "a link-local one of another link,    9,  eth1, true,  false",
        "a link-local one to who takes none,  9,  eth0, false, false",
        "an area opaque one,                  10, eth1, true,  true",
        "an area opaque one to who takes none, 10, eth1, false, false",
        "an AS opaque one to who takes none,  11, eth1, false, false"
    })
    @Proves(
            value = "RFC 2328 10.3; RFC 5250 3.2",
            rule = "Opaque LSAs are described to those who take them, link-local ones on their link")
    void describesWhatTravelsToTheNeighbor(String what, int type, String from, boolean takesOpaque, boolean described) {
        database.has(from, DatabaseOf.lsa(new LsType(type), "10.1.0.0", 1));
        begin();
        router.forget();

        exchange(takesOpaque ? OPTIONS : Options.EXTERNAL_ROUTING);

        String lsas = described ? "10.1.0.0 #1 age 60" : "";
        assertEquals(
                List.of("eth0 > 192.168.100.200: Database Description --- 100 [" + lsas + "]"), router.said(), what);
    }

    @Test
    @Proves("RFC 2328 10.3")
    void whatIsAtMaxAgeIsNotDescribedButSentUntilAcknowledged() {
        Lsa aged = DatabaseOf.lsa("10.1.0.0", 1).withAge(3600);
        database.has(aged);
        database.has(DatabaseOf.lsa("10.2.0.0", 1).withAge(3539));
        begin();
        router.forget();

        exchange(OPTIONS);

        assertEquals(
                List.of("eth0 > 192.168.100.200: Database Description --- 100 [10.2.0.0 #1 age 3599]"), router.said());
        assertTrue(neighbor.retransmissionList().contains(aged.key()));
        assertEquals(Optional.of(Duration.ZERO), router.due(new TimerKey.LinkStateUpdateTimer(neighbor.key())));
    }

    @Test
    @Proves("RFC 2328 13 (4)")
    void theFlushOfAnUnknownLsaIsNotPassedOnToWhoSynchronizesLater() {
        Lsa flushed = DatabaseOf.lsa("10.1.0.0", 1).withAge(3600);
        router.area
                .database()
                .install(ScopedLsaKey.beyondLink(flushed.key()), flushed, LsdbEntry.Source.FORGOTTEN, NOW);
        begin();

        exchange(OPTIONS);

        assertTrue(neighbor.retransmissionList().isEmpty());
    }

    private void begin() {
        router.role("eth0", InterfaceState.DR_OTHER, "192.168.100.200", "0.0.0.0");
        router.adjacencies.fire(neighbor, NeighborEvent.ADJ_OK, NOW);
    }

    /** The neighbor leads with the number 100. */
    private void exchange(Options options) {
        receive(neighbor, DatabaseDescription.Flags.OPENING, 100, options);
    }

    private void receive(Neighbor from, DatabaseDescription.Flags flags, int number, Options options) {
        router.adjacencies.receive(
                eth0, from, new DatabaseDescription(TestRouter.MTU, options, flags, number, List.of()), NOW);
    }

    private int number() {
        return neighbor.exchange().sequenceNumber;
    }
}
