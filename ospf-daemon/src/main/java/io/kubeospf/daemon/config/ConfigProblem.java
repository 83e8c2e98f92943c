package io.kubeospf.daemon.config;

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
