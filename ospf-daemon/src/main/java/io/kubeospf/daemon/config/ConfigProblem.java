package io.kubeospf.daemon.config;

import io.kubeospf.daemon.events.PrintableText;
import java.util.Comparator;

/**
 * One thing that is wrong with the file.
 *
 * @param line from 1
 * @param column from 1
 * @param text what is wrong, and the remedy
 */
public record ConfigProblem(int line, int column, String text) implements Comparable<ConfigProblem> {
    private static final Comparator<ConfigProblem> ORDER = Comparator.comparingInt(ConfigProblem::line)
            .thenComparingInt(ConfigProblem::column)
            .thenComparing(ConfigProblem::text);

    /** In characters before escapes, of a text that quotes a long value. */
    private static final int LONGEST = 1000;

    public ConfigProblem {
        text = PrintableText.line(shortened(text));
    }

    /** Without the middle, which is of the value: the reason and the remedy are around it. */
    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + " ... " + text.substring(text.length() - LONGEST / 2);
    }

    /** Orders by position. */
    @Override
    public int compareTo(ConfigProblem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line + ":" + column + ": " + text;
    }
}
