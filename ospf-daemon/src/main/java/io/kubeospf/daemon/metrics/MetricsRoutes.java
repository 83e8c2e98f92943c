package io.kubeospf.daemon.metrics;

import io.kubeospf.daemon.control.ControlledDaemon;
import io.kubeospf.daemon.http.Request;
import io.kubeospf.daemon.http.Response;
import io.kubeospf.daemon.http.Routes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers Prometheus. Who is never asked does without the library: it is loaded for the first scrape. */
public final class MetricsRoutes {
    private final ControlledDaemon daemon;
    private final Observations observed;
    private Optional<MetricsRegistry> registry = Optional.empty();

    public MetricsRoutes(ControlledDaemon daemon, Observations observed) {
        this.daemon = daemon;
        this.observed = observed;
    }

    /** Adds the path; all addresses that have it show the same. */
    public Routes addTo(Routes routes) {
        return routes.get("/metrics", this::answer);
    }

    private CompletionStage<Response> answer(Request request) {
        ExpositionFormat format = ExpositionFormat.preferredBy(request.accept());
        byte[] text = format.write(registry().scrape());
        return CompletableFuture.completedFuture(
                Response.of(200, format.contentType(), List.of(text).iterator()));
    }

    private synchronized MetricsRegistry registry() {
        if (registry.isEmpty()) {
            registry = Optional.of(new MetricsRegistry(daemon, observed));
        }
        return registry.get();
    }
}
