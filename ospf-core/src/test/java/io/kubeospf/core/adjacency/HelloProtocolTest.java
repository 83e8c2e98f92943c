package io.kubeospf.core.adjacency;

import static io.kubeospf.core.adjacency.TestRouter.NOW;
import static io.kubeospf.core.adjacency.TestRouter.broadcast;
import static io.kubeospf.core.adjacency.TestRouter.pointToPoint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.schedule.TimerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2328 9.5, 10.5. */
class HelloProtocolTest {
    private static final RouterId US = RouterId.parse("192.168.100.132");
    private static final String THEM = "192.168.100.1";

    private final TestRouter router = new TestRouter(broadcast("eth0", 1), pointToPoint("p2p"));
    private final OspfInterface eth0 = router.up("eth0", "192.168.100.132");
    private final OspfInterface p2p = router.up("p2p", "10.0.2.132");

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # what it says    | network | mask | hello | dead | options | refused for             | theirs        | ours
            the same as we    | eth0    | 24   | 10    | 40   | 02      |                         |               |
            another mask      | eth0    | 25   | 10    | 40   | 02      | NETWORK_MASK_MISMATCH   | 255.255.255.128 | 255.255.255.0
            another mask      | p2p     | 25   | 10    | 40   | 02      |                         |               |
            no mask           | p2p     | 0    | 10    | 40   | 02      |                         |               |
            a HelloInterval   | eth0    | 24   | 11    | 40   | 02      | HELLO_INTERVAL_MISMATCH | 11 s          | 10 s
            a HelloInterval   | p2p     | 24   | 9     | 40   | 02      | HELLO_INTERVAL_MISMATCH | 9 s           | 10 s
            a dead interval   | eth0    | 24   | 10    | 41   | 02      | DEAD_INTERVAL_MISMATCH  | 41 s          | 40 s
            a stub area       | eth0    | 24   | 10    | 40   | 00      | AREA_TYPE_MISMATCH      | stub          | normal
            an NSSA           | eth0    | 24   | 10    | 40   | 08      | AREA_TYPE_MISMATCH      | nssa          | normal
            E-bit and N-bit   | eth0    | 24   | 10    | 40   | 0a      | AREA_TYPE_MISMATCH      | options 0x0a  | normal
            options we lack   | eth0    | 24   | 10    | 40   | f7      |                         |               |
            """)
    @Proves(value = "RFC 2328 10.5", rule = "A Hello is refused when mask, intervals or area type differ")
    void refusesWhatAllRoutersOfANetworkMustAgreeOn(
            String what,
            String network,
            int mask,
            int helloInterval,
            long deadInterval,
            String options,
            RefusalReason reason,
            String theirs,
            String ours) {
        Hello hello = new Hello(
                NetworkMask.ofPrefixLength(mask),
                helloInterval,
                new Options(Integer.parseInt(options, 16)),
                1,
                deadInterval,
                Ipv4Address.UNSPECIFIED,
                Ipv4Address.UNSPECIFIED,
                List.of());
        OspfInterface in = router.area.require(network);
        Ipv4Address source = Ipv4Address.parse(THEM);

        router.adjacencies.receive(in, sender(source, new RouterId(source.value())), hello, NOW);

        assertEquals(reason == null, in.neighbors().size() == 1, what);
        assertEquals(
                reason == null ? List.of() : List.of(new Event.PacketRefused(network, source, reason, theirs, ours)),
                router.events().stream()
                        .filter(Event.PacketRefused.class::isInstance)
                        .toList());
    }

    @Test
    void aRouterThatIsNewIsAnsweredAtOnceAndItsInactivityWatched() {
        receive(NOW, THEM, 1, "0.0.0.0", "0.0.0.0");

        assertEquals(List.of("eth0 > 224.0.0.5: Hello [192.168.100.1]"), router.said());
        assertEquals(NeighborState.INIT, neighbor(THEM).state());
        assertEquals(
                Optional.of(Duration.ofSeconds(40)),
                router.due(new TimerKey.InactivityTimer(neighbor(THEM).key())));

        receive(NOW.plusSeconds(10), THEM, 1, "0.0.0.0", "0.0.0.0");
        assertEquals(List.of(), router.said());
        assertEquals(
                Optional.of(Duration.ofSeconds(50)),
                router.due(new TimerKey.InactivityTimer(neighbor(THEM).key())));
    }

    @Test
    void aNeighborThatNoLongerListsUsIsAnsweredAtOnce() {
        receive(NOW.minusSeconds(10), THEM, 1, "0.0.0.0", "0.0.0.0", US);
        router.forget();
        receive(NOW, THEM, 1, "0.0.0.0", "0.0.0.0", US);
        assertEquals(List.of(), router.said());
        receive(NOW, THEM, 1, "0.0.0.0", "0.0.0.0");
        receive(NOW, THEM, 1, "0.0.0.0", "0.0.0.0", US);
        assertEquals(List.of("eth0 > 224.0.0.5: Hello [192.168.100.1]"), router.said());

        receive(NOW.plusMillis(999), THEM, 1, "0.0.0.0", "0.0.0.0");
        assertEquals(NeighborState.INIT, neighbor(THEM).state());
        assertEquals(List.of(), router.said(), "not twice a second");

        receive(NOW.plusMillis(999), THEM, 1, "0.0.0.0", "0.0.0.0", US);
        receive(NOW.plusMillis(1000), THEM, 1, "0.0.0.0", "0.0.0.0");
        assertEquals(List.of("eth0 > 224.0.0.5: Hello [192.168.100.1]"), router.said());
    }

    @Test
    void aCrowdThatIsNewGetsTenAnswersASecond() {
        for (int octet = 1; octet <= 11; octet++) {
            receive(NOW, "192.168.100." + octet, 1, "0.0.0.0", "0.0.0.0");
        }
        assertEquals(10, router.said().size());

        receive(NOW.plusSeconds(1), "192.168.100.12", 1, "0.0.0.0", "0.0.0.0");
        assertEquals(1, router.said().size());
    }

    @Test
    void listsAsManyNeighborsAsFitAndRefusesMore() {
        int room = (TestRouter.MTU - 20 - 24 - 20) / 4;
        for (int number = 1; number <= room; number++) {
            router.neighbor("eth0", "192.168." + (101 + number / 200) + "." + number % 200, NeighborState.INIT);
        }
        receive(NOW, THEM, 1, "0.0.0.0", "0.0.0.0");
        assertEquals(room, eth0.neighbors().size());
        assertEquals(
                List.of(new Event.PacketRefused(
                        "eth0", Ipv4Address.parse(THEM), RefusalReason.TOO_MANY_NEIGHBORS, "", "")),
                router.events());

        eth0.remove(eth0.neighborsNow().get(0));
        receive(NOW, THEM, 1, "0.0.0.0", "0.0.0.0");
        assertEquals(room, eth0.neighbors().size());
        assertTrue(eth0.neighbor(eth0.keyOf(Ipv4Address.parse(THEM), US)).isPresent());
    }

    @Test
    void aRouterThatListsUsTakesThePlaceOfWhoHasComeLeastFar() {
        int room = (TestRouter.MTU - 20 - 24 - 20) / 4;
        router.neighbor("eth0", "192.168.101.1", NeighborState.TWO_WAY);
        for (int number = 2; number <= room; number++) {
            router.neighbor("eth0", "192.168." + (101 + number / 200) + "." + number % 200, NeighborState.EXCHANGE);
        }
        receive(NOW, THEM, 1, "0.0.0.0", "0.0.0.0", US);
        assertEquals(room, eth0.neighbors().size());
        assertEquals(NeighborState.TWO_WAY, neighbor(THEM).state());
        assertTrue(eth0.neighbor(eth0.keyOf(Ipv4Address.parse("192.168.101.1"), US))
                .isEmpty());
        assertTrue(router.events().stream().noneMatch(event -> event instanceof Event.PacketRefused));
    }

    @Test
    void whoWasFullBeforeIsDisplacedLast() {
        int room = (TestRouter.MTU - 20 - 24 - 20) / 4;
        Neighbor real = router.neighbor("eth0", "192.168.101.1", NeighborState.FULL);
        real.state(NeighborState.TWO_WAY, NeighborEvent.ADJ_OK, NOW);
        for (int number = 2; number <= room; number++) {
            router.neighbor("eth0", "192.168." + (101 + number / 200) + "." + number % 200, NeighborState.LOADING);
        }
        receive(NOW, THEM, 1, "0.0.0.0", "0.0.0.0", US);
        assertTrue(eth0.neighbors().contains(real));
        assertTrue(router.events()
                .contains(new Event.NeighborDisplaced(
                        "eth0",
                        RouterId.parse("192.168.101.2"),
                        Ipv4Address.parse("192.168.101.2"),
                        RouterId.parse(THEM),
                        Ipv4Address.parse(THEM))));
    }

    @Test
    void anotherRouterIdAtANeighborsAddressTakesItsPlaceAndIsTold() {
        Neighbor known = new Neighbor(
                eth0.keyOf(Ipv4Address.parse(THEM), US), RouterId.parse("10.9.9.9"), Ipv4Address.parse(THEM));
        eth0.add(known);

        receive(NOW, THEM, 1, "0.0.0.0", "0.0.0.0");

        assertFalse(eth0.neighbors().contains(known));
        assertEquals(
                new Event.NeighborReplaced(
                        "eth0", Ipv4Address.parse(THEM), RouterId.parse("10.9.9.9"), RouterId.parse(THEM)),
                router.events().get(0));
    }

    @Test
    void nobodyIsDisplacedWhoIsFull() {
        int room = (TestRouter.MTU - 20 - 24 - 20) / 4;
        for (int number = 1; number <= room; number++) {
            router.neighbor("eth0", "192.168." + (101 + number / 200) + "." + number % 200, NeighborState.FULL);
        }
        receive(NOW, THEM, 1, "0.0.0.0", "0.0.0.0", US);
        assertEquals(
                List.of(new Event.PacketRefused(
                        "eth0", Ipv4Address.parse(THEM), RefusalReason.TOO_MANY_NEIGHBORS, "", "")),
                router.events());
    }

    @Test
    @Proves(value = "RFC 2328 9.5", rule = "A Hello goes out each HelloInterval with those who were heard")
    void sendsAHelloEachHelloIntervalWithThoseWhoWereHeard() {
        router.neighbor("eth0", THEM, NeighborState.INIT);
        router.neighbor("eth0", "192.168.100.2", NeighborState.DOWN);
        router.neighbor("eth0", "192.168.100.3", NeighborState.FULL);

        router.adjacencies.helloDue("eth0", NOW.plusSeconds(10));

        assertEquals(List.of("eth0 > 224.0.0.5: Hello [192.168.100.1, 192.168.100.3]"), router.said());
        assertEquals(Optional.of(Duration.ofSeconds(20)), router.due(new TimerKey.HelloTimer("eth0")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // change from one Hello to the next: priority, Designated Router, Backup; whether an election is due
        "nothing,                                  1, 0.0.0.0,       0.0.0.0,       1, 0.0.0.0,       0.0.0.0,       false",
        "its priority,                             1, 0.0.0.0,       0.0.0.0,       2, 0.0.0.0,       0.0.0.0,       true",
        "it now declares itself Designated,        1, 0.0.0.0,       0.0.0.0,       1, 192.168.100.1, 0.0.0.0,       true",
        "it no longer declares itself Designated,  1, 192.168.100.1, 0.0.0.0,       1, 0.0.0.0,       0.0.0.0,       true",
        "it now declares itself Backup,            1, 0.0.0.0,       0.0.0.0,       1, 0.0.0.0,       192.168.100.1, true",
        "it no longer declares itself Backup,      1, 0.0.0.0,       192.168.100.1, 1, 0.0.0.0,       0.0.0.0,       true",
        "whom else it takes for Designated,        1, 192.168.100.7, 0.0.0.0,       1, 192.168.100.8, 0.0.0.0,       false",
        "whom else it takes for Backup,            1, 0.0.0.0,       192.168.100.7, 1, 0.0.0.0,       192.168.100.8, false"
    })
    @Proves(
            value = "RFC 2328 10.5",
            rule = "A change of a neighbor's priority or of its own role calls for an election")
    void aChangeOfItsPriorityOrItsOwnRoleCallsForAnElection(
            String what,
            int priority,
            String dr,
            String bdr,
            int newPriority,
            String newDr,
            String newBdr,
            boolean due) {
        receive(NOW, THEM, priority, dr, bdr, US);
        router.forget();

        receive(NOW.plusSeconds(10), THEM, newPriority, newDr, newBdr, US);

        assertEquals(due ? Optional.of("eth0") : Optional.empty(), router.agenda.takeElection(), what);
        assertEquals(newPriority, neighbor(THEM).priority());
    }

    @Test
    void whatANeighborSaysThatDoesNotHearUsCallsForNoElection() {
        receive(NOW, THEM, 1, "0.0.0.0", "0.0.0.0");
        receive(NOW.plusSeconds(10), THEM, 9, THEM, "0.0.0.0");

        assertEquals(Optional.empty(), router.agenda.takeElection());
        assertEquals(Optional.empty(), router.agenda.takeBackupSeen());
    }

    @ParameterizedTest(name = "{0} while {1}")
    @CsvSource({
        // what a neighbor declares, our state, Designated Router, Backup, whether waiting ends
        "itself Backup,                             WAITING,  192.168.100.7, 192.168.100.1, true",
        "itself Designated and nobody Backup,       WAITING,  192.168.100.1, 0.0.0.0,       true",
        "itself Designated and another Backup,      WAITING,  192.168.100.1, 192.168.100.7, false",
        "others,                                    WAITING,  192.168.100.7, 192.168.100.8, false",
        "nobody,                                    WAITING,  0.0.0.0,       0.0.0.0,       false",
        "itself Backup,                             DR_OTHER, 192.168.100.7, 192.168.100.1, false"
    })
    @Proves("RFC 2328 10.5")
    void waitingEndsWhenTheRolesAreSeen(String declares, InterfaceState state, String dr, String bdr, boolean ends) {
        router.role("eth0", state, "0.0.0.0", "0.0.0.0");

        receive(NOW, THEM, 1, dr, bdr, US);

        assertEquals(ends ? Optional.of("eth0") : Optional.empty(), router.agenda.takeBackupSeen(), declares);
    }

    @Test
    @Proves("RFC 2328 10.5")
    void anotherRouterAtTheAddressOfANeighborTakesItsPlace() {
        receive(NOW, THEM, 1, "0.0.0.0", "0.0.0.0", US);
        Neighbor before = neighbor(THEM);

        Ipv4Address address = Ipv4Address.parse(THEM);
        router.adjacencies.receive(
                eth0, sender(address, RouterId.parse("10.7.7.7")), hello(1, "0.0.0.0", "0.0.0.0"), NOW);

        assertEquals(NeighborState.DOWN, before.state());
        assertFalse(eth0.neighbors().contains(before));
        assertEquals(RouterId.parse("10.7.7.7"), neighbor(THEM).routerId());
    }

    @Test
    @Proves("RFC 2328 10.5")
    void aNeighborOfAPointToPointNetworkMayChangeItsAddress() {
        RouterId them = RouterId.parse("10.7.7.7");
        router.adjacencies.receive(
                p2p, sender(Ipv4Address.parse("10.0.2.1"), them), hello(1, "0.0.0.0", "0.0.0.0"), NOW);
        router.adjacencies.receive(
                p2p, sender(Ipv4Address.parse("10.0.2.2"), them), hello(1, "0.0.0.0", "0.0.0.0"), NOW);

        assertEquals(1, p2p.neighbors().size());
        assertEquals(Ipv4Address.parse("10.0.2.2"), p2p.neighborsNow().get(0).address());
    }

    private void receive(Instant now, String source, int priority, String dr, String bdr, RouterId... heard) {
        Ipv4Address address = Ipv4Address.parse(source);
        router.adjacencies.receive(
                eth0, sender(address, new RouterId(address.value())), hello(priority, dr, bdr, heard), now);
    }

    private static Hello hello(int priority, String dr, String bdr, RouterId... heard) {
        return new Hello(
                NetworkMask.ofPrefixLength(24),
                10,
                Options.EXTERNAL_ROUTING,
                priority,
                40,
                Ipv4Address.parse(dr),
                Ipv4Address.parse(bdr),
                List.of(heard));
    }

    private Neighbor neighbor(String address) {
        return eth0.neighborsNow().stream()
                .filter(neighbor -> neighbor.address().equals(Ipv4Address.parse(address)))
                .findFirst()
                .orElseThrow();
    }

    private static PacketSender sender(Ipv4Address address, RouterId routerId) {
        return new PacketSender(address, routerId, Optional.empty());
    }
}
