package io.kubeospf.daemon.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Which handler answers which path and method. */
public final class Routes {
    private final Map<String, Map<String, Handler>> paths = new LinkedHashMap<>();
    private final Refusal refusal;

    /** Words a refusal. */
    @FunctionalInterface
    public interface Refusal {
        /**
         * The response to a request that is not answered.
         *
         * @param accept as {@link Request#accept}
         * @param text what is wrong, and the remedy
         */
        Response of(String accept, int status, String text);
    }

    public Routes(Refusal refusal) {
        this.refusal = refusal;
    }

    /** Has a handler answer GET, and so HEAD. */
    public Routes get(String path, Handler handler) {
        return add("GET", path, handler);
    }

    public Routes post(String path, Handler handler) {
        return add("POST", path, handler);
    }

    Response refuse(String accept, int status, String text) {
        return refusal.of(accept, status, text);
    }

    CompletionStage<Response> answer(Request request) {
        Map<String, Handler> methods = paths.get(request.path());
        if (methods == null) {
            return CompletableFuture.completedFuture(refuse(
                    request.accept(),
                    404,
                    "there is no " + request.path() + "; there are " + String.join(", ", paths.keySet())));
        }
        // HTTP's own codec leaves the body out of what answers HEAD.
        Handler handler = methods.get(request.method().equals("HEAD") ? "GET" : request.method());
        if (handler == null) {
            String allowed = String.join(", ", methods.keySet());
            String text = request.method() + " does not go with " + request.path() + "; use " + allowed;
            return CompletableFuture.completedFuture(
                    refuse(request.accept(), 405, text).allowing(allowed));
        }
        return handler.handle(request);
    }

    private Routes add(String method, String path, Handler handler) {
        paths.computeIfAbsent(path, unused -> new LinkedHashMap<>()).put(method, handler);
        return this;
    }
}
