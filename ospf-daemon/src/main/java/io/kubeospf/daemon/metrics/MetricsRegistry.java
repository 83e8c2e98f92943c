package io.kubeospf.daemon.metrics;

import io.kubeospf.daemon.control.ControlledDaemon;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/** Everything that is measured, in one place: of OSPF, of the Java virtual machine and of the process. Lives as long as the process. */
final class MetricsRegistry {
    private final PrometheusRegistry registry = new PrometheusRegistry();

    /** Kept, because meters hold on to what they measure only as long as somebody else does. */
    private final List<MeterBinder> machine = List.of(
            new JvmMemoryMetrics(),
            new GarbageCollectorMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessMetrics());

    MetricsRegistry(ControlledDaemon daemon, Observations observed) {
        registry.register(new ProtocolCollector(daemon, observed));
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
        machine.forEach(binder -> binder.bindTo(meters));
    }

    MetricSnapshots scrape() {
        return registry.scrape();
    }
}
