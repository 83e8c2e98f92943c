package io.kubeospf.core.lsdb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.OpaqueLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry.Source;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.Octets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bound is 100 LSAs of others. */
class DatabaseBoundTest {
    private static final RouterId SELF = RouterId.parse("192.168.100.132");
    private static final RouterId OTHER = RouterId.parse("10.9.9.9");

    private final DatabaseBound bound = new DatabaseBound(100);
    private final LinkStateDatabase database = new LinkStateDatabase(SELF);

    @ParameterizedTest(name = "type {0} while there are {1}: {2}")
    @CsvSource({
        "1,  99, true",
        "1,  100, false",
        "2,  99, true",
        "2,  100, false",
        "3,  99, true",
        "4,  99, true",
        "4,  100, false",
        "5,  89, true",
        "5,  90, false",
        "7,  89, true",
        "7,  90, false",
        "9,  90, false",
        "10, 90, false",
        "11, 89, true",
        "11, 90, false"
    })
    void externalsAndOpaqueLsasLeaveATenthToTheTopology(int type, int present, boolean admitted) {
        fill(OTHER, present);

        assertEquals(admitted, admits(lsa(type, "10.0.0.0", OTHER, 20), 0));
    }

    @ParameterizedTest(name = "{0} octets count as {1}")
    @CsvSource({"20, 1", "128, 1", "129, 2", "256, 2", "65535, 512"})
    void aLongLsaCountsAsSeveral(int length, int room) {
        LsaHeader any = lsa(5, "10.0.0.0", OTHER, 20).header();
        LsaHeader header = new LsaHeader(
                0,
                any.options(),
                any.type(),
                any.linkStateId(),
                any.advertisingRouter(),
                any.sequenceNumber(),
                0,
                length);

        assertEquals(room, DatabaseRoom.of(header));
    }

    @Test
    void aHeaderThatClaimsNoLengthCountsAsOne() {
        assertEquals(
                1,
                DatabaseRoom.of(new LsaHeader(
                        0,
                        Options.NONE,
                        LsType.AS_EXTERNAL,
                        new LinkStateId(0),
                        OTHER,
                        LsSequenceNumber.INITIAL,
                        0,
                        0)));
    }

    @Test
    void whatWasPromisedIsKeptFree() {
        fill(OTHER, 50);

        assertEquals(true, admits(lsa(5, "10.0.0.0", OTHER, 20), 39));
        assertEquals(false, admits(lsa(5, "10.0.0.0", OTHER, 20), 40));
    }

    @ParameterizedTest(name = "{0} octets while there are {1}: {2}")
    @CsvSource({"128, 2000, true", "129, 109, true", "129, 110, false", "256, 109, true", "257, 109, false"})
    void anInstanceThatTakesNoMoreRoomIsAlwaysTakenAndALongerOneForAWhileLonger(
            int length, int present, boolean admitted) {
        fill(OTHER, present - 1);
        LsdbEntry copy = install(lsa(1, "10.9.9.9", OTHER, 128));

        assertEquals(
                admitted, bound.admits(lsa(1, "10.9.9.9", OTHER, length).header(), Optional.of(copy), database, 0));
    }

    @ParameterizedTest(name = "{0} in our name, {1} of others: {2}")
    @CsvSource({"0, 2000, true", "9999, 0, true", "10000, 0, false"})
    void whatIsInOurNameHasNumbersOfItsOwn(int ours, int others, boolean admitted) {
        fill(OTHER, others);
        fill(SELF, ours);

        assertEquals(admitted, admits(lsa(5, "10.0.0.0", SELF, 20), 0));
    }

    @Test
    void whatIsInOurNameAlreadyMayBecomeLongerAlsoAboveThatNumber() {
        fill(SELF, 20_000);
        LsdbEntry copy = install(lsa(5, "10.0.0.0", SELF, 36));

        assertEquals(true, bound.admits(lsa(5, "10.0.0.0", SELF, 65_000).header(), Optional.of(copy), database, 0));
    }

    @Test
    void theDatabaseForgetsWhatLeavesOrIsReplaced() {
        install(lsa(5, "10.0.0.0", OTHER, 300));
        install(lsa(5, "10.0.0.0", OTHER, 200));
        install(lsa(5, "10.0.0.0", SELF, 200));
        assertEquals(2, database.roomOfOthers());
        assertEquals(2, database.roomInOurName());

        database.remove(ScopedLsaKey.beyondLink(lsa(5, "10.0.0.0", OTHER, 20).key()));
        database.remove(ScopedLsaKey.beyondLink(lsa(5, "10.0.0.0", SELF, 20).key()));
        assertEquals(0, database.roomOfOthers());
        assertEquals(0, database.roomInOurName());
    }

    @Test
    void itIsAtRestWellBelowWhereItBeginsToRefuse() {
        fill(OTHER, 84);

        assertEquals(true, bound.isAtRest(database, 0));
        assertEquals(false, bound.isAtRest(database, 1));
    }

    private boolean admits(Lsa lsa, int promised) {
        return bound.admits(lsa.header(), Optional.empty(), database, promised);
    }

    private void fill(RouterId router, int count) {
        for (int id = 1; id <= count; id++) {
            install(lsa(5, new LinkStateId(id).toString(), router, 36));
        }
    }

    private LsdbEntry install(Lsa lsa) {
        return database.install(ScopedLsaKey.beyondLink(lsa.key()), lsa, Source.RECEIVED, Instant.EPOCH);
    }

    private static Lsa lsa(int type, String id, RouterId router, int length) {
        LsaKey key = new LsaKey(new LsType(type), LinkStateId.parse(id), router);
        OpaqueLsa contents = new OpaqueLsa(Octets.of(new byte[length - LsaHeader.LENGTH]));
        return Lsa.originate(key, Options.NONE, LsSequenceNumber.INITIAL, contents);
    }
}
