package io.kubeospf.daemon.metrics;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.origination.Advertisement;
import io.kubeospf.core.speaker.SpeakerView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be announced, and whether it is. */
final class PrefixFamilies {
    /** The prefix is the network of an OSPF interface, and is not forced. */
    private static final String OWN_NETWORK = "own-network";

    /** There is no speaker that could say more: the daemon waits for what it needs to begin. */
    private static final String WAITING = "waiting";

    private PrefixFamilies() {}

    /**
     * A prefix that is wanted.
     *
     * @param withheld why it is not announced
     */
    private record Wanted(ExternalRoute route, Optional<String> withheld) {
        private static Wanted of(Advertisement advertisement) {
            return new Wanted(advertisement.route(), advertisement.withheld().map(InterfaceCounts::kebabCase));
        }
    }

    static List<Family> all() {
        return List.of(
                Family.gauge(
                        "kube_ospf_prefix_advertised",
                        "Whether the prefix is announced (1) or withheld (0).",
                        scrape -> wanted(scrape).map(PrefixFamilies::advertised)),
                Family.gauge(
                        "kube_ospf_prefix_withheld",
                        "1, with the reason, while the prefix is withheld.",
                        scrape -> wanted(scrape).flatMap(PrefixFamilies::withheld)),
                Family.histogram(
                        "kube_ospf_advertise_duration_seconds",
                        "Time from the first announcement of a prefix, or of other values for it, until every full neighbor has acknowledged it, in seconds.",
                        scrape -> Stream.of(
                                Series.of(scrape.observed().announcements.durations()))));
    }

    private static Stream<Wanted> wanted(Scrape scrape) {
        return Stream.concat(
                ofSpeaker(scrape),
                scrape.requested().withheld().values().stream()
                        .map(withheld -> new Wanted(withheld.route(), Optional.of(OWN_NETWORK))));
    }

    private static Stream<Wanted> ofSpeaker(Scrape scrape) {
        return scrape.view()
                .map(SpeakerView::advertisements)
                .map(advertisements -> advertisements.stream().map(Wanted::of))
                .orElseGet(() ->
                        scrape.requested().routes().stream().map(route -> new Wanted(route, Optional.of(WAITING))));
    }

    private static Series advertised(Wanted wanted) {
        ExternalRoute route = wanted.route;
        return Series.of(
                wanted.withheld.isEmpty(),
                "prefix",
                route.prefix().toString(),
                "metric",
                String.valueOf(route.metric()),
                "metric_type",
                route.metricType() == ExternalMetricType.TYPE_1 ? "1" : "2");
    }

    private static Stream<Series> withheld(Wanted wanted) {
        return wanted.withheld.stream()
                .map(reason -> Series.of(1, "prefix", wanted.route.prefix().toString(), "reason", reason));
    }
}
