package io.kubeospf.daemon.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A metric: its name as Prometheus shows it, what it means, and where its series come from.
 *
 * @param help a sentence, with the unit where the name has none
 */
record Family(Type type, String name, String help, Function<Scrape, Stream<Series>> series) {

    enum Type {
        GAUGE(""),
        COUNTER("_total"),
        HISTOGRAM(""),
        INFO("_info"),
        /** A gauge whose name would make one believe that it belongs to a histogram. */
        UNTYPED("");

        private final String suffix;

        Type(String suffix) {
            this.suffix = suffix;
        }
    }

    Family {
        if (!name.endsWith(type.suffix)) {
            throw new IllegalArgumentException(type + " " + name + " does not end with " + type.suffix);
        }
    }

    static Family gauge(String name, String help, Function<Scrape, Stream<Series>> series) {
        return new Family(Type.GAUGE, name, help, series);
    }

    static Family counter(String name, String help, Function<Scrape, Stream<Series>> series) {
        return new Family(Type.COUNTER, name, help, series);
    }

    static Family histogram(String name, String help, Function<Scrape, Stream<Series>> series) {
        return new Family(Type.HISTOGRAM, name, help, series);
    }

    MetricSnapshot snapshot(Scrape scrape) {
        Stream<Series> all = series.apply(scrape);
        return switch (type) {
            case GAUGE -> new GaugeSnapshot(metadata(), points(all, Family::gaugePoint));
            case COUNTER -> new CounterSnapshot(metadata(), points(all, Family::counterPoint));
            case HISTOGRAM -> new HistogramSnapshot(metadata(), points(all, Family::histogramPoint));
            case INFO -> new InfoSnapshot(metadata(), points(all, one -> new InfoDataPointSnapshot(one.labels())));
            case UNTYPED -> new UnknownSnapshot(metadata(), points(all, Family::untypedPoint));
        };
    }

    /** The suffix that belongs to the type is put behind the name when it is written. */
    private MetricMetadata metadata() {
        return new MetricMetadata(name.substring(0, name.length() - type.suffix.length()), help);
    }

    private static <P> List<P> points(Stream<Series> all, Function<Series, P> point) {
        return all.map(point).toList();
    }

    private static GaugeDataPointSnapshot gaugePoint(Series one) {
        return GaugeDataPointSnapshot.builder()
                .labels(one.labels())
                .value(one.value())
                .build();
    }

    private static CounterDataPointSnapshot counterPoint(Series one) {
        return CounterDataPointSnapshot.builder()
                .labels(one.labels())
                .value(one.value())
                .build();
    }

    private static HistogramDataPointSnapshot histogramPoint(Series one) {
        return HistogramDataPointSnapshot.builder()
                .labels(one.labels())
                .classicHistogramBuckets(ClassicHistogramBuckets.of(DurationHistogram.BOUNDS, one.buckets()))
                .sum(one.value())
                .exemplars(Exemplars.EMPTY)
                .build();
    }

    private static UnknownDataPointSnapshot untypedPoint(Series one) {
        return UnknownDataPointSnapshot.builder()
                .labels(one.labels())
                .value(one.value())
                .build();
    }
}
