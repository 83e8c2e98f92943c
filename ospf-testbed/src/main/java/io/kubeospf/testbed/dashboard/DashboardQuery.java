package io.kubeospf.testbed.dashboard;

import java.time.Duration;

/**
 * A question of the dashboard to Prometheus.
 *
 * @param panel the title of the panel or annotation that asks it
 * @param expression in PromQL, with Grafana's variables in it
 * @param legend what a series is called, with the names of labels in double braces
 * @param instant whether it is about one moment, and not about the time shown
 * @param mayBeEmpty whether the panel has words of its own for no data
 */
public record DashboardQuery(String panel, String expression, String legend, boolean instant, boolean mayBeEmpty) {

    /**
     * The expression as Grafana sends it when everything is selected.
     *
     * @param rateInterval four times the scrape interval, as Grafana has it; it is a whole number of seconds
     */
    public String expressionOver(Duration rateInterval) {
        return expression
                .replace("$job", ".+")
                .replace("$instance", ".+")
                .replace("$__rate_interval", rateInterval.toSeconds() + "s");
    }
}
