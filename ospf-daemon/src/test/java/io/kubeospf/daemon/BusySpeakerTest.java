package io.kubeospf.daemon;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.daemon.config.ConfigReader;
import io.kubeospf.daemon.config.ConfigSource;
import io.kubeospf.daemon.events.EventLog;
import io.kubeospf.daemon.events.LineFormat;
import io.kubeospf.daemon.events.LogConfig;
import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.health.HealthRoutes;
import io.kubeospf.daemon.http.HttpServer;
import io.kubeospf.daemon.http.RawClient;
import io.kubeospf.daemon.link.LinkTable;
import io.kubeospf.daemon.loop.Heartbeat;
import io.kubeospf.daemon.loop.Mailbox;
import io.kubeospf.daemon.loop.MonotonicInstantSource;
import io.kubeospf.daemon.loop.SpeakerLoop;
import io.kubeospf.daemon.metrics.MetricsRoutes;
import io.kubeospf.daemon.metrics.Observations;
import io.kubeospf.daemon.systemd.SystemdNotifications;
import io.kubeospf.daemon.transport.PacketTransport;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered about a speaker whose thread hangs. */
class BusySpeakerTest {
    private static final String FILE = "router-id: 10.0.0.1\ninterfaces: [{ name: eth0 }]\n";

    private final MonotonicInstantSource clock = new MonotonicInstantSource();
    private final OperatorLog log = new OperatorLog(
            OutputStream.nullOutputStream(), LineFormat.PLAIN, LogConfig.DEFAULT, InstantSource.system());
    private final Mailbox mailbox = new Mailbox();
    private final SpeakerLoop loop =
            new SpeakerLoop(mailbox, clock, clock, packet -> {}, event -> {}, number -> {}, Heartbeat.NONE);
    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server = new HttpServer(defect -> {
        throw new AssertionError(defect);
    });

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer.Listener listener;

    @BeforeEach
    void hang() throws Exception {
        Operations operations = new Operations(
                new ConfigSource(Path.of("nowhere")),
                ConfigReader.read(FILE),
                log,
                mailbox,
                new PacketTransport(clock, mailbox::put, event -> {}, names -> LinkTable.EMPTY, false),
                configured -> new Machine(LinkTable.EMPTY, Optional.empty()),
                listen -> {},
                new SystemdNotifications(Map.of(), clock, log));
        OperatorAccess access =
                new OperatorAccess(clock, loop, mailbox, new EventLog(log, clock, clock), operations, () -> "nothing");
        listener = server.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new MetricsRoutes(access, new Observations(clock)).addTo(HealthRoutes.of(access)));
        start(((RouterConfigResolution.Resolved) operations.begin()));
        mailbox.put(new Input.DeadlineReached());
        await().until(() -> loop.view().isPresent());
        CompletableFuture<Optional<Boolean>> unused = mailbox.ask((speaker, now) -> waitForTheEnd());
    }

    @AfterEach
    void goOn() {
        end.countDown();
        mailbox.put(new Input.CommandGiven(new Command.Stop()));
        server.close();
    }

    @Test
    void theMetricsAreWhatTheSpeakerShowedLast() throws Exception {
        String answer = ask("/metrics");
        assertTrue(answer.contains("\nkube_ospf_neighbors{area=\"0.0.0.0\",iface=\"eth0\"} 0.0\n"), answer);
    }

    @Test
    void itIsNotHealthy() throws Exception {
        String answer = ask("/healthz");
        assertTrue(answer.startsWith("HTTP/1.1 503 Service Unavailable\r\n"), answer);
        assertTrue(answer.endsWith("\r\n\r\nthe speaker does not answer in time\n"), answer);
    }

    private void start(RouterConfigResolution.Resolved resolved) {
        Thread thread = new Thread(
                () -> {
                    try {
                        loop.run(new Speaker(resolved.config(), new SplittableRandom(1)));
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                "speaker");
        thread.setDaemon(true);
        thread.start();
    }

    private boolean waitForTheEnd() {
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String ask(String path) throws Exception {
        return RawClient.ask(listener.address(), "GET " + path + " HTTP/1.1\r\n\r\n");
    }
}
