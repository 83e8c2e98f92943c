package io.kubeospf.daemon.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of the header Accept (RFC 9110 12.5.1): which media types a client takes, and how gladly.
 *
 * @param type such as text/plain, text/* or *&#47;*
 * @param version of the type; empty for any
 * @param quality from 0, for never, to 1
 */
record MediaRange(String type, Optional<String> version, double quality) {

    /** What cannot be read is left out: a scrape is worth more than a refusal. */
    static List<MediaRange> parse(String accept) {
        return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .flatMap(range -> read(range.split("\\s*;\\s*", -1)).stream())
                .toList();
    }

    private static Optional<MediaRange> read(String[] parts) {
        try {
            double asked = parameter(parts, "q").map(Double::parseDouble).orElse(1.0);
            double quality = Math.max(0, Math.min(1, asked));
            return Optional.of(new MediaRange(parts[0], parameter(parts, "version"), quality));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> parameter(String[] parts, String name) {
        return Stream.of(parts)
                .skip(1)
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1).replace("\"", ""))
                .findFirst();
    }

    /** How gladly a client takes a type: the range that names it most closely decides. 0 when none includes it. */
    static double quality(List<MediaRange> ranges, String type, String version) {
        return ranges.stream()
                .filter(range -> range.includes(type, version))
                .max(Comparator.comparing(MediaRange::closeness).thenComparing(MediaRange::quality))
                .map(MediaRange::quality)
                .orElse(0.0);
    }

    private boolean includes(String other, String otherVersion) {
        boolean named = switch (closeness()) {
            case 0 -> true;
            case 1 -> other.startsWith(type.substring(0, type.length() - 1));
            default -> type.equals(other);
        };
        return named && version.filter(asked -> !asked.equals(otherVersion)).isEmpty();
    }

    /** 0 for every type, 1 for all of a kind, 2 for one. */
    private int closeness() {
        return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
    }
}
