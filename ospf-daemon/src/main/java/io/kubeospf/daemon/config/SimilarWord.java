package io.kubeospf.daemon.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody meant who made a typing error. */
final class SimilarWord {
    /** Two letters exchanged are two mistakes. */
    private static final int MISTAKES = 2;

    private SimilarWord() {}

    /** The candidate most like the word, when few letters differ and some do not. */
    static Optional<String> of(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= Math.min(MISTAKES, candidate.length() - 2))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** What to tell somebody whose word is none of those known. */
    static String remedy(String word, Collection<String> known) {
        return of(word, known)
                .map(similar -> "did you mean " + similar + "?")
                .orElseGet(() -> "known here: " + String.join(", ", known));
    }

    /** How many letters must be put in, taken out or replaced (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
