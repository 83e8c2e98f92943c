package io.kubeospf.testbed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.trace.PacketSentence;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultyMediumTest {
    private static final RouterId A = RouterId.parse("10.0.0.1");
    private static final Transmission FROM_A_TO_B = transmission("a", "b");
    private static final Transmission FROM_B_TO_A = transmission("b", "a");

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void lossLosesItsShare() {
        assertEquals(700, carried(FaultyMedium.loss(Medium.PERFECT, random, 0.3)), 60);
    }

    @Test
    void duplicationHasItsShareArriveTwice() {
        assertEquals(1300, carried(FaultyMedium.duplication(Medium.PERFECT, random, 0.3)), 60);
    }

    @Test
    void delayKeepsTheOrder() {
        Medium slow = FaultyMedium.delay(Medium.PERFECT, Duration.ofSeconds(1));

        assertEquals(List.of(FROM_A_TO_B.later(Duration.ofSeconds(1))), slow.carry(FROM_A_TO_B));
    }

    @Test
    void reorderingDelaysEachPacketByATimeOfItsOwn() {
        Medium reordering = FaultyMedium.reordering(Medium.PERFECT, random, Duration.ofMillis(100));
        TreeSet<Duration> times = new TreeSet<>();
        IntStream.range(0, 1000)
                .forEach(
                        packet -> times.add(reordering.carry(FROM_A_TO_B).get(0).latency()));

        assertEquals(101, times.size());
    }

    @Test
    void corruptionIsSeenByTheChecksumOrTheTypeOfAuthenticationUnlessItHitsTheUnusedPassword() {
        Medium corrupting = FaultyMedium.corruption(Medium.PERFECT, random, 1);

        for (int packet = 0; packet < 1000; packet++) {
            Transmission arriving = corrupting.carry(FROM_A_TO_B).get(0);
            assertNotEquals(FROM_A_TO_B.payload(), arriving.payload());
            String text = PacketSentence.of(arriving.payload());
            boolean seen = text.contains("unreadable") || text.contains("authentication");
            assertTrue(seen || text.equals(PacketSentence.of(FROM_A_TO_B.payload())), text);
        }
    }

    @Test
    void corruptionOfLsasIsSeenByTheChecksumOfTheLsaOnly() throws MalformedPacketException {
        Medium corrupting = FaultyMedium.corruptionOfLsas(Medium.PERFECT, random, 1);
        Octets arriving = corrupting.carry(FROM_A_TO_B).get(0).payload();
        LinkStateUpdate update = (LinkStateUpdate) PacketCodec.decodeBody(PacketCodec.decodeHeader(arriving), arriving);

        assertEquals(List.of(), update.lsas());
        assertEquals(1, update.malformed().size());
    }

    @Test
    void oneWayLossLosesOneDirection() {
        Medium deaf = FaultyMedium.oneWayLoss(Medium.PERFECT, "a", "b");

        assertEquals(List.of(), deaf.carry(FROM_A_TO_B));
        assertEquals(List.of(FROM_B_TO_A), deaf.carry(FROM_B_TO_A));
    }

    @Test
    void partitionLosesWhatCrossesIt() {
        Medium split = FaultyMedium.partition(Medium.PERFECT, Set.of("a", "c"));

        assertEquals(List.of(), split.carry(FROM_A_TO_B));
        assertEquals(List.of(), split.carry(FROM_B_TO_A));
        assertEquals(1, split.carry(transmission("a", "c")).size());
        assertEquals(1, split.carry(transmission("b", "d")).size());
    }

    @Test
    void faultsAddUp() {
        Medium medium = FaultyMedium.delay(FaultyMedium.duplication(Medium.PERFECT, random, 1), Duration.ofMillis(5));

        assertEquals(2, medium.carry(FROM_A_TO_B).size());
        assertEquals(
                FROM_A_TO_B.latency().plusMillis(5),
                medium.carry(FROM_A_TO_B).get(1).latency());
    }

    private static int carried(Medium medium) {
        return IntStream.range(0, 1000)
                .map(packet -> medium.carry(FROM_A_TO_B).size())
                .sum();
    }

    private static Transmission transmission(String sender, String receiver) {
        Lsa lsa = Lsa.originate(
                new LsaKey(LsType.ROUTER, new LinkStateId(A.value()), A),
                Options.EXTERNAL_ROUTING,
                LsSequenceNumber.INITIAL,
                new RouterLsa(0, List.of()));
        return new Transmission(
                sender,
                receiver,
                "eth0",
                Ipv4Address.parse("192.168.0.1"),
                Ipv4Address.ALL_SPF_ROUTERS,
                1,
                PacketCodec.encode(new LinkStateUpdate(List.of(lsa)), A, AreaId.BACKBONE),
                Duration.ofMillis(1));
    }
}
