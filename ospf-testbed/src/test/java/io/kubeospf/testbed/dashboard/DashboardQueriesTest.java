package io.kubeospf.testbed.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.CommandResult;
import io.kubeospf.testbed.prometheus.AlertRule;
import io.kubeospf.testbed.prometheus.AlertRules;
import io.kubeospf.testbed.prometheus.PromtoolCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard asks, judged without a Prometheus that has data. */
class DashboardQueriesTest {
    /** A name that is followed by a condition on its labels. */
    private static final Pattern SELECTOR = Pattern.compile("(?<metric>[a-z_]+)\\{(?<labels>[^}]*)\\}");

    private static final Pattern RATE = Pattern.compile("(rate|increase)\\([^\\[]*\\[(?<over>[^\\]]*)\\]");

    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    private final List<DashboardQuery> queries = Dashboard.packaged().queries();

    @Test
    @ExtendWith(PromtoolCondition.class)
    void prometheusUnderstandsEachOfThem(@TempDir Path directory) throws IOException {
        StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        for (int i = 0; i < queries.size(); i++) {
            String expression = queries.get(i).expressionOver(Duration.ofMinutes(1));
            rules.append("      - record: query" + i + "\n        expr: '" + expression + "'\n");
        }
        Path file = Files.writeString(directory.resolve("dashboard.yaml"), rules);
        CommandResult checked = Command.of("promtool check rules " + file).run();
        assertTrue(checked.succeeded(), checked.errors());
        assertTrue(checked.output().contains("SUCCESS: " + queries.size() + " rules found"), checked.output());
    }

    @Test
    void eachAsksForTheChosenJobsAndInstancesOnly() {
        assertEquals(
                List.of(),
                expressions(
                        query -> SELECTOR.matcher(query.expression()).results().count() == 0));
        assertEquals(
                List.of(),
                expressions(query -> !SELECTOR.matcher(query.expression())
                        .results()
                        .allMatch(selector -> selector.group(2).endsWith("job=~\"$job\",instance=~\"$instance\""))));
    }

    /** Or it would be red where nothing is wrong. */
    @Test
    void thePrefixesWithheldAreThoseThatTheAlertTellsOf() {
        AlertRule alert = AlertRules.packaged().rules().stream()
                .filter(rule -> rule.name().equals("KubeOspfPrefixWithheld"))
                .findFirst()
                .orElseThrow();
        DashboardQuery withheld = queries.stream()
                .filter(query -> query.panel().equals("Prefixes withheld"))
                .findFirst()
                .orElseThrow();
        String selector = alert.expression().replaceFirst("\\} == 1$", "");
        assertTrue(withheld.expression().contains(selector), withheld::expression);
    }

    /** A shorter one may hold one scrape only, and then there is no rate. */
    @Test
    void eachRateIsOverTheIntervalThatGrafanaHasFoundLongEnough() {
        assertEquals(
                List.of(),
                expressions(query -> !RATE.matcher(query.expression())
                        .results()
                        .allMatch(rate -> rate.group(2).equals("$__rate_interval"))));
    }

    @Test
    void eachNamesMetricsThatAreDocumented() throws IOException {
        MetricsDocument document = MetricsDocument.read();
        assertEquals(
                List.of(),
                expressions(query -> !metrics(query)
                        .allMatch(metric -> document.labels(metric).isPresent())));
    }

    @Test
    void eachGroupsByLabelsThatItsMetricHas() throws IOException {
        MetricsDocument document = MetricsDocument.read();
        assertEquals(
                List.of(),
                expressions(query -> !labelsOf(query, document).containsAll(words(GROUPING, query.expression()))));
    }

    @Test
    void eachIsCalledByLabelsThatItsAnswerHas() throws IOException {
        MetricsDocument document = MetricsDocument.read();
        assertEquals(List.of(), expressions(query -> {
            Set<String> grouping = words(GROUPING, query.expression());
            Set<String> labels = grouping.isEmpty() ? labelsOf(query, document) : grouping;
            return !labels.containsAll(words(LEGEND, query.legend()));
        }));
    }

    /** Those of which Prometheus has no own knowledge. */
    private static Stream<String> metrics(DashboardQuery query) {
        return SELECTOR.matcher(query.expression())
                .results()
                .map(selector -> selector.group(1))
                .filter(metric -> !metric.equals("up"));
    }

    /** Those of its metrics, and those that Prometheus adds. */
    private static Set<String> labelsOf(DashboardQuery query, MetricsDocument document) {
        Set<String> labels = new TreeSet<>(Set.of("job", "instance", "le"));
        metrics(query).forEach(metric -> labels.addAll(document.labels(metric).orElse(Set.of())));
        return labels;
    }

    private static Set<String> words(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(", ", -1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> expressions(Predicate<DashboardQuery> wrong) {
        return queries.stream().filter(wrong).map(DashboardQuery::expression).toList();
    }
}
