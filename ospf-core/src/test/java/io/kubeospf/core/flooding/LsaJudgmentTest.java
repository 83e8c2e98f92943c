package io.kubeospf.core.flooding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LinkStateDatabase;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.lsdb.LsdbEntry.Source;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 2328 13, step by step. */
@Proves(
        value = "RFC 2328 13 (2), 13 (4), 13 (5), 13 (5)(a), 13 (6), erratum 3974, 13 (7), erratum 3974, 13 (8)",
        rule = "The step applies in its cases and in no others")
class LsaJudgmentTest {
    private static final Instant INSTALLED = Instant.EPOCH;
    private static final Instant LATER = INSTALLED.plusSeconds(10);
    private static final int MAX_AGE = 3600;

    @Test
    void step2DiscardsAnUnknownType() {
        assertEquals(
                LsaVerdict.DISCARD,
                new LsaJudgment(header(8, 5, 1), AreaType.NORMAL, none(), none(), false, false).judge(LATER));
    }

    @Test
    void step2DiscardsARouterLsaInAnothersName() {
        LsaHeader forged =
                new LsaHeader(1, Options.NONE, LsType.ROUTER, new LinkStateId(7), new RouterId(9), sequence(1), 1, 24);
        assertEquals(
                LsaVerdict.DISCARD,
                new LsaJudgment(forged, AreaType.NORMAL, none(), none(), false, false).judge(LATER));
    }

    @Test
    void step4AcknowledgesMaxAgeOfAnLsaThatIsNotThereAndForgetsIt() {
        LsaHeader leaving = header(5, 5, MAX_AGE);
        assertEquals(
                LsaVerdict.ACKNOWLEDGE_AND_FORGET,
                new LsaJudgment(leaving, AreaType.NORMAL, none(), none(), false, false).judge(LATER));
    }

    @Test
    void step4DoesNotForgetMaxAgeWhileDatabasesAreCompared() {
        LsaHeader leaving = header(5, 5, MAX_AGE);
        assertEquals(
                LsaVerdict.INSTALL,
                new LsaJudgment(leaving, AreaType.NORMAL, none(), none(), false, true).judge(LATER));
    }

    @Test
    void step5InstallsWhatIsNotThere() {
        assertEquals(
                LsaVerdict.INSTALL,
                new LsaJudgment(header(5, 5, 1), AreaType.NORMAL, none(), none(), false, false).judge(LATER));
    }

    @Test
    void step5InstallsANewerInstance() {
        LsdbEntry ours = installed(4, 1, Source.RECEIVED);
        assertEquals(LsaVerdict.INSTALL, against(newer(ours), ours).judge(LATER));
    }

    @Test
    void step5aWantsMinLsArrivalBetweenReceivedInstances() {
        LsdbEntry ours = installed(4, 1, Source.RECEIVED);
        assertEquals(LsaVerdict.TOO_SOON, against(newer(ours), ours).judge(INSTALLED.plusMillis(999)));
        assertEquals(LsaVerdict.INSTALL, against(newer(ours), ours).judge(INSTALLED.plusMillis(1000)));
    }

    @Test
    void step5aDoesNotConcernTheOwnInstance() {
        LsdbEntry ours = installed(4, 1, Source.ORIGINATED);
        assertEquals(LsaVerdict.INSTALL, against(newer(ours), ours).judge(INSTALLED.plusMillis(1)));
    }

    @Test
    void step6TakesTheSameInstanceAsAcknowledgmentOfOurs() {
        LsdbEntry ours = installed(4, 1, Source.RECEIVED);
        LsaHeader same = ours.header(LATER);
        assertEquals(
                LsaVerdict.IMPLIED_ACKNOWLEDGMENT,
                new LsaJudgment(same, AreaType.NORMAL, Optional.of(ours), none(), true, false).judge(LATER));
    }

    @Test
    void step6CallsTheSameInstanceADuplicateEvenWhenItIsRequestedByErratum3974() {
        LsdbEntry ours = installed(4, 1, Source.RECEIVED);
        LsaHeader same = ours.header(LATER);
        assertEquals(
                LsaVerdict.DUPLICATE,
                new LsaJudgment(same, AreaType.NORMAL, Optional.of(ours), Optional.of(same), false, true).judge(LATER));
    }

    @Test
    void step7StartsAgainWhenARequestIsAnsweredWithSomethingOlder() {
        LsdbEntry ours = installed(4, 1, Source.RECEIVED);
        LsaHeader older = header(5, 3, 1);
        assertEquals(
                LsaVerdict.BAD_REQUEST,
                new LsaJudgment(older, AreaType.NORMAL, Optional.of(ours), Optional.of(newer(ours)), false, true)
                        .judge(LATER));
    }

    @Test
    void step8SendsOursBackWhenItIsNewer() {
        LsdbEntry ours = installed(4, 1, Source.RECEIVED);
        assertEquals(LsaVerdict.SEND_OURS, against(header(5, 3, 1), ours).judge(LATER));
    }

    @Test
    void step8SendsOursBackOnlyOnceWithinMinLsArrival() {
        LsdbEntry ours = installed(4, 1, Source.RECEIVED);
        ours.sentAt(LATER);
        assertEquals(
                LsaVerdict.OURS_SENT_JUST_NOW, against(header(5, 3, 1), ours).judge(LATER.plusMillis(999)));
        assertEquals(LsaVerdict.SEND_OURS, against(header(5, 3, 1), ours).judge(LATER.plusMillis(1000)));
    }

    @Test
    void step8IsSilentWhileOurLastSequenceNumberIsBeingFlushed() {
        LsdbEntry ours = installed(LsSequenceNumber.MAXIMUM.value(), MAX_AGE, Source.ORIGINATED);
        assertEquals(LsaVerdict.LET_OURS_WRAP, against(header(5, 3, 1), ours).judge(LATER));
    }

    private static LsaJudgment against(LsaHeader received, LsdbEntry ours) {
        return new LsaJudgment(received, AreaType.NORMAL, Optional.of(ours), none(), false, false);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static LsaHeader newer(LsdbEntry ours) {
        LsaHeader header = ours.installed().header();
        return header(5, header.sequenceNumber().value() + 1, 1);
    }

    private static LsaHeader header(int type, int sequence, int age) {
        return new LsaHeader(
                age, Options.NONE, new LsType(type), new LinkStateId(7), new RouterId(9), sequence(sequence), 1, 36);
    }

    private static LsSequenceNumber sequence(int value) {
        return new LsSequenceNumber(value);
    }

    private static LsdbEntry installed(int sequence, int age, Source source) {
        LsaKey key = new LsaKey(LsType.AS_EXTERNAL, new LinkStateId(7), new RouterId(9));
        AsExternalLsa body = new AsExternalLsa(
                NetworkMask.HOST,
                List.of(new AsExternalLsa.Path(ExternalMetricType.TYPE_2, 0, 3, Ipv4Address.UNSPECIFIED, 0)));
        Lsa lsa = Lsa.originate(key, Options.NONE, sequence(sequence), body).withAge(age);
        return new LinkStateDatabase().install(ScopedLsaKey.beyondLink(key), lsa, source, INSTALLED);
    }
}
