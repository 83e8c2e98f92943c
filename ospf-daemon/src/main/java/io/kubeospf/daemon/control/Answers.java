package io.kubeospf.daemon.control;

import io.kubeospf.daemon.http.Response;
import io.kubeospf.daemon.reload.ConfigStatus;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts answers into the form that a client accepts: JSON, or text when it asks for that. */
final class Answers {
    private static final int PART_CHARACTERS = 16 * 1024;

    private static final String PLAIN = "text/plain";

    /** The last means all the same, and so JSON. */
    private static final List<String> OFFERED = List.of(PLAIN, Response.JSON, "*/*");

    private static final Pattern COLUMNS = Pattern.compile("columns=(\\d{1,4})\\b");
    private static final int NARROWEST = 40;

    private Answers() {}

    /** A list under its name, with the state of the configuration. */
    static Response list(String accept, String name, Resource resource, ConfigStatus config) {
        if (wantsText(accept)) {
            int width = width(accept);
            return Response.of(
                    200, Response.TEXT, text(resource.lines(width), Lines.of(List.of(), remarks(config), width)));
        }
        JsonObject beside = resource.beside().put("config", object(config));
        return Response.of(200, Response.JSON, JsonParts.list(name, resource.items(), beside));
    }

    private static JsonObject object(ConfigStatus config) {
        return new JsonObject()
                .put("loaded-at", Times.text(config.loadedAt()))
                .put("stale", config.stale().isPresent())
                .put(
                        "stale-since",
                        config.stale().map(ConfigStatus.Stale::since).map(Times::text))
                .put(
                        "problems",
                        config.stale().map(ConfigStatus.Stale::problems).orElse(List.of()));
    }

    /** That something is done, in a sentence; {@code lines} say more. */
    static Response done(String accept, String message, List<String> lines) {
        return sentence(accept, 200, "message", message, "changes", lines);
    }

    /** Why something is not done. */
    static Response refusal(String accept, int status, String error, List<String> lines) {
        return sentence(accept, status, "error", error, "problems", lines);
    }

    private static Response sentence(
            String accept, int status, String name, String text, String linesName, List<String> lines) {
        if (wantsText(accept)) {
            StringBuilder all = new StringBuilder(text).append('\n');
            lines.forEach(line -> all.append(line).append('\n'));
            return Response.of(status, Response.TEXT, all.toString());
        }
        JsonObject object = new JsonObject().put(name, text);
        if (!lines.isEmpty()) {
            object.put(linesName, lines);
        }
        return Response.of(status, Response.JSON, object.text());
    }

    /** What comes first in the list of accepted types is preferred. */
    private static boolean wantsText(String accept) {
        return Stream.of(accept.split(",", -1))
                .map(type -> type.replaceFirst(";.*", "").strip())
                .filter(OFFERED::contains)
                .findFirst()
                .filter(PLAIN::equals)
                .isPresent();
    }

    private static List<String> remarks(ConfigStatus config) {
        return config.stale()
                .map(stale -> "the configuration file has problems since " + Times.text(stale.since())
                        + ", so an older one runs; mend it, then: kube-ospf reload. "
                        + String.join("; ", stale.problems()))
                .map(List::of)
                .orElse(List.of());
    }

    /** The terminal's width, which a client tells as a parameter of the media type: {@code text/plain; columns=80}. */
    private static int width(String accept) {
        return COLUMNS.matcher(accept)
                .results()
                .findFirst()
                .map(columns -> Math.max(NARROWEST, Integer.parseInt(columns.group(1))))
                .orElse(TextTable.WIDTH);
    }

    private static Iterator<byte[]> text(Iterator<String> lines, Iterator<String> last) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return lines.hasNext() || last.hasNext();
            }

            @Override
            public byte[] next() {
                StringBuilder part = new StringBuilder();
                while (hasNext() && part.length() < PART_CHARACTERS) {
                    part.append((lines.hasNext() ? lines : last).next()).append('\n');
                }
                return part.toString().getBytes(StandardCharsets.UTF_8);
            }
        };
    }
}
