package io.kubeospf.testbed.prometheus;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An alert: what it is called, and what Prometheus asks for it. */
public record AlertRule(String name, String expression, Map<String, String> labels, Map<String, String> annotations) {
    private static final Pattern METRIC = Pattern.compile("\\b(?:kube_ospf|process)_[a-z_]+|\\bup\\b");
    private static final Pattern LEFT_OUT = Pattern.compile("reason!~\"([^\"]*)\"");

    public AlertRule {
        labels = new TreeMap<>(labels);
        annotations = new TreeMap<>(annotations);
    }

    public Set<String> metrics() {
        return METRIC.matcher(expression)
                .results()
                .map(metric -> metric.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The reasons that it says nothing about. */
    public Set<String> reasonsLeftOut() {
        return LEFT_OUT.matcher(expression)
                .results()
                .flatMap(reasons -> Pattern.compile("\\|").splitAsStream(reasons.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
