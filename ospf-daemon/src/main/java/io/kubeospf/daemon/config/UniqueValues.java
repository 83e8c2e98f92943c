package io.kubeospf.daemon.config;

import java.util.HashMap;
import java.util.Map;

/** Finds a value that two items of a list have in common and should not. */
final class UniqueValues<T> {
    private final String what;
    private final Map<T, Integer> lines = new HashMap<>();
    private boolean repeated;

    UniqueValues(String what) {
        this.what = what;
    }

    /** Whether no value was given twice. */
    boolean areUnique() {
        return !repeated;
    }

    void add(Section section, String key, T value) {
        int line = section.line(key);
        Integer first = lines.putIfAbsent(value, line);
        if (first != null) {
            repeated = true;
            section.problem(key, what + " " + value + " is given twice, first on line " + first + "; keep one of them");
        }
    }
}
