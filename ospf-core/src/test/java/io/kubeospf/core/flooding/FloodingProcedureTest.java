package io.kubeospf.core.flooding;

import static io.kubeospf.core.adjacency.TestRouter.broadcast;
import static io.kubeospf.core.flooding.FloodingRouter.NOW;
import static io.kubeospf.core.flooding.FloodingRouter.lsa;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.adjacency.ForgedNeighbor;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaFault;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.OpaqueLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.Octets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from each verdict on a received LSA (RFC 2328 13), and the answers to requests (10.7). */
class FloodingProcedureTest {
    private final FloodingRouter it = new FloodingRouter(broadcast("eth0", 0), broadcast("eth1", 0));
    private static final LsaFault FAULT = new LsaFault(Malformation.LINK_TYPE, "5", "1 to 4");

    private Neighbor sender;

    @BeforeEach
    void bringUp() {
        it.router.up("eth0", "192.168.100.132");
        it.router.up("eth1", "10.0.1.132");
        it.router.role("eth0", InterfaceState.DR_OTHER, "192.168.100.1", "0.0.0.0");
        sender = it.router.neighbor("eth0", "192.168.100.1", NeighborState.FULL);
    }

    @Test
    @Proves("RFC 2328 13 (5)(d)")
    void whatIsNewIsInstalledAsReceivedAndTold() {
        Lsa lsa = lsa("10.1.0.0", 1).withAge(7);

        it.receive(sender, lsa);

        LsdbEntry entry = entry(lsa).orElseThrow();
        assertEquals(lsa, entry.installed());
        assertEquals(LsdbEntry.Source.RECEIVED, entry.source());
        assertEquals(NOW, entry.installedAt());
        assertEquals(List.of(new Event.LsaInstalled(lsa.header())), it.router.events());
        assertEquals(Optional.empty(), it.router.agenda.takeContested());
    }

    @Test
    @Proves("RFC 2328 13 (5)(a)")
    void whatCameTooSoonChangesNothingAndIsNotAnswered() {
        it.receive(sender, lsa("10.1.0.0", 1));
        it.router.forget();

        assertEquals(List.of(), it.receive(sender, lsa("10.1.0.0", 2)));

        assertEquals(lsa("10.1.0.0", 1), entry(lsa("10.1.0.0", 1)).orElseThrow().installed());
        assertEquals(List.of(), it.router.events());
    }

    @Test
    @Proves("RFC 2328 13 (2)")
    void whatIsUnknownOrInAnothersNameIsRefusedByNameAndNotAnswered() {
        Lsa unknown = lsa(new LsType(8), "10.2.0.0", 1, Octets.EMPTY);
        Lsa foreign = lsa(LsType.ROUTER, "10.3.0.0", 1, Octets.EMPTY);

        assertEquals(List.of(), it.receive(sender, unknown, foreign));

        assertEquals(Optional.empty(), entry(unknown));
        assertEquals(Optional.empty(), entry(foreign));
        assertEquals(
                List.of(
                        new Event.LsaRefused("eth0", sender.address(), unknown.key(), RefusalReason.LS_TYPE),
                        new Event.LsaRefused(
                                "eth0", sender.address(), foreign.key(), RefusalReason.FOREIGN_ROUTER_LSA)),
                it.router.events());
    }

    @Test
    @Proves(
            value = "RFC 2328 13",
            rule = "An LSA that breaks the format of its LS type is named, and nothing else is done")
    void whatBreaksItsFormatIsRefusedByNameAndNotAnswered() {
        Lsa bad = lsa("10.2.0.0", 1);

        assertEquals(List.of(), receiveMisformatted(bad));

        assertEquals(Optional.empty(), entry(bad));
        assertEquals(
                List.of(new Event.LsaFormatRefused("eth0", sender.address(), bad.key(), FAULT)), it.router.events());
    }

