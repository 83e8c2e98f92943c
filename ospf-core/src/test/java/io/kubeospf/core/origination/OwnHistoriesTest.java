package io.kubeospf.core.origination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.OpaqueLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LinkStateDatabase;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OwnHistoriesTest {
    private static final RouterId SELF = RouterId.parse("192.168.100.132");
    private static final Instant NOW = Instant.EPOCH;
    private static final ScopedLsaKey PLACE = place(1_000_000);

    private final LinkStateDatabase database = new LinkStateDatabase(SELF);
    private final OwnHistories histories = new OwnHistories(database);

    @Test
    void whatOthersMadeUpIsForgottenWhenItHasLeft() {
        manyMadeUp(NOW);

        assertTrue(histories.places().size() < 1000);
    }

    @Test
    void whatIsWantedOrThereIsNotForgotten() {
        histories.put(PLACE, made().contested(LsSequenceNumber.INITIAL, NOW));
        database.install(
                PLACE,
                Lsa.originate(PLACE.key(), Options.NONE, LsSequenceNumber.INITIAL, new OpaqueLsa(Octets.EMPTY)),
                LsdbEntry.Source.RECEIVED,
                NOW);
        ScopedLsaKey wanted = place(2_000_000);
        histories.put(wanted, made().flushed(NOW));
        for (int id = 0; id < 5000; id++) {
            histories.put(place(id), made().flushed(NOW));
            histories.forgetNeedless(Set.of(wanted), NOW);
        }

        assertTrue(histories.places().containsAll(Set.of(PLACE, wanted)));
    }

    @Test
    void theSequenceNumberOfWhatWasOursIsKnownUntilNobodyCanHaveIt() {
        histories.put(PLACE, made().originated(NOW, NOW, LsSequenceNumber.INITIAL));

        manyMadeUp(NOW.plus(Duration.ofMinutes(60)));
        assertEquals(LsSequenceNumber.INITIAL, histories.of(PLACE).lastNumber().orElseThrow());
        manyMadeUp(NOW.plus(Duration.ofMinutes(61)));
        assertTrue(histories.of(PLACE).lastNumber().isEmpty());
    }

    @Test
    @Proves(value = "RFC 2328 13.4", rule = "Instances that are not installed are answered as soon as any other")
    void whoeverSendsInstancesAtAnyRateDoesNotDelayTheAnswer() {
        OwnHistories.History first =
                made().originated(NOW, NOW, LsSequenceNumber.INITIAL).overtaken(number(5), NOW);
        assertEquals(Instant.MIN, first.changeAt());
        assertEquals(Optional.of(number(5)), first.lastNumber());

        OwnHistories.History answered = first.originated(NOW, NOW, number(6));
        OwnHistories.History again = answered.overtaken(number(9), NOW.plusMillis(100));
        assertEquals(NOW.plusMillis(1200), again.changeAt());
        assertEquals(
                NOW.plusMillis(1200),
                again.overtaken(number(10), NOW.plusMillis(1100)).changeAt());
        assertEquals(
                Optional.of(number(9)),
                again.overtaken(number(7), NOW.plusMillis(1100)).lastNumber());
    }

    private static LsSequenceNumber number(int count) {
        return new LsSequenceNumber(0x80000000 + count);
    }

    private void manyMadeUp(Instant now) {
        for (int id = 0; id < 5000; id++) {
            histories.put(
                    place(id), made().contested(LsSequenceNumber.INITIAL, now).flushed(now));
            histories.forgetNeedless(new TreeSet<>(), now);
        }
    }

    private OwnHistories.History made() {
        return histories.of(place(-1));
    }

    private static ScopedLsaKey place(int id) {
        return ScopedLsaKey.beyondLink(new LsaKey(LsType.AS_EXTERNAL, new LinkStateId(id), SELF));
    }
}
