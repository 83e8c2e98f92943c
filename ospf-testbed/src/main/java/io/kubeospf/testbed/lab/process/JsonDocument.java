package io.kubeospf.testbed.lab.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A JSON answer of a program, read by the path to a value. */
public final class JsonDocument {
    private final @Nullable Object root;

    private JsonDocument(@Nullable Object root) {
        this.root = root;
    }

    /** YAML 1.2 contains JSON, and the project has a YAML reader already. */
    public static JsonDocument parse(String text) {
        return new JsonDocument(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    /** The value at the end of a path of object keys (String) and array positions (Integer), if there is one. */
    public Optional<Object> at(Object... path) {
        @Nullable Object value = root;
        for (Object step : path) {
            value = child(value, step);
        }
        return Optional.ofNullable(value);
    }

    public Optional<String> textAt(Object... path) {
        return at(path).map(Objects::toString);
    }

    /** What is in the array at the end of a path; nothing when there is none. */
    public Stream<JsonDocument> elementsAt(Object... path) {
        List<?> elements =
                at(path).filter(List.class::isInstance).map(List.class::cast).orElse(List.of());
        return elements.stream().map(JsonDocument::new);
    }

    private static @Nullable Object child(@Nullable Object value, Object step) {
        if (value instanceof Map<?, ?> object) {
            return object.get(step);
        }
        if (value instanceof List<?> array && step instanceof Integer position && position < array.size()) {
            return array.get(position);
        }
        return null;
    }

    @Override
    public String toString() {
        return Objects.toString(root);
    }
}
