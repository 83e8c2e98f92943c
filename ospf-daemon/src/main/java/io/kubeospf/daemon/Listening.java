package io.kubeospf.daemon;

import io.kubeospf.daemon.config.ListenConfig;
import io.kubeospf.daemon.config.ListenConfig.TcpAddress;
import io.kubeospf.daemon.control.ControlRoutes;
import io.kubeospf.daemon.control.ControlSocket;
import io.kubeospf.daemon.control.ControlledDaemon;
import io.kubeospf.daemon.events.LogLevel;
import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.health.HealthRoutes;
import io.kubeospf.daemon.http.HttpServer;
import io.kubeospf.daemon.metrics.MetricsRoutes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Serves operators, probes and Prometheus, on a thread that only opens and closes addresses. An address that cannot be had keeps the daemon from
 * nothing: it is told once, and tried again.
 */
final class Listening {
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(10);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    /** What it takes to load the server belongs after the first Hello, unless there is none. */
    private static final Duration HELLO_PATIENCE = Duration.ofSeconds(1);

    private final ControlledDaemon daemon;
    private final MetricsRoutes metricsRoutes;
    private final OperatorLog log;
    private final CountDownLatch helloOut = new CountDownLatch(1);
    private final BlockingQueue<Optional<ListenConfig>> wishes = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "listening");

    /** Of the thread; empty once nothing is to be served any more. */
    private Optional<ListenConfig> wish = Optional.empty();

    Listening(ControlledDaemon daemon, MetricsRoutes metricsRoutes, ListenConfig config, OperatorLog log) {
        this.daemon = daemon;
        this.metricsRoutes = metricsRoutes;
        this.log = log;
        listen(config);
    }

    /** Serves these addresses, and none that were served before. Any thread may call. */
    void listen(ListenConfig config) {
        wishes.add(Optional.of(config));
    }

    /** Nothing is served before. */
    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** To be called after a packet was sent. Any thread may call. */
    void helloIsOut() {
        helloOut.countDown();
    }

    /** Serves nobody any more; returns when the addresses are free again, or after a second. */
    void stop() throws InterruptedException {
        wishes.add(Optional.empty());
        helloOut.countDown();
        thread.join(CLOSE_PATIENCE.toMillis());
    }

    private void run() {
        try {
            boolean unusedSaid = helloOut.await(HELLO_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            wish = wishes.take();
            while (wish.filter(Listening::isNowhere).isPresent()) {
                wish = wishes.take();
            }
            while (wish.isPresent()) {
                serveOrTryAgain();
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this thread", e);
        }
    }

    /** A defect here keeps the speaker from nothing. */
    private void serveOrTryAgain() throws InterruptedException {
        try {
            serve();
        } catch (RuntimeException | LinkageError e) {
            log.defect(
                    LogLevel.WARN,
                    "neither the control socket nor the metrics address is served because of a defect; please report it;"
                            + " trying again every " + RETRY_INTERVAL.toSeconds() + " s",
                    e);
            awaitWish();
        }
    }

    /** Then the server, which costs memory, is not loaded. */
    private static boolean isNowhere(ListenConfig config) {
        return config.control().isEmpty() && config.metrics().isEmpty();
    }

    private void serve() throws InterruptedException {
        try (HttpServer server = new HttpServer(failure -> log.defect(
                        LogLevel.WARN, "a request was not answered because of a defect; please report it", failure));
                Place<ControlPlace> control = new Place<>("control socket", RETRY_INTERVAL, log);
                Place<TcpAddress> metrics = new Place<>("metrics address", RETRY_INTERVAL, log)) {
            while (wish.isPresent()) {
                ListenConfig config = wish.get();
                control.follow(
                        config.control().map(path -> new ControlPlace(path, config.controlGroup())),
                        place -> openControl(server, place));
                metrics.follow(config.metrics(), address -> openMetrics(server, address)::close);
                awaitWish();
            }
        }
    }

    /** Until the addresses are to be others, or are to be tried again. */
    private void awaitWish() throws InterruptedException {
        Optional<ListenConfig> next = wishes.poll(RETRY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        wish = next == null ? wish : next;
    }

    private record ControlPlace(Path path, String group) {}

    private Place.Closing openControl(HttpServer server, ControlPlace place) throws IOException {
        ControlSocket socket = ControlSocket.open(
                server, place.path, HealthRoutes.addTo(ControlRoutes.of(daemon, server.executor()), daemon));
        // Where the package is not installed there is no such group, and nobody has asked for it.
        boolean asked = !place.group.equals(ListenConfig.DEFAULT_CONTROL_GROUP);
        socket.admit(place.group).filter(reason -> asked).ifPresent(log::warn);
        return new Place.Closing() {
            @Override
            public void close() {
                socket.close();
            }

            @Override
            public boolean isThere() {
                return socket.isThere();
            }
        };
    }

    private HttpServer.Listener openMetrics(HttpServer server, TcpAddress address) throws IOException {
        InetAddress host = InetAddress.getByName(address.address().toString());
        try {
            return server.listen(
                    new InetSocketAddress(host, address.port()), metricsRoutes.addTo(HealthRoutes.of(daemon)));
        } catch (IOException e) {
            throw new IOException(
                    address + " cannot be had: " + e.getMessage()
                            + "; end who has it, or set listen: { metrics: ... }, or off",
                    e);
        }
    }
}
