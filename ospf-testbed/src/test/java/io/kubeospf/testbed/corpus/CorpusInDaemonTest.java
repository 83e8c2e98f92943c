package io.kubeospf.testbed.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.output.Event;
import io.kubeospf.core.packet.PacketType;
import io.kubeospf.daemon.control.ControlRoutes;
import io.kubeospf.daemon.events.EventLog;
import io.kubeospf.daemon.events.LineFormat;
import io.kubeospf.daemon.events.LogConfig;
import io.kubeospf.daemon.events.LogLevel;
import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.http.HttpServer;
import io.kubeospf.daemon.trace.PacketTrace;
import io.kubeospf.testbed.lab.process.JsonDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every input of the corpus on its way through what the daemon tells of it: the log at its most talkative with each packet decoded, where
 * others crashed, and all that the control socket shows.
 */
class CorpusInDaemonTest {
    private static final LogConfig EVERYTHING =
            new LogConfig(LogLevel.DEBUG, Map.of(), EnumSet.allOf(PacketType.class));

    /** People see the bodies of a selection: those that we, the neighbor and others originate. */
    private static final List<String> TEXTS = List.of(
            "/neighbors",
            "/events",
            "/database",
            "/database?self=true",
            "/database?adv-router=2.2.2.2",
            "/database?adv-router=3.3.3.3");

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[\\d+m");

    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private final HttpServer server = new HttpServer(defects::add);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> theLogTellsOfEachEventAndPacketInOnePrintableLine() throws IOException {
        List<Log> logs = Arrays.stream(LineFormat.values()).map(Log::new).toList();
        return Corpus.read(Corpus.ROOT).stream()
                .map(input -> DynamicTest.dynamicTest(input.toString(), () -> {
                    for (Log log : logs) {
                        checkLog(input, log);
                    }
                }));
    }

    /** A log whose lines are read by the test. */
    private static final class Log {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final OperatorLog lines;

        Log(LineFormat format) {
            lines = new OperatorLog(written, format, EVERYTHING, () -> Instant.EPOCH);
        }

        List<String> take() throws InterruptedException {
            lines.awaitWritten(Duration.ofSeconds(10));
            List<String> taken =
                    written.toString(StandardCharsets.UTF_8).lines().toList();
            written.reset();
            return taken;
        }
    }

    private static void checkLog(CorpusInput input, Log log) throws InterruptedException {
        LivingAdjacency adjacency = LivingAdjacency.full(input.authentication());

        int told = tell(input, adjacency, log.lines, new EventLog(log.lines, adjacency::now, adjacency::now));

        List<String> lines = log.take();
        assertEquals(told, lines.size(), () -> String.join("\n", lines));
        for (String line : lines) {
            String text = COLOUR.matcher(line).replaceAll("");
            assertTrue(PRINTABLE.matcher(text).matches(), line);
        }
    }

    /** Has all that comes of an input written down, as the daemon does; returns of how many events and packets. */
    private static int tell(CorpusInput input, LivingAdjacency adjacency, OperatorLog operatorLog, EventLog log) {
        PacketTrace trace = new PacketTrace(operatorLog);
        Delivery delivery = Delivery.of(input, LivingAdjacency.NEIGHBOR, adjacency.now());
        adjacency.takeEvents();
        delivery.faults().forEach(log::write);
        delivery.packets().forEach(packet -> {
            trace.received(packet);
            adjacency.receive(packet);
        });
        List<Event> events = adjacency.takeEvents();
        events.forEach(log::write);
        return delivery.faults().size() + delivery.packets().size() + events.size();
    }

    @TestFactory
    Stream<DynamicTest> theControlSocketShowsWhatIsLeft() throws IOException {
        Log lines = new Log(LineFormat.PLAIN);
        return Corpus.read(Corpus.ROOT).stream()
                .map(input -> DynamicTest.dynamicTest(input.toString(), () -> checkControl(input, lines)));
    }

    private void checkControl(CorpusInput input, Log lines) throws IOException, InterruptedException {
        LivingAdjacency adjacency = LivingAdjacency.full(input.authentication());
        EventLog log = new EventLog(lines.lines, adjacency::now, adjacency::now);
        tell(input, adjacency, lines.lines, log);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (HttpServer.Listener listener =
                server.listen(anyPort, ControlRoutes.of(new DaemonOfAdjacency(adjacency, log), server.executor()))) {
            int port = ((InetSocketAddress) listener.address()).getPort();
            JsonDocument neighbors = JsonDocument.parse(ask(port, "/neighbors", "application/json"));
            assertEquals("full", neighbors.textAt("neighbors", 0, "state").orElse(""));
            assertEquals(
                    isHeldAgainstSender(input),
                    neighbors.textAt("neighbors", 0, "last-drop-reason").isPresent(),
                    neighbors::toString);
            JsonDocument database = JsonDocument.parse(ask(port, "/database", "application/json"));
            assertEquals(
                    adjacency.entries().size(),
                    ((List<?>) database.at("database").orElseThrow()).size());
            checkEvents(input, JsonDocument.parse(ask(port, "/events", "application/json")));
            for (String path : TEXTS) {
                checkText(ask(port, path, "text/plain"));
            }
        }
        assertEquals(List.of(), new ArrayList<>(defects));
    }

    /** A frame with a fault has no sender that is known. */
    private static boolean isHeldAgainstSender(CorpusInput input) {
        return input.expected().stream().anyMatch(outcome -> !outcome.startsWith("frame"));
    }

    private static void checkEvents(CorpusInput input, JsonDocument events) {
        long drops = ((List<?>) events.at("events").orElseThrow())
                .stream()
                        .map(String::valueOf)
                        .filter(event -> event.matches(".*event=[a-z-]+-(malformed|refused),.*"))
                        .count();
        assertEquals(input.expected().size(), drops, events::toString);
    }

    private static void checkText(String text) {
        for (String line : text.split("\n", -1)) {
            assertTrue(line.isEmpty() || PRINTABLE.matcher(line).matches(), line);
        }
    }

    private String ask(int port, String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", accept)
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }
}
