package io.kubeospf.daemon.health;

import io.kubeospf.daemon.control.ControlledDaemon;
import io.kubeospf.daemon.http.Request;
import io.kubeospf.daemon.http.Response;
import io.kubeospf.daemon.http.Routes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** What probes are answered: 200, or 503 with the reasons, one on each line. */
public final class HealthRoutes {
    private static final String OK = "ok\n";

    /** Shorter than that of the server, which could not say who it is that does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final ControlledDaemon daemon;

    private HealthRoutes(ControlledDaemon daemon) {
        this.daemon = daemon;
    }

    public static Routes of(ControlledDaemon daemon) {
        HealthRoutes routes = new HealthRoutes(daemon);
        return new Routes((accept, status, text) -> Response.of(status, Response.TEXT, text + "\n"))
                .get("/healthz", routes::health)
                .get("/readyz", routes::readiness);
    }

    /** The speaker's thread itself answers, unless it hangs. */
    private CompletionStage<Response> health(Request request) {
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

    private static CompletionStage<Response> answer(int status, String text) {
        return CompletableFuture.completedFuture(Response.of(status, Response.TEXT, text));
    }
}
