package io.kubeospf.daemon.metrics;

import io.kubeospf.daemon.control.ControlledDaemon;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is measured of OSPF: makes all series anew for each scrape. Does not wait for the speaker's thread. */
final class ProtocolCollector implements MultiCollector {
    /** A new metric is a new row in one of these. */
    static final List<Family> FAMILIES = Stream.of(
                    NeighborFamilies.all(),
                    InterfaceFamilies.all(),
                    LsaFamilies.all(),
                    PrefixFamilies.all(),
                    DaemonFamilies.all())
            .flatMap(List::stream)
            .toList();

    private final ControlledDaemon daemon;
    private final Observations observed;

    ProtocolCollector(ControlledDaemon daemon, Observations observed) {
        this.daemon = daemon;
        this.observed = observed;
    }

    @Override
    public MetricSnapshots collect() {
        Scrape scrape = Scrape.of(daemon, observed);
        return new MetricSnapshots(
                FAMILIES.stream().map(family -> family.snapshot(scrape)).toList());
    }
}
