package io.kubeospf.testbed.prometheus;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.CommandResult;
import io.kubeospf.testbed.lab.process.JsonDocument;
import io.kubeospf.testbed.lab.process.LabException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Debian's Prometheus on a host of the lab, which scrapes the kube-ospf of that host and judges its alerts each second. What is asked
 * here is asked of its HTTP API, on that host.
 */
public final class PrometheusServer {
    private static final String ADDRESS = "127.0.0.1:9090";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final NetworkNamespace host;

    private PrometheusServer(NetworkNamespace host) {
        this.host = host;
    }

    /** Returns when it answers. The lab ends it, and removes what it has stored. */
    public static PrometheusServer start(NetworkNamespace host, AlertRules rules) {
        Path rulesFile = host.write("kube-ospf.rules.yaml", rules.text());
        Path configuration = host.write("prometheus.yaml", """
                global:
                  scrape_interval: 1s
                  evaluation_interval: 1s
                rule_files:
                  - %s
                scrape_configs:
                  - job_name: kube-ospf
                    static_configs:
                      - targets: ["127.0.0.1:9089"]
                        labels: { instance: %s }
                """.formatted(rulesFile, host.role()));
        host.start(
                "prometheus",
                List.of(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + host.directory().resolve("prometheus-data"),
                        "--web.listen-address=" + ADDRESS,
                        "--log.level=warn"));
        PrometheusServer server = new PrometheusServer(host);
        await("Prometheus on " + host.role()).atMost(PATIENCE).until(() -> server.isReady());
        return server;
    }

    /** The series that an expression has now. */
    public List<JsonDocument> query(String expression) {
        return ask("query", "query=" + expression).elementsAt("data", "result").toList();
    }

    /** What it says of an expression at a moment, in JSON. */
    public String answerAt(Instant moment, String expression) {
        return answer("query", "query=" + expression, "time=" + seconds(moment));
    }

    /** What it says of an expression over a time, in JSON. */
    public String answerOver(Instant from, Instant to, Duration step, String expression) {
        return answer(
                "query_range",
                "query=" + expression,
                "start=" + seconds(from),
                "end=" + seconds(to),
                "step=" + step.toMillis() + "ms");
    }

    private static String seconds(Instant moment) {
        return BigDecimal.valueOf(moment.toEpochMilli(), 3).toString();
    }

    /** The value of the one series that an expression has now. */
    public Optional<String> value(String expression) {
        List<JsonDocument> series = query(expression);
        if (series.size() > 1) {
            throw new LabException(expression + " has several series: " + series);
        }
        return series.stream().findFirst().flatMap(only -> only.textAt("value", 1));
    }

    /** The names of all metrics that it has ever had. */
    public Set<String> metrics() {
        return ask("label/__name__/values")
                .elementsAt("data")
                .map(JsonDocument::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What its target said of a metric: its type, help and unit. */
    public Optional<JsonDocument> metadata(String metric) {
        return ask("targets/metadata", "metric=" + metric).elementsAt("data").findFirst();
    }

    /** The rules that it could not evaluate, each with the reason; those that it has not yet evaluated too. */
    public List<JsonDocument> rulesThatFail() {
        return ask("rules")
                .elementsAt("data", "groups")
                .flatMap(group -> group.elementsAt("rules"))
                .filter(rule -> !rule.textAt("health").orElseThrow().equals("ok"))
                .toList();
    }

    /** The alerts of that name, pending or firing. */
    public List<JsonDocument> alerts(String name) {
        return ask("alerts")
                .elementsAt("data", "alerts")
                .filter(alert ->
                        alert.textAt("labels", "alertname").orElseThrow().equals(name))
                .toList();
    }

    public void awaitValue(String expression, String value) {
        awaitAnswer(expression, () -> value(expression), Optional.of(value));
    }

    /** Returns when one alert of that name fires; gives it. */
    public JsonDocument awaitFiring(String name) {
        awaitAnswer("states of " + name, () -> states(name), List.of("firing"));
        return alerts(name).get(0);
    }

    /** Returns when no alert of that name is even pending. */
    public void awaitResolved(String name) {
        awaitAnswer("states of " + name, () -> states(name), List.of());
    }

    private List<String> states(String name) {
        return alerts(name).stream()
                .map(alert -> alert.textAt("state").orElseThrow())
                .toList();
    }

    private boolean isReady() {
        return curl(List.of("--fail", "http://" + ADDRESS + "/-/ready")).succeeded();
    }

    private JsonDocument ask(String path, String... parameters) {
        return JsonDocument.parse(answer(path, parameters));
    }

    private String answer(String path, String... parameters) {
        List<String> words = new ArrayList<>(List.of("--get", "http://" + ADDRESS + "/api/v1/" + path));
        for (String parameter : parameters) {
            words.add("--data-urlencode");
            words.add(parameter);
        }
        String answer = curl(words).outputOrThrow();
        if (!answer.startsWith("{\"status\":\"success\"")) {
            throw new LabException("Prometheus refuses " + path + " " + List.of(parameters) + ": " + answer);
        }
        return answer;
    }

    private CommandResult curl(List<String> further) {
        List<String> words = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--max-time", "10"));
        words.addAll(further);
        return host.attempt(words);
    }

    private static <T> void awaitAnswer(String what, Callable<T> question, T expected) {
        await("Prometheus: " + what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(question, equalTo(expected));
    }
}
