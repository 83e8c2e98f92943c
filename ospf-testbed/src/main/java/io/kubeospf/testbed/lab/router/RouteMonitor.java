package io.kubeospf.testbed.lab.router;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.BackgroundProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel's own account of when it got a route and when it lost it. */
public final class RouteMonitor {
    private static final Pattern EVENT = Pattern.compile("\\[(?<time>[^]]+)] (?<deleted>Deleted )?(?<route>.*)");

    /** In a table that nobody asks for, so that no routing daemon minds it. */
    private static final String MARKER = "blackhole 198.51.100.255 table 4242";

    private static final Duration START = Duration.ofSeconds(20);

    private final BackgroundProcess monitor;

    private RouteMonitor(BackgroundProcess monitor) {
        this.monitor = monitor;
    }

    /** Returns when it has seen a route, because it does not say when it begins to listen. */
    public static RouteMonitor start(NetworkNamespace host) {
        BackgroundProcess monitor = host.start("route-monitor", "ip -ts monitor route");
        await("the route monitor of " + host + " listens").atMost(START).until(() -> {
            host.ip("route add " + MARKER);
            host.ip("route delete " + MARKER);
            return monitor.output().contains(MARKER);
        });
        return new RouteMonitor(monitor);
    }

    /** When the kernel first got a route for that prefix after that moment. */
    public Optional<Instant> installedAfter(Instant start, String prefix) {
        return first(start, prefix, event -> event.group("deleted") == null);
    }

    /** When the kernel first lost a route for that prefix after that moment. */
    public Optional<Instant> removedAfter(Instant start, String prefix) {
        return first(start, prefix, event -> event.group("deleted") != null);
    }

    /** How long the kernel was without the route that it lost after that moment; zero when it kept it. Waits for its return. */
    public Duration outageAfter(Instant start, String prefix) {
        return removedAfter(start, prefix)
                .map(removed -> Duration.between(removed, awaitInstalled(removed, prefix)))
                .orElse(Duration.ZERO);
    }

    private Instant awaitInstalled(Instant start, String prefix) {
        return await("the route for " + prefix + " returns")
                .atMost(LabRouter.PATIENCE)
                .until(() -> installedAfter(start, prefix), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Instant> first(Instant start, String prefix, Predicate<Matcher> kind) {
        return monitor.output()
                .lines()
                .map(EVENT::matcher)
                .filter(event -> event.matches() && event.group("route").startsWith(prefix + " "))
                .filter(kind)
                .map(event -> LocalDateTime.parse(event.group("time")).toInstant(ZoneOffset.UTC))
                .filter(time -> time.isAfter(start))
                .findFirst();
    }
}
