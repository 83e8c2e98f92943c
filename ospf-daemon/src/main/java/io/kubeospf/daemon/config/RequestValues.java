package io.kubeospf.daemon.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values that somebody asks for at run time. */
final class RequestValues implements Values {
    private final Map<String, String> values;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    RequestValues(Map<String, String> values) {
        this.values = values;
    }

    @Override
    public <T> Optional<T> scalar(String key, ScalarFormat<T> format) {
        known.add(key);
        try {
            return Optional.ofNullable(values.get(key)).map(format::parse);
        } catch (IllegalArgumentException e) {
            problem(key + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    void problem(String text) {
        problems.add(text);
    }

    /** All problems; to be called when every key was asked for, for what is left is unknown. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .forEach(key -> all.add(key + ": unknown key; " + SimilarWord.remedy(key, known)));
        return all;
    }
}
