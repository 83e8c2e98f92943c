package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.dashboard.Dashboard;
import io.kubeospf.testbed.dashboard.DashboardQuery;
import io.kubeospf.testbed.prometheus.PrometheusServer;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * What a Prometheus says to the dashboard's queries, as Grafana asks them when a time is shown.
 *
 * @param from when that time begins
 * @param to when it ends, which what is about one moment is asked for
 */
record DashboardAnswers(PrometheusServer prometheus, Instant from, Instant to) {
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration RATE_INTERVAL = Duration.ofSeconds(16);

    String to(DashboardQuery query) {
        String expression = query.expressionOver(RATE_INTERVAL);
        return query.instant()
                ? prometheus.answerAt(to, expression)
                : prometheus.answerOver(from, to, STEP, expression);
    }

    /** All of them in JSON, by the expressions as they are in the dashboard. */
    String json() {
        return Dashboard.packaged().queries().stream()
                .map(query -> quoted(query.expression()) + ": " + to(query).strip())
                .collect(Collectors.joining(
                        ",\n", """
                        {"from": %d, "to": %d, "step": %d, "answers": {
                        """.formatted(from.toEpochMilli(), to.toEpochMilli(), STEP.toMillis()), "}}\n"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
