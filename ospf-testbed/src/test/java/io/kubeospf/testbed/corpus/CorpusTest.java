package io.kubeospf.testbed.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.testbed.corpus.CorpusInput.Carrier;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every input of the corpus, sent by the neighbor in state Full and by a host that is no neighbor. */
class CorpusTest {
    /** More than the RouterDeadInterval. */
    private static final Duration LATER = Duration.ofSeconds(45);

    private static final Ipv4Prefix ANNOUNCED_LATER = Ipv4Prefix.parse("192.168.7.0/24");
    private static final LinkStateId LINK_STATE_ID_OF_IT = LinkStateId.parse("192.168.7.0");

    @TestFactory
    Stream<DynamicTest> whatANeighborSendsIsNamedOnceAndLeavesTheAdjacencyAlone() throws IOException {
        return inputs(Carrier.PACKET)
                .map(input -> DynamicTest.dynamicTest(
                        input.toString(),
                        () -> check(input, LivingAdjacency.NEIGHBOR, input.expected(), input.installs())));
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrongWithAFrameIsNamedOnceAndLeavesTheAdjacencyAlone() throws IOException {
        return inputs(Carrier.FRAME)
                .map(input -> DynamicTest.dynamicTest(
                        input.toString(),
                        () -> check(input, LivingAdjacency.NEIGHBOR, input.expected(), input.installs())));
    }

    @TestFactory
    Stream<DynamicTest> whatAStrangerSendsIsNamedOnceAndLeavesTheAdjacencyAlone() throws IOException {
        return inputs(Carrier.PACKET)
                .map(input -> DynamicTest.dynamicTest(
                        input.toString(), () -> check(input, LivingAdjacency.STRANGER, input.fromStranger(), 0)));
    }

    private static Stream<CorpusInput> inputs(Carrier carrier) throws IOException {
        return Corpus.read(Corpus.ROOT).stream().filter(input -> input.carrier() == carrier);
    }

    private static void check(CorpusInput input, Ipv4Address source, List<String> expected, int installs) {
        LivingAdjacency adjacency = LivingAdjacency.full(input.authentication());
        assertEquals(NeighborState.FULL, adjacency.neighborState());
        SpeakerView view = adjacency.view();
        List<Lsa> database = adjacency.database();
        adjacency.takeEvents();

        Delivery delivery = Delivery.of(input, source, adjacency.now());
        List<Output> outputs = delivery.packets().stream()
                .flatMap(packet -> adjacency.receive(packet).stream())
                .toList();

        List<Event> events = events(outputs);
        assertEquals(expected, Outcome.of(delivery, events));
        assertEquals(installs, count(events, Event.LsaInstalled.class));
        if (installs == 0 && !expected.isEmpty()) {
            assertEquals(
                    expected.size(),
                    delivery.faults().size() + outputs.size(),
                    () -> "nothing but what is told: " + outputs);
            assertEquals(view, adjacency.view());
            assertEquals(database, adjacency.database());
        }
        checkThatLifeGoesOn(adjacency);
    }

    private static void checkThatLifeGoesOn(LivingAdjacency adjacency) {
        adjacency.pass(LATER);
        adjacency.advertiseByNeighbor(ANNOUNCED_LATER);

        List<Event> events = adjacency.takeEvents();
        assertTrue(events.stream().noneMatch(CorpusTest::isChangeOfNeighbor), events::toString);
        assertEquals(NeighborState.FULL, adjacency.neighborState());
        assertTrue(
                adjacency.database().stream()
                        .anyMatch(lsa -> lsa.key().linkStateId().equals(LINK_STATE_ID_OF_IT)),
                "what the neighbor announces later is taken");
        assertTrue(
                adjacency.databaseOfNeighbor().stream().anyMatch(CorpusTest::isOurPrefix),
                "the neighbor has our prefix");
    }

    private static boolean isChangeOfNeighbor(Event event) {
        return event instanceof Event.NeighborStateChanged changed
                && changed.address().equals(LivingAdjacency.NEIGHBOR);
    }

    private static boolean isOurPrefix(Lsa lsa) {
        return lsa.key().advertisingRouter().equals(RouterId.parse("1.1.1.1"))
                && !lsa.header().isMaxAge()
                && lsa.body() instanceof AsExternalLsa external
                && external.paths().get(0).metric() == ExternalRoute.DEFAULT_METRIC;
    }

    private static List<Event> events(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.Occurred.class::isInstance)
                .map(output -> ((Output.Occurred) output).event())
                .toList();
    }

    private static long count(List<Event> events, Class<? extends Event> type) {
        return events.stream().filter(type::isInstance).count();
    }
}
