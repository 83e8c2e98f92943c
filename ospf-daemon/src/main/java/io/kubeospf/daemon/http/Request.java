package io.kubeospf.daemon.http;

import java.util.SortedMap;

/**
 * What a client asks.
 *
 * @param path without the query
 * @param parameters the query
 * @param accept the media types that the client wants; empty when it does not say
 */
public record Request(String method, String path, SortedMap<String, String> parameters, String accept, String body) {}
