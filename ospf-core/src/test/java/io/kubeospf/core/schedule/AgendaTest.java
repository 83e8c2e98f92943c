package io.kubeospf.core.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final Lsa OLDER = lsa("192.168.100.1", LsSequenceNumber.INITIAL);
    private static final Lsa NEWER = lsa("192.168.100.1", LsSequenceNumber.INITIAL.next());
    private static final Lsa OTHER = lsa("10.0.0.1", LsSequenceNumber.INITIAL);

    private final Agenda agenda = new Agenda();

    @Test
    void anElectionThatIsNotedTwiceIsHeldOnce() {
        agenda.electionDue("eth1");
        agenda.electionDue("eth0");
        agenda.electionDue("eth1");

        assertEquals(Optional.of("eth0"), agenda.takeElection());
        assertEquals(Optional.of("eth1"), agenda.takeElection());
        assertEquals(Optional.empty(), agenda.takeElection());
    }

    @Test
    void anElectionThatIsNotedWhileItIsHeldIsHeldAgain() {
        agenda.electionDue("eth0");
        agenda.takeElection();
        agenda.electionDue("eth0");

        assertEquals(Optional.of("eth0"), agenda.takeElection());
    }

    @Test
    void theEndOfWaitingIsNotAnElection() {
        agenda.backupSeen("eth0");

        assertEquals(Optional.empty(), agenda.takeElection());
        assertEquals(Optional.of("eth0"), agenda.takeBackupSeen());
        assertEquals(Optional.empty(), agenda.takeBackupSeen());
    }

    @Test
    void originationAndRemovalAreDueOnceEach() {
        assertFalse(agenda.takeOrigination());
        assertFalse(agenda.takeRemoval());

        agenda.originationDue();
        assertFalse(agenda.takeRemoval());
        assertTrue(agenda.takeOrigination());
        assertFalse(agenda.takeOrigination());

        agenda.removalDue();
        assertFalse(agenda.takeOrigination());
        assertTrue(agenda.takeRemoval());
        assertFalse(agenda.takeRemoval());
    }

    @Test
    void removalOfEachLsaIsDueOnceHoweverOftenItWasNoted() {
        assertFalse(agenda.isRemovalDue());
        agenda.removalDue(place(OTHER));
        agenda.removalDue(place(OTHER));

        assertTrue(agenda.isRemovalDue());
        assertFalse(agenda.takeRemoval());
        assertEquals(List.of(place(OTHER)), agenda.takeRemovals());
        assertEquals(List.of(), agenda.takeRemovals());
    }

    @Test
    void aContestedLsaMakesOriginationDue() {
        agenda.contested(place(OTHER));

        assertTrue(agenda.takeOrigination());
        assertEquals(Optional.of(place(OTHER)), agenda.takeContested());
        assertEquals(Optional.empty(), agenda.takeContested());
    }

    @Test
    void floodsComeInTheOrderInWhichTheyWereNotedAndOnce() {
        agenda.floodDue(place(OLDER), OLDER);
        agenda.floodDue(place(OTHER), OTHER);

        Map<ScopedLsaKey, Lsa> floods = agenda.takeFloods();

        assertEquals(List.of(OLDER, OTHER), List.copyOf(floods.values()));
        assertTrue(agenda.takeFloods().isEmpty());
        assertEquals(2, floods.size());
    }

    @Test
    void onlyTheLastInstanceOfAnLsaIsFlooded() {
        agenda.floodDue(place(OLDER), OLDER);
        agenda.floodDue(place(NEWER), NEWER);

        assertEquals(List.of(NEWER), List.copyOf(agenda.takeFloods().values()));
    }

    private static ScopedLsaKey place(Lsa lsa) {
        return ScopedLsaKey.beyondLink(lsa.key());
    }

    private static Lsa lsa(String linkStateId, LsSequenceNumber sequenceNumber) {
        RouterId router = RouterId.parse("192.168.100.1");
        return Lsa.originate(
                new LsaKey(LsType.NETWORK, LinkStateId.parse(linkStateId), router),
                Options.EXTERNAL_ROUTING,
                sequenceNumber,
                new NetworkLsa(NetworkMask.ofPrefixLength(24), List.of(router)));
    }
}
