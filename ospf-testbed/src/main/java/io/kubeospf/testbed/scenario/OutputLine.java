package io.kubeospf.testbed.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One output of the speaker in words.
 *
 * @param at since the beginning of the scenario
 * @param items what the output lists, a line each
 */
record OutputLine(Duration at, String text, List<String> items) {
    /** What marks the lines that a refresh writes. */
    static final String MARK = ">";

    OutputLine(Duration at, PacketText packet, String way) {
        this(at, way + ": " + packet.line(), packet.items());
    }

    OutputLine(Duration at, String text) {
        this(at, text, List.of());
    }

    /** As in the file. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%s %8.3f  %s", MARK, at.toMillis() / 1000.0, text));
        items.forEach(item -> lines.add(MARK + " ".repeat(13) + item));
        return lines;
    }

    /** All of it without the time, to be searched by {@code must}. */
    String whole() {
        return text + (items.isEmpty() ? "" : " " + String.join(" ", items));
    }
}
