package io.kubeospf.daemon.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * JSON, written while it is read. Numbers and truths as such, durations in whole seconds, an empty value as null, lists as arrays, all
 * else as the text that it has.
 */
final class JsonParts implements Iterator<byte[]> {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** A part is written when it has grown beyond this. */
    private static final int PART_OCTETS = 16 * 1024;

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(PART_OCTETS + 1024);
    private final JsonGenerator generator;
    private final Iterator<JsonObject> items;
    private final JsonObject rest;
    private boolean ended;

    /**
     * An object that begins with a list, on one line.
     *
     * @param rest what stands beside the list
     */
    static JsonParts list(String name, Iterator<JsonObject> items, JsonObject rest) {
        try {
            JsonParts parts = new JsonParts(items, rest);
            parts.generator.writeStartObject();
            parts.generator.writeArrayFieldStart(name);
            return parts;
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    /** One object, on a line. */
    static String text(JsonObject object) {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(buffer)) {
            write(generator, object);
            generator.writeRaw('\n');
        } catch (IOException e) {
            throw inMemory(e);
        }
        return buffer.toString(StandardCharsets.UTF_8);
    }

    private JsonParts(Iterator<JsonObject> items, JsonObject rest) throws IOException {
        this.items = items;
        this.rest = rest;
        this.generator = FACTORY.createGenerator(buffer);
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public byte[] next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        try {
            fill();
        } catch (IOException e) {
            throw inMemory(e);
        }
        byte[] part = buffer.toByteArray();
        buffer.reset();
        return part;
    }

    private void fill() throws IOException {
        while (items.hasNext() && buffer.size() < PART_OCTETS) {
            write(generator, items.next());
            generator.flush();
        }
        if (!items.hasNext()) {
            ended = true;
            generator.writeEndArray();
            for (Map.Entry<String, Object> value : rest.values().entrySet()) {
                generator.writeFieldName(value.getKey());
                write(generator, value.getValue());
            }
            generator.writeEndObject();
            generator.writeRaw('\n');
            generator.close();
        }
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof JsonObject object) {
            generator.writeStartObject();
            for (Map.Entry<String, Object> entry : object.values().entrySet()) {
                generator.writeFieldName(entry.getKey());
                write(generator, entry.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                write(generator, optional.get());
            } else {
                generator.writeNull();
            }
        } else if (value instanceof Iterable<?> list) {
            generator.writeStartArray();
            for (Object item : list) {
                write(generator, item);
            }
            generator.writeEndArray();
        } else if (value instanceof Number number) {
            generator.writeNumber(number.longValue());
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Duration duration) {
            generator.writeNumber(duration.toSeconds());
        } else {
            generator.writeString(value.toString());
        }
    }

    private static UncheckedIOException inMemory(IOException e) {
        return new UncheckedIOException("writing into memory cannot fail", e);
    }
}
