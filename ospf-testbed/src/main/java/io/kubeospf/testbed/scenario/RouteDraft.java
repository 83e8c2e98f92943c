package io.kubeospf.testbed.scenario;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;

/** A route that is advertised. */
final class RouteDraft {
    private static final Vocabulary<RouteDraft> VOCABULARY = new Vocabulary<RouteDraft>()
            .with("metric", (draft, words) -> draft.metric = words.number())
            .with("type-1", draft -> draft.metricType = ExternalMetricType.TYPE_1)
            .with("tag", (draft, words) -> draft.tag = words.number())
            .with("forwarding", (draft, words) -> draft.forwarding = words.address());

    private int metric = ExternalRoute.DEFAULT_METRIC;
    private ExternalMetricType metricType = ExternalMetricType.TYPE_2;
    private int tag;
    private Ipv4Address forwarding = Ipv4Address.UNSPECIFIED;

    static ExternalRoute read(Words words) {
        Ipv4Prefix prefix = words.take("a prefix", Ipv4Prefix::parse);
        RouteDraft draft = VOCABULARY.read(words, new RouteDraft());
        return words.valid(
                () -> new ExternalRoute(prefix, draft.metric, draft.metricType, draft.tag, draft.forwarding));
    }
}
