package io.kubeospf.testbed.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.trace.PacketSentence;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Packets that a neighbor sends until it is Full, and an update with an LSA of each type, in all their {@link Mutations}. */
class MutationTest {
    /** More than MinLSArrival, so that what was taken once is taken again. */
    private static final Duration APART = Duration.ofSeconds(2);

    private static final Duration LATER = Duration.ofSeconds(45);

    private static final int MUTATIONS = 6_864;

    /** What the neighbor has no reason to send. */
    private static final List<String> OF_CORPUS = List.of("request/of-our-prefix", "update/of-all-types");

    @TestFactory
    Stream<DynamicTest> noMutationOfAGoodPacketDoesHarm() throws IOException {
        Map<String, Octets> seeds = new TreeMap<>();
        for (Octets packet : LivingAdjacency.full(Authentication.NONE).sentByNeighbor()) {
            seeds.put("type " + packet.at(1) + " of " + packet.length() + " octets", packet);
        }
        for (CorpusInput input : Corpus.read(Corpus.ROOT)) {
            if (OF_CORPUS.contains(input.name())) {
                seeds.put(input.name(), input.octets());
            }
        }
        assertEquals(
                5,
                seeds.values().stream().map(packet -> packet.at(1)).distinct().count(),
                "packets of all types");
        assertEquals(
                MUTATIONS,
                seeds.values().stream()
                        .mapToInt(seed -> Mutations.of(seed).size())
                        .sum(),
                "as docs/security.md and docs/testing.md say");
        return seeds.entrySet().stream()
                .map(seed -> DynamicTest.dynamicTest(seed.getKey(), () -> check(Mutations.of(seed.getValue()))));
    }

    private static void check(List<Octets> mutations) {
        assertFalse(mutations.isEmpty());
        LivingAdjacency adjacency = LivingAdjacency.full(Authentication.NONE);
        for (Octets mutation : mutations) {
            if (adjacency.neighborState() != NeighborState.FULL) {
                adjacency = LivingAdjacency.full(Authentication.NONE);
            }
            check(adjacency, mutation);
            adjacency.pass(APART);
        }
        adjacency.pass(LATER);
        assertEquals(NeighborState.FULL, adjacency.neighborState());
    }

    private static void check(LivingAdjacency adjacency, Octets mutation) {
        SpeakerView before = adjacency.view();
        assertFalse(PacketSentence.of(mutation).isEmpty());

        List<Output> outputs = adjacency.receive(LivingAdjacency.arrived(LivingAdjacency.NEIGHBOR, mutation));

        List<Event> events = outputs.stream()
                .filter(Output.Occurred.class::isInstance)
                .map(output -> ((Output.Occurred) output).event())
                .toList();
        List<String> outcome = Outcome.of(events);
        assertTrue(outcome.size() <= 1, () -> outcome + " of " + mutation);
        if (outcome.stream().anyMatch(drop -> drop.startsWith("packet"))) {
            assertEquals(1, outputs.size(), () -> outputs + " of " + mutation);
            assertEquals(before, adjacency.view(), mutation::toString);
        } else if (!outcome.isEmpty()) {
            assertEquals(NeighborState.FULL, adjacency.neighborState(), mutation::toString);
        }
    }
}
