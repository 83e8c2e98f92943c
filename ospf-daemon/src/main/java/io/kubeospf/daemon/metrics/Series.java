package io.kubeospf.daemon.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;

/**
 * One series of a metric, as it is now.
 *
 * @param value of a histogram the sum
 * @param buckets of a histogram alone: how many fell into each
 */
record Series(Labels labels, double value, List<Long> buckets) {

    /** Labels are names and values in turn. */
    static Series of(double value, String... labels) {
        return new Series(Labels.of(labels), value, List.of());
    }

    static Series of(long value, String... labels) {
        return of((double) value, labels);
    }

    static Series of(boolean value, String... labels) {
        return of(value ? 1 : 0, labels);
    }

    static Series of(DurationHistogram histogram, String... labels) {
        DurationHistogram.Reading reading = histogram.reading();
        return new Series(Labels.of(labels), reading.sum(), reading.counts());
    }
}