    @Test
    @Proves(value = "RFC 2328 13", rule = "A newer instance that breaks its format leaves the older one in its place")
    void whatBreaksItsFormatReplacesNothing() {
        it.receive(sender, lsa("10.1.0.0", 1));

        receiveMisformatted(lsa("10.1.0.0", 2));

        assertEquals(lsa("10.1.0.0", 1), entry(lsa("10.1.0.0", 1)).orElseThrow().installed());
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "3, true"})
    @Proves(value = "RFC 2328 10.9", rule = "A requested LSA that breaks its format is not requested for ever")
    void whatBreaksItsFormatAnswersARequestOfThatInstance(int number, boolean answered) {
        Neighbor loading = it.router.neighbor("eth0", "192.168.100.2", NeighborState.LOADING);
        ForgedNeighbor.describes(loading, lsa("10.1.0.0", 2).header());

        receiveMisformatted(loading, lsa("10.1.0.0", number));

        assertEquals(answered ? NeighborState.FULL : NeighborState.LOADING, loading.state());
    }

    @ParameterizedTest
    @CsvSource({"4, 0", "5, 0", "6, 1"})
    @Proves(value = "RFC 2328 13.4", rule = "A newer instance in our name is answered also when it breaks its format")
    void anInstanceInOurNameThatBreaksItsFormatIsNotedWhenItIsNewer(int number, int noted) {
        it.have("eth0", inOurName(5));

        receiveMisformatted(inOurName(number));

        assertEquals(noted, it.router.agenda.takeOvertaken().size());
        assertEquals(inOurName(5), entry(inOurName(5)).orElseThrow().installed());
    }

    private static Lsa inOurName(int number) {
        LsaKey key = new LsaKey(LsType.AS_EXTERNAL, LinkStateId.parse("10.96.0.0"), RouterId.parse("192.168.100.132"));
        return Lsa.originate(
                key, Options.NONE, new LsSequenceNumber(0x80000000 + number), new OpaqueLsa(Octets.of(new byte[16])));
    }

    private List<String> receiveMisformatted(Lsa lsa) {
        return receiveMisformatted(sender, lsa);
    }

    private List<String> receiveMisformatted(Neighbor from, Lsa lsa) {
        LinkStateUpdate update = new LinkStateUpdate(
                List.of(), List.of(), List.of(new LinkStateUpdate.MisformattedLsa(lsa.header(), FAULT)));
        it.flooding.receive(it.router.area.require("eth0"), from, update, NOW);
        it.flooding.flush();
        return it.router.said();
    }

    @Test
    @Proves("RFC 2328 13 (4)")
    void whatWeNeverHadIsNotPassedOnOnItsWayOutAndDoesNotComeToLifeBehindIt() {
        Lsa overtaken = lsa("10.1.0.0", 1);

        it.receive(sender, overtaken.withAge(3600));
        it.receive(sender, overtaken);

        assertTrue(entry(overtaken).orElseThrow().header(NOW).isMaxAge());
        assertEquals(List.of(), it.router.events());
    }

    @Test
    @Proves("RFC 2328 13 (8)")
    void ourNewerOneGoesToTheSenderAloneAndNotAgainWithinMinLsArrival() {
        it.have("eth0", lsa("10.1.0.0", 5).withAge(40));

        assertEquals(
                List.of("eth0 > 192.168.100.1: Update [10.1.0.0 #5 age 101]"), it.receive(sender, lsa("10.1.0.0", 4)));
        assertEquals(List.of(), it.receive(sender, NOW.plusMillis(999), lsa("10.1.0.0", 4)));
        assertEquals(
                1, it.receive(sender, NOW.plusMillis(1000), lsa("10.1.0.0", 4)).size());
        assertTrue(sender.retransmissionList().isEmpty());
    }

    @Test
    @Proves("RFC 2328 13 (7)")
    void anAnswerOlderThanDescribedStartsTheExchangeAgainAndCostsTheRestOfTheUpdate() {
        Neighbor loading = it.router.neighbor("eth0", "192.168.100.2", NeighborState.LOADING);
        it.router.role("eth0", InterfaceState.DR_OTHER, "192.168.100.1", "192.168.100.2");
        it.have("eth0", lsa("10.1.0.0", 5));
        ForgedNeighbor.describes(loading, lsa("10.1.0.0", 6).header());

        it.receive(loading, lsa("10.1.0.0", 4), lsa("10.2.0.0", 1));

        assertEquals(NeighborState.EX_START, loading.state());
        assertEquals(Optional.empty(), entry(lsa("10.2.0.0", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what comes, its number, whether that ends loading; what was described has number 5
        "the instance described,            5, true",
        "a newer one,                       6, true",
        "an older one that is new to us,    4, false"
    })
    void anAnswerToARequestEndsLoadingWhenItIsWhatWasDescribed(String what, int number, boolean ends) {
        Neighbor loading = it.router.neighbor("eth0", "192.168.100.2", NeighborState.LOADING);
        ForgedNeighbor.describes(loading, lsa("10.1.0.0", 5).header());

        it.receive(loading, lsa("10.1.0.0", number));

        assertEquals(ends ? NeighborState.FULL : NeighborState.LOADING, loading.state(), what);
        assertEquals(ends, loading.requestList().isEmpty());
    }

    @Test
    void anAnswerThatCameTooSoonIsStillWaitedFor() {
        Neighbor loading = it.router.neighbor("eth0", "192.168.100.2", NeighborState.LOADING);
        it.receive(sender, lsa("10.1.0.0", 4));
        ForgedNeighbor.describes(loading, lsa("10.1.0.0", 5).header());

        it.receive(loading, NOW.plusMillis(999), lsa("10.1.0.0", 5));
        assertEquals(NeighborState.LOADING, loading.state());

        it.receive(loading, NOW.plusMillis(1000), lsa("10.1.0.0", 5));
        assertEquals(NeighborState.FULL, loading.state());
    }

    /** Else who describes a router-LSA in another's name (VU#229804) would never be loaded. */
    @Test
    void anAnswerThatIsDiscardedIsNoLongerWaitedFor() {
        Neighbor loading = it.router.neighbor("eth0", "192.168.100.2", NeighborState.LOADING);
        Lsa forged = lsa(LsType.ROUTER, "10.1.0.0", 1, Octets.of(new byte[4]));
        ForgedNeighbor.describes(loading, forged.header());

        it.receive(loading, forged);

        assertEquals(NeighborState.FULL, loading.state());
        assertEquals(Optional.empty(), entry(forged));
    }

    @Test
    void anAnswerThatIsDiscardedButOlderThanDescribedIsStillWaitedFor() {
        Neighbor loading = it.router.neighbor("eth0", "192.168.100.2", NeighborState.LOADING);
        ForgedNeighbor.describes(
                loading, lsa(LsType.ROUTER, "10.1.0.0", 2, Octets.EMPTY).header());

        it.receive(loading, lsa(LsType.ROUTER, "10.1.0.0", 1, Octets.EMPTY));

        assertEquals(NeighborState.LOADING, loading.state());
    }

    @Test
    void anAnswerThatIsNotTheLastEndsNothing() {
        Neighbor exchanging = it.router.neighbor("eth0", "192.168.100.2", NeighborState.EXCHANGE);
        Neighbor loading = it.router.neighbor("eth0", "192.168.100.3", NeighborState.LOADING);
        ForgedNeighbor.describes(exchanging, lsa("10.1.0.0", 5).header());
        ForgedNeighbor.describes(loading, lsa("10.2.0.0", 5).header());
        ForgedNeighbor.describes(loading, lsa("10.3.0.0", 5).header());

        it.receive(exchanging, lsa("10.1.0.0", 5));
        it.receive(loading, lsa("10.2.0.0", 5));

        assertEquals(NeighborState.EXCHANGE, exchanging.state());
        assertEquals(NeighborState.LOADING, loading.state());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an LSA in our name,                                  5, 10.1.0.0,        192.168.100.132, true",
        "a network-LSA of a network where our address is DR,  2, 192.168.100.132, 10.9.9.9,        true",
        "a network-LSA of another router,                     2, 192.168.100.1,   192.168.100.1,   false",
        "of another type whose ID is our address,             5, 192.168.100.132, 10.9.9.9,        false"
    })
    @Proves("RFC 2328 13.4")
    void anLsaOfOursThatWeDidNotSendIsInstalledAndContested(
            String what, int type, String id, String originator, boolean ours) {
        LsaKey key = new LsaKey(new LsType(type), LinkStateId.parse(id), RouterId.parse(originator));
        Lsa lsa = Lsa.originate(key, Options.NONE, LsSequenceNumber.INITIAL, new OpaqueLsa(Octets.of(new byte[16])));

        it.receive(sender, lsa);

        assertTrue(entry(lsa).isPresent());
        Optional<ScopedLsaKey> contested = ours ? Optional.of(ScopedLsaKey.beyondLink(key)) : Optional.empty();
        assertEquals(contested, it.router.agenda.takeContested(), what);
        assertEquals(
                ours,
                it.router
                        .events()
                        .contains(new Event.SelfOriginatedLsaReceived("eth0", sender.address(), lsa.header())));
    }

    @Test
    @Proves("RFC 2328 13.4")
    void aNetworkLsaOfAnAddressThatWeHaveNoMoreIsNotOurs() {
        it.router.role("eth1", InterfaceState.DOWN, "0.0.0.0", "0.0.0.0");
        LsaKey key = new LsaKey(LsType.NETWORK, LinkStateId.parse("10.0.1.132"), RouterId.parse("10.9.9.9"));

        it.receive(sender, Lsa.originate(key, Options.NONE, LsSequenceNumber.INITIAL, new OpaqueLsa(Octets.EMPTY)));

        assertEquals(Optional.empty(), it.router.agenda.takeContested());
    }

    @Test
    void whatCouldNotBeReadIsToldAndTheRestTaken() {
        LinkStateUpdate update = new LinkStateUpdate(
                List.of(lsa("10.1.0.0", 1)),
                List.of(new LinkStateUpdate.MalformedLsa(Malformation.LSA_CHECKSUM, 28)),
                List.of());

        it.flooding.receive(it.router.area.require("eth0"), sender, update, NOW);

        assertTrue(it.router
                .events()
                .contains(new Event.LsaMalformed("eth0", sender.address(), Malformation.LSA_CHECKSUM, 28)));
        assertTrue(entry(lsa("10.1.0.0", 1)).isPresent());
    }

    @Test
    @Proves("RFC 2328 10.7")
    void requestsAreAnsweredToTheNeighborWithWhatWeHaveNow() {
        it.have("eth0", lsa("10.1.0.0", 5).withAge(40));
        it.have("eth0", lsa("10.2.0.0", 7).withAge(40));

        assertEquals(
                List.of("eth0 > 192.168.100.1: Update [10.2.0.0 #7 age 101, 10.1.0.0 #5 age 101]"),
                request(lsa("10.2.0.0", 1), lsa("10.1.0.0", 9)));
        assertFalse(sender.retransmissionList().contains(lsa("10.1.0.0", 5).key()));
    }

    @Test
    @Proves("RFC 2328 10.7")
    void aRequestForWhatIsNotThereStartsTheExchangeAgain() {
        it.have("eth0", lsa("10.1.0.0", 5));

        List<String> said = request(lsa("10.3.0.0", 1), lsa("10.1.0.0", 5));

        assertEquals(NeighborState.EX_START, sender.state());
        assertFalse(said.stream().anyMatch(packet -> packet.contains("Update")));
    }

    @Test
    void whatARequestNamesTwiceIsSentOnce() {
        it.have("eth0", lsa("10.1.0.0", 5).withAge(40));

        assertEquals(
                List.of("eth0 > 192.168.100.1: Update [10.1.0.0 #5 age 101]"),
                request(lsa("10.1.0.0", 5), lsa("10.1.0.0", 5), lsa("10.1.0.0", 5)));
    }

    @Test
    void aFewOctetsThatAskForLongLsasAreNotAnsweredWithMoreThanABound() {
        Lsa[] longOnes = IntStream.range(1, 10)
                .mapToObj(i -> lsa(LsType.AS_EXTERNAL, "10." + i + ".0.0", 1, Octets.of(new byte[60_000])))
                .toArray(Lsa[]::new);
        Arrays.stream(longOnes).forEach(lsa -> it.have("eth0", lsa));

        assertEquals(4, request(longOnes).size());
        assertEquals(NeighborState.FULL, sender.state());
    }

    @Test
    void howeverOftenANeighborAsksItsAnswersOfASecondHaveABound() {
        Lsa longOne = lsa(LsType.AS_EXTERNAL, "10.1.0.0", 1, Octets.of(new byte[60_000]));
        it.have("eth0", longOne);

        int answers = 0;
        for (int asked = 0; asked < 200; asked++) {
            answers += request(NOW, longOne).size();
        }
        assertEquals(69, answers, "4 MB");
        assertEquals(0, request(NOW.plusMillis(999), longOne).size());
        assertEquals(1, request(NOW.plusSeconds(1), longOne).size());
    }

    private List<String> request(Lsa... lsas) {
        return request(NOW, lsas);
    }

    private List<String> request(Instant now, Lsa... lsas) {
        LinkStateRequest request =
                new LinkStateRequest(Arrays.stream(lsas).map(Lsa::key).toList());
        it.flooding.receive(it.router.area.require("eth0"), sender, request, now);
        it.flooding.flush();
        return it.router.said();
    }

    private Optional<LsdbEntry> entry(Lsa lsa) {
        return it.router.area.database().find(ScopedLsaKey.seenOn("eth0", lsa.key()));
    }
}
