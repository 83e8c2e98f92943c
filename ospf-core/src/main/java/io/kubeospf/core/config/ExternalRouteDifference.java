package io.kubeospf.core.config;

import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.net.Ipv4Prefix;
import java.util.List;
import java.util.stream.Stream;

/** Two ways to announce one prefix. */
public record ExternalRouteDifference(ExternalRoute from, ExternalRoute to) {
    public Ipv4Prefix prefix() {
        return to.prefix();
    }

    public List<ValueChange> changes() {
        return Stream.of(
                        ValueChange.of("metric", from.metric(), to.metric()),
                        ValueChange.of("metric-type", typeNumber(from), typeNumber(to)),
                        ValueChange.of("tag", Integer.toUnsignedString(from.tag()), Integer.toUnsignedString(to.tag())),
                        ValueChange.of("forwarding-address", from.forwardingAddress(), to.forwardingAddress()))
                .filter(change -> !change.from().equals(change.to()))
                .toList();
    }

    private static int typeNumber(ExternalRoute route) {
        return route.metricType() == ExternalMetricType.TYPE_1 ? 1 : 2;
    }
}
