package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.testbed.dashboard.Dashboard;
import io.kubeospf.testbed.dashboard.DashboardQuery;
import io.kubeospf.testbed.lab.process.JsonDocument;
import io.kubeospf.testbed.prometheus.AlertRules;
import io.kubeospf.testbed.prometheus.PrometheusServer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard's queries, asked of a Prometheus that has looked on while much happened to a master. */
@BuildsItsLab
class DashboardLabTest {
    private static final String NOT_A_NUMBER = "NaN";

    /** Counters of packets begin at 0, so that there are numbers for those that nobody counts as well. */
    private static final Set<String> NEVER_ALL_ZERO = Set.of("Sent per minute", "Received per minute");

    @Test
    void everyQueryHasNumbersForAnAnswer(InteropLab lab) {
        DashboardStory story = DashboardStory.in(lab);
        PrometheusServer prometheus = PrometheusServer.start(story.master().host(), AlertRules.packaged());
        Instant start = Instant.now();
        story.tell(() -> awaitScrapeAfter(Instant.now(), prometheus));
        DashboardAnswers answers = new DashboardAnswers(prometheus, start, Instant.now());
        assertEquals(
                List.of(),
                Dashboard.packaged().queries().stream()
                        .filter(query -> numbers(answers, query).findAny().isEmpty())
                        .toList());
        assertEquals(
                NEVER_ALL_ZERO,
                Dashboard.packaged().queries().stream()
                        .filter(query -> NEVER_ALL_ZERO.contains(query.panel()))
                        .filter(query -> !numbers(answers, query).allMatch("0"::equals))
                        .map(DashboardQuery::panel)
                        .collect(Collectors.toSet()));
    }

    private static void awaitScrapeAfter(Instant moment, PrometheusServer prometheus) {
        prometheus.awaitValue("timestamp(up) > bool " + moment.getEpochSecond(), "1");
    }

    private static Stream<String> numbers(DashboardAnswers answers, DashboardQuery query) {
        return JsonDocument.parse(answers.to(query))
                .elementsAt("data", "result")
                .flatMap(series -> Stream.concat(
                        series.textAt("value", 1).stream(),
                        series.elementsAt("values")
                                .map(sample -> sample.textAt(1).orElseThrow())))
                .filter(value -> !value.equals(NOT_A_NUMBER));
    }
}
