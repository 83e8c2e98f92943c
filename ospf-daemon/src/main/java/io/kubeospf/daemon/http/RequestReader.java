package io.kubeospf.daemon.http;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** From Netty's message to ours. */
final class RequestReader {
    private RequestReader() {}

    /** A request that is none. */
    static final class UnreadableRequestException extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        private final int status;

        UnreadableRequestException(int status, String text) {
            super(text, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }

        String text() {
            return Objects.requireNonNull(getMessage());
        }
    }

    static Request read(FullHttpRequest message) throws UnreadableRequestException {
        if (message.decoderResult().isFailure()) {
            throw unreadable(message.decoderResult().cause());
        }
        try {
            QueryStringDecoder uri = new QueryStringDecoder(message.uri());
            return new Request(
                    message.method().name(),
                    uri.path(),
                    parameters(uri),
                    String.join(",", message.headers().getAll(HttpHeaderNames.ACCEPT)),
                    message.content().toString(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRequestException(400, message.uri() + " cannot be read: " + e.getMessage());
        }
    }

    private static SortedMap<String, String> parameters(QueryStringDecoder uri) throws UnreadableRequestException {
        SortedMap<String, String> parameters = new TreeMap<>();
        for (var parameter : uri.parameters().entrySet()) {
            List<String> values = parameter.getValue();
            if (values.size() > 1) {
                throw new UnreadableRequestException(400, parameter.getKey() + " is given twice: " + values);
            }
            parameters.put(parameter.getKey(), values.get(0));
        }
        return parameters;
    }

    private static UnreadableRequestException unreadable(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return new UnreadableRequestException(414, "the first line is too long: " + cause.getMessage());
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return new UnreadableRequestException(431, "the headers are too long: " + cause.getMessage());
        }
        if (cause instanceof TooLongFrameException) {
            return new UnreadableRequestException(413, "the request is too large: " + cause.getMessage());
        }
        return new UnreadableRequestException(400, "this is not HTTP/1.1: " + cause.getMessage());
    }
}
