package io.kubeospf.daemon.metrics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The program and its configuration. */
final class DaemonFamilies {
    private static final String VERSION = Optional.ofNullable(
                    DaemonFamilies.class.getPackage().getImplementationVersion())
            .orElse("unknown");

    private DaemonFamilies() {}

    static List<Family> all() {
        return List.of(
                Family.gauge(
                        "kube_ospf_config_loaded",
                        "1 as soon as a configuration was read that could be taken.",
                        scrape -> Stream.of(Series.of(1))),
                Family.gauge(
                        "kube_ospf_config_stale",
                        "Whether the last reload took nothing (1), so that an older configuration runs.",
                        scrape -> Stream.of(Series.of(scrape.config().stale().isPresent()))),
                Family.gauge(
                        "kube_ospf_config_last_reload_timestamp_seconds",
                        "When the configuration that runs was read, in seconds since 1970.",
                        scrape -> Stream.of(Series.of(scrape.config().loadedAt().toEpochMilli() / 1000.0))),
                new Family(
                        Family.Type.INFO,
                        "kube_ospf_build_info",
                        "The version of kube-ospf, and of the Java that it runs on.",
                        scrape -> Stream.of(Series.of(
                                1, "version", VERSION, "java", Runtime.version().toString()))));
    }
}
