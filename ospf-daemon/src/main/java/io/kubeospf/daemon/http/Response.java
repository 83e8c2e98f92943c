package io.kubeospf.daemon.http;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client is answered.
 *
 * @param status an HTTP status code, such as 200
 * @param parts the body, UTF-8, in the order of sending; the next one is asked for when the client has read the ones before, on the
 *     server's thread. A few dozen kilobytes each are best.
 */
public record Response(int status, Map<String, String> headers, Iterator<byte[]> parts) {
    public static final String JSON = "application/json";
    public static final String TEXT = "text/plain; charset=utf-8";

    public static Response of(int status, String contentType, Iterator<byte[]> parts) {
        return new Response(status, Map.of("Content-Type", contentType), parts);
    }

    public static Response of(int status, String contentType, String body) {
        return of(
                status,
                contentType,
                List.of(body.getBytes(StandardCharsets.UTF_8)).iterator());
    }

    Response allowing(String methods) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put("Allow", methods);
        return new Response(status, more, parts);
    }
}
