package io.kubeospf.daemon.http;

import java.util.concurrent.CompletionStage;

/** Answers requests of one method and path. It runs on the server's only thread, so it never waits. */
@FunctionalInterface
public interface Handler {
    CompletionStage<Response> handle(Request request);
}
