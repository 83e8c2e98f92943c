package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.NeighborState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a neighbor can do with LSAs that it makes up, by the default bound; the figures have slack. */
class FloodOfLsasTest {
    private static final RouterId NOBODY = RouterId.parse("10.9.9.9");
    private static final RouterId HIGHER = RouterId.parse("250.9.9.9");
    private static final int FIRST_ID = Ipv4Address.parse("10.96.0.0").value() + 1;
    private static final int IN_A_PACKET = 40;

    /** Paths of an LSA of 60 kB. */
    private static final int LONG = 5_000;

    private static final Duration HELD_UP = Duration.ofSeconds(1);

    private FloodedMaster master = new FloodedMaster(Routers.config("192.168.100.132", 0, Story.SERVICES));

    @Test
    void twoHundredThousandFillTheDatabaseToItsBoundAndHoldNothingUp() {
        long before = usedMemory();
        flood(200_000, NOBODY, 0);

        assertEquals(90_000, master.speaker.view().room().lsas());
        assertEquals(1, master.overflows.size());
        assertUnharmed();
        long retained = usedMemory() - before;
        assertTrue(retained < 100_000_000, () -> retained + " octets");
    }

    @Test
    void allOfThemCanEndAtTheSameMoment() {
        flood(100_000, NOBODY, 3500);
        master.run(Duration.ofMinutes(3));

        assertEquals(2, master.speaker.view().room().lsas());
        assertEquals(2, master.overflows.size());
        assertUnharmed();
    }

    @Test
    void whatIsMadeUpInOurNameIsFlushedAndLeaves() {
        flood(30_000, Story.MASTER, 0);
        assertTrue(externals() <= 10_001);
        master.run(Duration.ofMinutes(1));

        assertEquals(1, externals());
        assertTrue(master.speaker.view().armedTimers() < 20);
        assertUnharmed();
    }

    @Test
    void ourPrefixIsFoughtForHoweverMuchElseIsMadeUpInOurName() {
        IntStream.range(0, 214).forEach(i -> master.update(List.of(inOurName(FIRST_ID + i, 1, 1))));
        IntStream.range(0, 214).forEach(i -> master.update(List.of(inOurName(FIRST_ID + i, 2, LONG))));
        assertTrue(sequenceNumbers().containsAll(List.of(1, 2)), "not all of the long ones had room");

        master.update(List.of(inOurName(FIRST_ID - 1, 0x1000, LONG)));

        assertTrue(sequenceNumbers().contains(0x1001), "the forged instance of our prefix is answered");
    }

    /** An AS-external-LSA. */
    private static Lsa inOurName(int id, int number, int paths) {
        AsExternalLsa.Path path = new AsExternalLsa.Path(ExternalMetricType.TYPE_2, 0, 1, Ipv4Address.UNSPECIFIED, 0);
        return Lsa.originate(
                new LsaKey(LsType.AS_EXTERNAL, new LinkStateId(id), Story.MASTER),
                Options.NONE,
                new LsSequenceNumber(0x80000000 + number),
                new AsExternalLsa(NetworkMask.ofPrefixLength(12), Collections.nCopies(paths, path)));
    }

    private List<Integer> sequenceNumbers() {
        return master.speaker.database(Instant.EPOCH).stream()
                .filter(lsa -> lsa.key().type().equals(LsType.AS_EXTERNAL))
                .map(lsa -> lsa.header().sequenceNumber().value() - 0x80000000)
                .toList();
    }

    @Test
    void thoseThatAreNearlyLikeOursAreNotSearchedWithEachPacket() {
        ExternalRoute route = new ExternalRoute(
                Story.SERVICES.prefix(), 3, Story.SERVICES.metricType(), 0, Ipv4Address.parse("192.168.100.9"));
        master = new FloodedMaster(Routers.config("192.168.100.132", 0, route));
        long began = FloodedMaster.cpuTime();
        flood(60_000, HIGHER, 0);

        Duration took = Duration.ofNanos(FloodedMaster.cpuTime() - began);
        assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took::toString);
        assertUnharmed();
    }

    private void flood(int count, RouterId originator, int age) {
        for (int first = 0; first < count; first += IN_A_PACKET) {
            master.update(IntStream.range(first, first + IN_A_PACKET)
                    .<Lsa>mapToObj(i ->
                            FloodedMaster.external(FIRST_ID + i, originator).withAge(age))
                    .toList());
            if (first % 4000 == 0) {
                master.run(Duration.ofMillis(10));
            }
        }
    }

    private int externals() {
        return master.speaker.view().lsaCounts().getOrDefault(LsType.AS_EXTERNAL, 0);
    }

    private void assertUnharmed() {
        assertEquals(
                NeighborState.FULL, master.speaker.view().neighbors().get(0).state());
        assertTrue(master.speaker.view().advertisements().get(0).withheld().isEmpty());
        Duration longest = master.longest();
        assertTrue(longest.compareTo(HELD_UP) < 0, longest::toString);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
