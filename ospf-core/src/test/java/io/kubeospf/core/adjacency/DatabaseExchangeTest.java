package io.kubeospf.core.adjacency;

import static io.kubeospf.core.adjacency.TestRouter.NOW;
import static io.kubeospf.core.adjacency.TestRouter.broadcast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.DatabaseDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2328 10.6. Flags are written as on the wire, I, M and MS, with a dash for a bit that is not set. */
class DatabaseExchangeTest {
    private static final String LOWER = "192.168.100.1";
    private static final String HIGHER = "192.168.100.200";
    private static final int THEIR_NUMBER = 100;
    private static final Options OPTIONS = Options.EXTERNAL_ROUTING.with(Options.OPAQUE);

    private final TestRouter router = new TestRouter(broadcast("eth0", 0));
    private final DatabaseOf database = new DatabaseOf(router.area);
    private final OspfInterface eth0 = router.up("eth0", "192.168.100.132");
    private Neighbor neighbor = router.neighbor("eth0", HIGHER, NeighborState.DOWN);
    private int ours;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # ExStart: situation                                      | neighbor | flags | number | headers | state    | we answer
            a higher Router ID opens: it leads, and we take its number | higher   | IMS   | theirs | 0       | exchange | --- 100 []
            it opens without I                                         | higher   | -MS   | theirs | 0       | exstart  |
            it opens without M                                         | higher   | I-S   | theirs | 0       | exstart  |
            it opens without MS                                        | higher   | IM-   | theirs | 0       | exstart  |
            it opens with LSAs                                         | higher   | IMS   | theirs | 1       | exstart  |
            it answers as if we led                                    | higher   | ---   | ours   | 0       | exstart  |
            a lower Router ID opens: we have opened as well            | lower    | IMS   | theirs | 0       | exstart  |
            it answers: we lead                                        | lower    | -M-   | ours   | 0       | exchange | --S +1 []
            it answers with its first LSAs, or its last                | lower    | ---   | ours   | 1       | exchange | --S +1 []
            it answers with I                                          | lower    | IM-   | ours   | 0       | exstart  |
            it answers with MS                                         | lower    | -MS   | ours   | 0       | exstart  |
            it answers another packet                                  | lower    | -M-   | theirs | 0       | exstart  |
            """)
    @Proves(value = "RFC 2328 10.6 ExStart", rule = "In ExStart the router of the higher Router ID leads")
    void negotiatesWhoLeads(
            String situation, String id, String flags, String number, int headers, String state, String answer) {
        open(id.equals("higher") ? HIGHER : LOWER);

        receive(flags, number.equals("ours") ? ours : THEIR_NUMBER, headers(headers));

        assertEquals(state, neighbor.state().toString(), situation);
        assertEquals(answer == null ? List.of() : List.of(description(answer)), descriptions());
    }

    @ParameterizedTest(name = "as slave: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            # Exchange, last received: IMS 100              | flags | number | options | state    | we answer
            the next number                                  | -MS   | 101    | 42      | exchange | --- 101 []
            the next number, and the last packet             | --S   | 101    | 42      | full     | --- 101 []
            the same again                                   | IMS   | 100    | 42      | exchange | --- 100 []
            the same number, but not the same flags          | -MS   | 100    | 42      | exstart  |
            the same number, but not the same options        | IMS   | 100    | 02      | exstart  |
            a number that is too high                        | -MS   | 102    | 42      | exstart  |
            a number that is too low                         | -MS   | 99     | 42      | exstart  |
            it no longer leads                               | -M-   | 101    | 42      | exstart  |
            it begins again                                  | IMS   | 101    | 42      | exstart  |
            other options                                    | -MS   | 101    | 02      | exstart  |
            """)
    @Proves(
            value = "RFC 2328 10.6 Exchange, 10.8",
            rule = "A slave takes what its master says next, answers repetitions, and starts again otherwise")
    void followsItsMaster(String packet, String flags, int number, String options, String state, String answer) {
        open(HIGHER);
        receive("IMS", THEIR_NUMBER);
        router.forget();

        receive(NOW, flags, number, new Options(Integer.parseInt(options, 16)), List.of());

        assertEquals(state, neighbor.state().toString(), packet);
        List<String> opening = state.equals("exstart") ? List.of() : List.of(description(answer));
        assertEquals(
                opening,
                descriptions().stream().filter(said -> !said.contains("IMS")).toList());
    }

    @ParameterizedTest(name = "as master: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            # Exchange, last received: -M- and our first number | flags | number | options | state    | we send
            the answer to our last                               | -M-   | 1      | 42      | exchange | --S +2 []
            the answer to our last, with nothing to follow       | ---   | 1      | 42      | full     |
            the same again                                       | -M-   | 0      | 42      | exchange |
            the same number, but not the same flags              | ---   | 0      | 42      | exstart  |
            the same number, but not the same options            | -M-   | 0      | 02      | exstart  |
            a number that is too high                            | -M-   | 2      | 42      | exstart  |
            it wants to lead                                     | -MS   | 1      | 42      | exstart  |
            it begins again                                      | IM-   | 1      | 42      | exstart  |
            other options                                        | -M-   | 1      | 02      | exstart  |
            """)
    @Proves(
            value = "RFC 2328 10.6 Exchange, 10.8",
            rule = "A master takes the answer to what it said last, ignores repetitions, and starts again otherwise")
    void leadsItsSlave(String packet, String flags, int number, String options, String state, String sent) {
        open(LOWER);
        receive("-M-", ours);
        router.forget();

        receive(NOW, flags, ours + number, new Options(Integer.parseInt(options, 16)), List.of());

        assertEquals(state, neighbor.state().toString(), packet);
        List<String> expected = sent == null ? List.of() : List.of(description(sent));
        assertEquals(
                expected,
                descriptions().stream().filter(said -> !said.contains("IMS")).toList());
    }

    @ParameterizedTest(name = "{0} after {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # Full: what comes       | we are | flags | after     | state   | answers
            the last packet again    | slave  | --S   | PT0S      | full    | 1
            the last packet again    | slave  | --S   | PT39.999S | full    | 1
            the last packet again    | slave  | --S   | PT40S     | exstart | 0
            the last packet again    | master | ---   | PT0S      | full    | 0
            the last packet again    | master | ---   | PT24H     | full    | 0
            another one              | slave  | -MS   | PT0S      | exstart | 0
            another one              | master | -M-   | PT0S      | exstart | 0
            """)
    @Proves("RFC 2328 10.6 Loading")
    void afterTheExchangeOnlyRepetitionsAreInOrder(
            String what, String role, String flags, Duration after, String state, int answers) {
        boolean slave = role.equals("slave");
        open(slave ? HIGHER : LOWER);
        receive(slave ? "IMS" : "-M-", slave ? THEIR_NUMBER : ours);
        int last = (slave ? THEIR_NUMBER : ours) + 1;
        receive(slave ? "--S" : "---", last);
        assertEquals(NeighborState.FULL, neighbor.state());
        router.forget();

        receive(NOW.plus(after), flags, last, OPTIONS, List.of());

        assertEquals(state, neighbor.state().toString(), what);
        assertEquals(
                answers,
                descriptions().stream().filter(said -> !said.contains("IMS")).count());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what the neighbor describes; ours has number 5, is asked for, is described by us
        "nothing,                  0, false, true",
        "an older instance,        4, false, true",
        "the same instance,        5, false, false", // RFC 5243
        "a newer instance,         6, true,  false"
    })
    @Proves(
            value = "RFC 2328 10.6; RFC 5243",
            rule = "What is described and newer is asked for; what is described and not older need not be described")
    void asksForWhatIsNewerAndDescribesWhatIs(String what, int number, boolean asked, boolean described) {
        database.has(DatabaseOf.lsa("10.1.0.0", 5));
        open(LOWER);

        receive(
                "-M-",
                ours,
                number == 0
                        ? List.of()
                        : List.of(DatabaseOf.lsa("10.1.0.0", number).header()));

        List<String> said = router.said();
        assertEquals(asked, said.contains("eth0 > " + LOWER + ": Request [10.1.0.0]"), what);
        assertEquals(
                List.of(description("--S +1 [" + (described ? "10.1.0.0 #5 age 60" : "") + "]")),
                said.stream().filter(packet -> packet.contains("Description")).toList());
    }

    @Test
    void asksForWhatIsNotThereAndLoadsIt() {
        open(HIGHER);
        receive("IMS", THEIR_NUMBER);
        receive("--S", THEIR_NUMBER + 1, headers(2));

        assertEquals(NeighborState.LOADING, neighbor.state());
        assertTrue(router.said().contains("eth0 > " + HIGHER + ": Request [10.1.0.0, 10.1.1.0]"));
    }

    @Test
    @Proves(value = "RFC 2328 10.6", rule = "The exchange starts again when a type is described that nobody knows")
    void startsAgainWhenATypeIsDescribedThatNobodyKnows() {
        open(HIGHER);
        receive("IMS", THEIR_NUMBER);
        Lsa unknown = DatabaseOf.lsa(new LsType(8), "10.1.0.0", 1);

        receive("--S", THEIR_NUMBER + 1, List.of(unknown.header()));

        assertEquals(NeighborState.EX_START, neighbor.state());
        assertTrue(neighbor.requestList().isEmpty());
    }

    @Test
    @Proves("RFC 2328 10.6 Init")
    void aDescriptionInInitSaysThatTheNeighborHearsUsAndIsTakenAfterTheElection() {
        neighbor = router.neighbor("eth0", HIGHER, NeighborState.INIT);
        router.role("eth0", InterfaceState.DR_OTHER, "0.0.0.0", "0.0.0.0");
        neighbor.priority(1);
        neighbor.designatedRouters(neighbor.address(), eth0.backupDesignatedRouter());

        receive("IMS", THEIR_NUMBER);

        assertEquals(NeighborState.EXCHANGE, neighbor.state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOWN", "ATTEMPT", "INIT", "TWO_WAY"})
    void aDescriptionIsRefusedWhereNoAdjacencyIsWanted(NeighborState state) {
        neighbor = router.neighbor("eth0", HIGHER, state);

        receive("IMS", THEIR_NUMBER);

        NeighborState after = state == NeighborState.INIT ? NeighborState.TWO_WAY : state;
        assertEquals(after, neighbor.state());
        assertEquals(
                List.of(new Event.PacketRefused(
                        "eth0",
                        neighbor.address(),
                        RefusalReason.NEIGHBOR_STATE,
                        "a Database Description",
                        after.toString())),
                router.events().stream()
                        .filter(event -> !(event instanceof Event.NeighborStateChanged))
                        .toList());
    }

    @Test
    void aFormerLifeOfOursIsAskedForHoweverMuchOfOthersWasDescribedBefore() {
        open(HIGHER);
        receive("IMS", THEIR_NUMBER);
        receive("-MS", THEIR_NUMBER + 1, externals(10_000, RouterId.parse("10.9.9.9")));
        LsaHeader former = inOurName("10.96.0.0");

        receive("-MS", THEIR_NUMBER + 2, List.of(former));

        assertEquals(10_001, neighbor.requestList().size());
        assertTrue(neighbor.requestList().find(former.key()).isPresent());
    }

    @Test
    void whatIsMadeUpInOurNameIsAskedForUpToABoundAndTheRestIsToldOf() {
        open(HIGHER);
        receive("IMS", THEIR_NUMBER);
        List<LsaHeader> madeUp = externals(10_001, router.area.routerId());
        LsaHeader wanted = inOurName("10.96.0.0");
        router.area.overflow().reserve(Set.of(ScopedLsaKey.beyondLink(wanted.key())));
        router.forget();

        receive("-MS", THEIR_NUMBER + 1, madeUp);
        receive("-MS", THEIR_NUMBER + 2, List.of(wanted));

        assertEquals(
                List.of(new Event.LsaRefused(
                        "eth0", neighbor.address(), madeUp.get(10_000).key(), RefusalReason.NO_ROOM_IN_OUR_NAME)),
                router.events());
        assertTrue(neighbor.requestList().find(wanted.key()).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"0", "19", "20", "40", "44", "65535"})
    @Proves(value = "RFC 2328 10.6", rule = "An LSA is not requested whose header breaks the format of its LS type")
    void aHeaderWithALengthThatItsTypeDoesNotAllowIsToldAndNotRequested(int length) {
        open(HIGHER);
        receive("IMS", THEIR_NUMBER);
        LsaHeader good = externals(1, neighbor.routerId()).get(0);
        LsaHeader bad = withLength(external(LinkStateId.parse("10.2.0.0"), neighbor.routerId()), length);
        router.forget();

        receive("--S", THEIR_NUMBER + 1, List.of(bad, good));

        assertEquals(1, neighbor.requestList().size());
        assertTrue(neighbor.requestList().find(good.key()).isPresent());
        assertTrue(router.events()
                .contains(new Event.LsaFormatRefused(
                        "eth0", neighbor.address(), bad.key(), bad.fault().orElseThrow())));
    }

    private static LsaHeader withLength(LsaHeader header, int length) {
        return new LsaHeader(
                header.age(),
                header.options(),
                header.type(),
                header.linkStateId(),
                header.advertisingRouter(),
                header.sequenceNumber(),
                header.checksum(),
                length);
    }

    @Test
    void anOverflowIsOverSomeSecondsAfterTheLastRefusalNotBetweenTwo() {
        DatabaseOverflow overflow = router.area.overflow();
        LsaHeader ofAnother = headers(1).get(0);

        overflow.refused(neighbor, ofAnother, NOW);
        overflow.refused(neighbor, ofAnother, NOW.plusSeconds(1));
        overflow.review(NOW.plusMillis(10_999));
        assertEquals(1, router.events().size());
        overflow.review(NOW.plusSeconds(11));
        assertEquals(List.of(new Event.DatabaseOverflowEnded(2, 0, overflow.maxLsas())), router.events());
    }

    private LsaHeader inOurName(String id) {
        return external(LinkStateId.parse(id), router.area.routerId());
    }

    private static List<LsaHeader> externals(int count, RouterId originator) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> external(new LinkStateId(id), originator))
                .toList();
    }

    private static LsaHeader external(LinkStateId id, RouterId originator) {
        return new LsaHeader(1, Options.NONE, LsType.AS_EXTERNAL, id, originator, LsSequenceNumber.INITIAL, 1, 36);
    }

    /** Begins an adjacency, so that we have sent our opening. */
    private void open(String address) {
        router.role("eth0", InterfaceState.DR_OTHER, address, "0.0.0.0");
        neighbor = router.neighbor("eth0", address, NeighborState.TWO_WAY);
        router.adjacencies.fire(neighbor, NeighborEvent.ADJ_OK, NOW);
        ours = neighbor.exchange().sequenceNumber;
        router.forget();
    }

    private void receive(String flags, int number) {
        receive(flags, number, List.of());
    }

    private void receive(String flags, int number, List<LsaHeader> headers) {
        receive(NOW, flags, number, OPTIONS, headers);
    }

    private void receive(Instant now, String flags, int number, Options options, List<LsaHeader> headers) {
        DatabaseDescription.Flags bits =
                new DatabaseDescription.Flags(flags.charAt(0) == 'I', flags.charAt(1) == 'M', flags.charAt(2) == 'S');
        DatabaseDescription packet = new DatabaseDescription(TestRouter.MTU, options, bits, number, headers);
        router.adjacencies.receive(eth0, neighbor, packet, now);
    }

    private List<String> descriptions() {
        return router.said().stream()
                .filter(packet -> packet.contains("Description"))
                .toList();
    }

    /** A packet of ours to the neighbor; its number may be told from our first one on. */
    private String description(String flagsNumberAndLsas) {
        String[] parts = flagsNumberAndLsas.split(" ", 3);
        int number =
                parts[1].startsWith("+") ? ours + Integer.parseInt(parts[1].substring(1)) : Integer.parseInt(parts[1]);
        return "eth0 > " + neighbor.address() + ": Database Description " + parts[0] + " " + number + " " + parts[2];
    }

    private static List<LsaHeader> headers(int count) {
        return DatabaseOf.lsas(count).stream().map(Lsa::header).toList();
    }
}
