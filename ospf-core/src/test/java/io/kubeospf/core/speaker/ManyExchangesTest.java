package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.Hello;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody is many neighbors, each of which begins a database exchange, when the database is full; the figures have slack. */
class ManyExchangesTest {
    private static final Ipv4Address BACKUP = Ipv4Address.parse("192.168.100.132");
    private static final RouterId ORIGINATOR = RouterId.parse("10.9.9.9");
    private static final DatabaseDescription OPENING = description(DatabaseDescription.Flags.OPENING, 1000);
    private static final Hello HELLO = new Hello(
            NetworkMask.ofPrefixLength(24),
            10,
            Options.EXTERNAL_ROUTING,
            1,
            40,
            Ipv4Address.parse("192.168.100.1"),
            BACKUP,
            List.of(Story.MASTER));
    private static final int FIRST_LSA = Ipv4Address.parse("10.96.0.0").value() + 1;
    private static final int LSAS = 88_000;
    private static final int IN_A_PACKET = 40;

    /** As Backup it is adjacent to all. */
    private final FloodedMaster master = new FloodedMaster(Routers.config("192.168.100.132", 1, Story.SERVICES));

    @BeforeEach
    void fillTheDatabase() {
        flood(LSAS, 0);
    }

    @Test
    void oneInExchangeTakesLittleMemory() {
        int neighbors = 100;
        beExchanging(1); // what everybody needs once
        long before = usedMemory();
        beExchanging(neighbors);

        long each = (usedMemory() - before) / neighbors;
        assertTrue(each < 40_000, () -> each + " octets each");
    }

    @Test
    void beginningAgainAndAgainTakesLittleTime() {
        beExchanging(1);
        long began = FloodedMaster.cpuTime();
        int rounds = 1000;
        for (int round = 0; round < rounds; round++) {
            master.give(address(0), routerId(0), description(new DatabaseDescription.Flags(false, true, true), 77));
            master.give(address(0), routerId(0), OPENING);
        }
        Duration each = Duration.ofNanos((FloodedMaster.cpuTime() - began) / rounds);
        assertTrue(each.compareTo(Duration.ofMillis(2)) < 0, each::toString);
    }

    /** All are in Exchange, so all of the database that is refreshed is on the list of each. */
    @Test
    void whatAllLeaveUnacknowledgedIsBounded() {
        beExchanging(20);
        master.run(Duration.ofSeconds(2));
        flood(LSAS, 1);

        long unacknowledged = master.speaker.view().neighbors().stream()
                .mapToLong(neighbor -> neighbor.retransmissionQueue())
                .sum();
        assertTrue(unacknowledged <= 4 * 110_000 + 20, () -> unacknowledged + " LSAs");
        assertFalse(master.missingAcknowledgments.isEmpty());
        for (Event.AcknowledgmentsMissing missing : master.missingAcknowledgments) {
            assertTrue(missing.number() > 4 * 110_000 / 21, missing::toString);
        }
        assertEquals(
                NeighborState.FULL, master.speaker.view().neighbors().get(0).state(), "the one that acknowledges");
    }

    private void flood(int count, int refresh) {
        for (int first = 0; first < count; first += IN_A_PACKET) {
            master.update(IntStream.range(first, first + IN_A_PACKET)
                    .mapToObj(number -> instance(FIRST_LSA + number, refresh))
                    .toList());
        }
    }

    private static Lsa instance(int id, int refresh) {
        Lsa first = FloodedMaster.external(id, ORIGINATOR);
        return refresh == 0
                ? first
                : Lsa.originate(
                        first.key(),
                        Options.NONE,
                        first.header().sequenceNumber().next(),
                        first.body());
    }

    private void beExchanging(int neighbors) {
        for (int number = 0; number < neighbors; number++) {
            master.give(address(number), routerId(number), HELLO);
            master.give(address(number), routerId(number), OPENING);
        }
        assertEquals(
                neighbors,
                master.speaker.view().neighbors().stream()
                        .filter(neighbor -> neighbor.state() == NeighborState.EXCHANGE)
                        .count());
    }

    private static DatabaseDescription description(DatabaseDescription.Flags flags, int number) {
        return new DatabaseDescription(1500, Options.EXTERNAL_ROUTING, flags, number, List.of());
    }

    private static Ipv4Address address(int number) {
        return new Ipv4Address(Ipv4Address.parse("192.168.100.140").value() + number);
    }

    private static RouterId routerId(int number) {
        return new RouterId(RouterId.parse("250.0.0.0").value() + number);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
