package io.kubeospf.daemon.health;

import io.kubeospf.daemon.control.ControlledDaemon;
import io.kubeospf.daemon.http.Request;
import io.kubeospf.daemon.http.Response;
import io.kubeospf.daemon.http.Routes;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** What probes are answered: 200, or 503 with the reasons, one on each line. */
public final class HealthRoutes {
    private static final String OK = "ok\n";

    /** Shorter than that of the server, which could not say who it is that does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** In percent. An adjacency with the usual intervals lasts at this share; what goes on for minutes ends in an OutOfMemoryError. */
    private static final int TOO_MUCH_COLLECTION = 80;

    private final ControlledDaemon daemon;
    private final CollectionShare collection = new CollectionShare();

    private HealthRoutes(ControlledDaemon daemon) {
        this.daemon = daemon;
    }

    public static Routes of(ControlledDaemon daemon) {
        return addTo(new Routes((accept, status, text) -> Response.of(status, Response.TEXT, text + "\n")), daemon);
    }

    public static Routes addTo(Routes others, ControlledDaemon daemon) {
        HealthRoutes routes = new HealthRoutes(daemon);
        return others.get("/healthz", routes::health).get("/readyz", routes::readiness);
    }

    /** The speaker's thread itself answers, unless it hangs, or makes no progress because the heap is full. */
    private CompletionStage<Response> health(Request request) {
        OptionalInt share = collection.percent(daemon.now(), collected());
        if (share.orElse(0) >= TOO_MUCH_COLLECTION) {
            return answer(
                    503,
                    "the garbage collector takes " + share.getAsInt() + " % of the time, because the heap of "
                            + Runtime.getRuntime().maxMemory() / 1_000_000
                            + " MB is full; lower lsdb max-lsas, or raise -Xmx"
                            + " in KUBE_OSPF_JAVA_OPTS\n");
        }
        if (daemon.view().isEmpty()) {
            return answer(200, "ok, waiting for " + daemon.waitingFor() + "\n");
        }
        return daemon.turn()
                .thenApply(alive -> alive
                        ? Response.of(200, Response.TEXT, OK)
                        : Response.of(503, Response.TEXT, "the speaker has stopped, or too many others wait for it\n"))
                .completeOnTimeout(
                        Response.of(503, Response.TEXT, "the speaker does not answer in time\n"),
                        PATIENCE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private CompletionStage<Response> readiness(Request request) {
        List<String> reasons = daemon.view()
                .map(view -> Readiness.reasonsAgainst(view, daemon.requestedRoutes()))
                .orElseGet(() -> List.of("waiting for " + daemon.waitingFor()));
        return reasons.isEmpty() ? answer(200, OK) : answer(503, String.join("\n", reasons) + "\n");
    }

    private static Duration collected() {
        return Duration.ofMillis(ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum());
    }

    private static CompletionStage<Response> answer(int status, String text) {
        return CompletableFuture.completedFuture(Response.of(status, Response.TEXT, text));
    }
}
