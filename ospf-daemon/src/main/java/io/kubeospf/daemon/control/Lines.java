package io.kubeospf.daemon.control;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Lines of a terminal. */
final class Lines {
    private static final int INDENTATION = 4;

    private Lines() {}

    /** A table, and sentences below it. */
    static Iterator<String> of(List<String> table, List<String> sentences, int width) {
        List<String> lines = new ArrayList<>(table);
        if (!sentences.isEmpty()) {
            lines.add("");
            sentences.forEach(sentence -> lines.addAll(TextTable.wrap("", sentence, INDENTATION, width)));
        }
        return lines.iterator();
    }
}
