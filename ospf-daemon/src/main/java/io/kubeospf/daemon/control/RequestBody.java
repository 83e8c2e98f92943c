package io.kubeospf.daemon.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** The body of a command: one JSON object of single values. */
final class RequestBody {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String EXAMPLE = "; send an object such as {\"prefix\": \"10.97.0.0/16\"}";

    private RequestBody() {}

    /**
     * Reads names and values; a number or a truth counts as its text.
     *
     * @throws IllegalArgumentException when the text is something else; the message says what and where
     */
    static Map<String, String> read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            Map<String, String> values = new TreeMap<>();
            require(parser.nextToken() == JsonToken.START_OBJECT, "the body is no JSON object");
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                require(parser.nextToken().isScalarValue(), name + " is no single value");
                values.put(name, parser.getText());
            }
            require(parser.nextToken() == null, "something follows the object");
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage() + EXAMPLE, e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    private static void require(boolean truth, String otherwise) {
        if (!truth) {
            throw new IllegalArgumentException(otherwise + EXAMPLE);
        }
    }
}
