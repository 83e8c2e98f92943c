package io.kubeospf.daemon.control;

import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.daemon.advertise.RequestedRoute;
import io.kubeospf.daemon.config.InvalidRequestException;
import io.kubeospf.daemon.config.RouteReader;
import io.kubeospf.daemon.http.Handler;
import io.kubeospf.daemon.http.Request;
import io.kubeospf.daemon.http.Response;
import io.kubeospf.daemon.http.Routes;
import io.kubeospf.daemon.loop.CommandAnswer;
import io.kubeospf.daemon.reload.ReloadReport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** What the control socket answers. */
public final class ControlRoutes {
    private final ControlledDaemon daemon;
    private final Executor executor;

    private ControlRoutes(ControlledDaemon daemon, Executor executor) {
        this.daemon = daemon;
        this.executor = executor;
    }

    /**
     * The routes.
     *
     * @param executor puts answers into words: never a thread of the daemon's own
     */
    public static Routes of(ControlledDaemon daemon, Executor executor) {
        ControlRoutes routes = new ControlRoutes(daemon, executor);
        return new Routes((accept, status, text) -> Answers.refusal(accept, status, text, List.of()))
                .get("/neighbors", routes.showing("neighbors", routes::neighbors))
                .get("/interfaces", routes.showing("interfaces", InterfaceList::new))
                .get("/database", routes::database)
                .get("/advertisements", routes.showing("advertisements", routes::advertisements))
                .get("/events", routes::events)
                .post("/advertise", routes::advertise)
                .post("/withdraw", routes::withdraw)
                .post("/reload", routes::reload);
    }

    private Resource neighbors(SpeakerView view) {
        return new NeighborList(view, daemon.now(), daemon.refusedSenders());
    }

    private Resource advertisements(SpeakerView view) {
        return new AdvertisementList(view, daemon.requestedRoutes());
    }

    private Handler showing(String name, Function<SpeakerView, Resource> resource) {
        return request -> CompletableFuture.completedFuture(daemon.view()
                .map(view -> list(request.accept(), name, resource.apply(view)))
                .orElseGet(() -> waiting(request)));
    }

    private CompletionStage<Response> events(Request request) {
        return CompletableFuture.completedFuture(list(request.accept(), "events", new EventList(daemon.events())));
    }

    private CompletionStage<Response> database(Request request) {
        DatabaseSelection selection;
        try {
            selection = DatabaseSelection.read(request.parameters());
        } catch (IllegalArgumentException e) {
            return refused(request, 400, String.valueOf(e.getMessage()));
        }
        if (daemon.view().isEmpty()) {
            return CompletableFuture.completedFuture(waiting(request));
        }
        String accept = request.accept();
        return daemon.database()
                .thenApplyAsync(
                        entries -> entries.flatMap(present -> daemon.view()
                                        .map(view -> list(
                                                accept,
                                                "database",
                                                new DatabaseList(view, daemon.now(), selection, present))))
                                .orElseGet(() -> Answers.refusal(
                                        accept, 503, "the speaker is busy or has stopped; try again", List.of())),
                        executor);
    }

    private CompletionStage<Response> advertise(Request request) {
        try {
            RequestedRoute route = RouteReader.read(RequestBody.read(request.body()));
            String done = "advertising " + route.prefix() + " with metric "
                    + route.route().metric();
            String accept = request.accept();
            return answered(daemon.advertise(route), answer -> answer(accept, answer, done));
        } catch (IllegalArgumentException | InvalidRequestException e) {
            return refused(request, 400, String.valueOf(e.getMessage()));
        }
    }

    private CompletionStage<Response> withdraw(Request request) {
        try {
            Ipv4Prefix prefix = prefix(RequestBody.read(request.body()));
            String accept = request.accept();
            return answered(daemon.withdraw(prefix), answer -> answer(accept, answer, "withdrew " + prefix));
        } catch (IllegalArgumentException e) {
            return refused(request, 400, String.valueOf(e.getMessage()));
        }
    }

    /** A command is cancelled with its response: it may not have begun yet, and nobody wants it any more. */
    private <T> CompletionStage<Response> answered(CompletableFuture<T> command, Function<T, Response> words) {
        CompletableFuture<Response> response = command.thenApplyAsync(words, executor);
        CompletableFuture<Response> unused = response.whenComplete((answer, failure) -> command.cancel(false));
        return response;
    }

    private static Ipv4Prefix prefix(Map<String, String> values) {
        if (values.size() != 1 || !values.containsKey("prefix")) {
            throw new IllegalArgumentException("to withdraw takes a prefix and nothing else, not " + values.keySet());
        }
        return RouteReader.prefix(values.getOrDefault("prefix", ""));
    }

    private CompletionStage<Response> reload(Request request) {
        String accept = request.accept();
        return answered(daemon.reload(), report -> answer(accept, report));
    }

    private static Response answer(String accept, ReloadReport report) {
        if (report instanceof ReloadReport.Refused refused) {
            return Answers.refusal(
                    accept, 409, "nothing is changed, because the file has problems:", refused.problems());
        }
        if (report instanceof ReloadReport.NotNow notNow) {
            return Answers.refusal(accept, 409, "not reloaded: " + notNow.reason(), List.of());
        }
        List<String> changes = ((ReloadReport.Applied) report).changes();
        return Answers.done(accept, changes.isEmpty() ? "reloaded: nothing changed" : "reloaded:", changes);
    }

    private Response list(String accept, String name, Resource resource) {
        return Answers.list(accept, name, resource, daemon.configStatus());
    }

    private Response waiting(Request request) {
        return Answers.refusal(request.accept(), 503, "no OSPF yet: waiting for " + daemon.waitingFor(), List.of());
    }

    private static Response answer(String accept, CommandAnswer answer, String done) {
        return answer instanceof CommandAnswer.Rejected rejected
                ? Answers.refusal(accept, 409, rejected.reason(), List.of())
                : Answers.done(accept, done, List.of());
    }

    private static CompletionStage<Response> refused(Request request, int status, String text) {
        return CompletableFuture.completedFuture(Answers.refusal(request.accept(), status, text, List.of()));
    }
}
