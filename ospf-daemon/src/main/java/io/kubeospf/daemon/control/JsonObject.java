package io.kubeospf.daemon.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names with values, in the order in which they were put. {@link JsonParts} says how values are written. */
public final class JsonObject {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a value; an empty one is written as null, so that every name is always there. */
    public JsonObject put(String name, Object value) {
        values.put(name, value);
        return this;
    }

    Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** As JSON, on a line. */
    public String text() {
        return JsonParts.text(this);
    }

    /** As a line for people: {@code name value, name value, name (name value; name value)}. */
    String inWords() {
        StringBuilder words = new StringBuilder();
        values.forEach((name, value) -> {
            if (!value.equals(Optional.empty())) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(name)
                        .append(' ')
                        .append(inWords(value));
            }
        });
        return words.toString();
    }

    private static String inWords(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(JsonObject::inWords).orElse("");
        }
        if (value instanceof JsonObject object) {
            return object.inWords();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonObject::inWords).collect(Collectors.joining("; ", "(", ")"));
        }
        return value.toString();
    }
}
