package io.kubeospf.daemon.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How long something took, each time: in buckets from what a good LAN needs to what an operator would complain of. */
final class DurationHistogram {
    /** The longest of each bucket, in seconds. */
    static final List<Double> BOUNDS = List.of(
            0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, Double.POSITIVE_INFINITY);

    private final long[] counts = new long[BOUNDS.size()];
    private double sum;

    /**
     * What was observed so far.
     *
     * @param counts for each bucket by itself
     * @param sum of all durations, in seconds
     */
    record Reading(List<Long> counts, double sum) {}

    synchronized void observe(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        int bucket = 0;
        while (seconds > BOUNDS.get(bucket)) {
            bucket++;
        }
        counts[bucket]++;
        sum += seconds;
    }

    synchronized Reading reading() {
        return new Reading(Arrays.stream(counts).boxed().toList(), sum);
    }
}
