package io.kubeospf.daemon.config;

import java.util.HashMap;
import java.util.Map;

/** Finds a value that two items of a list have in common and should not. */
final class UniqueValues<T> {
    private final String what;
    private final Map<T, Integer> lines = new HashMap<>();

    UniqueValues(String what) {
        this.what = what;
    }

    void add(Section section, String key, T value) {
        int line = section.line(key);
        Integer first = lines.putIfAbsent(value, line);
        if (first != null) {
            section.problem(key, what + " " + value + " is given twice, first on line " + first + "; keep one of them");
        }
    }
}
