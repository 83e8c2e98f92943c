package io.kubeospf.testbed.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of docs/metrics.md: which metrics there are, and their labels. */
record MetricsDocument(Map<String, Set<String>> labelsOfMetrics) {
    private static final Path FILE = Path.of("..", "docs", "metrics.md");

    /** The metrics' names, their type, their labels. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*) \\| \\w+ \\|([^|]*)\\|");

    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern PART_OF_HISTOGRAM = Pattern.compile("_(bucket|sum|count)$");

    static MetricsDocument read() throws IOException {
        Map<String, Set<String>> labelsOfMetrics = new TreeMap<>();
        ROW.matcher(Files.readString(FILE))
                .results()
                .forEach(row -> words(row.group(1)).forEach(name -> labelsOfMetrics.put(name, words(row.group(2)))));
        return new MetricsDocument(labelsOfMetrics);
    }

    /** The labels of a metric, or of a part of a histogram; empty when there is none of that name. */
    Optional<Set<String>> labels(String metric) {
        return Optional.ofNullable(labelsOfMetrics.get(metric))
                .or(() -> Optional.ofNullable(
                        labelsOfMetrics.get(PART_OF_HISTOGRAM.matcher(metric).replaceFirst(""))));
    }

    private static Set<String> words(String cell) {
        return WORD.matcher(cell).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
