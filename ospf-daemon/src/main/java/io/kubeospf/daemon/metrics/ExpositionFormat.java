package io.kubeospf.daemon.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The forms that metrics are shown in. */
enum ExpositionFormat {
    /** Prometheus's own, which people and everything else can read: for whoever does not ask. */
    TEXT("text/plain", "0.0.4"),
    OPEN_METRICS("application/openmetrics-text", "1.0.0");

    private final String mediaType;
    private final String version;

    ExpositionFormat(String mediaType, String version) {
        this.mediaType = mediaType;
        this.version = version;
    }

    /** What a client wants, by its header Accept. */
    static ExpositionFormat preferredBy(String accept) {
        List<MediaRange> ranges = MediaRange.parse(accept);
        return OPEN_METRICS.quality(ranges) > TEXT.quality(ranges) ? OPEN_METRICS : TEXT;
    }

    private double quality(List<MediaRange> ranges) {
        return MediaRange.quality(ranges, mediaType, version);
    }

    String contentType() {
        return mediaType + "; version=" + version + "; charset=utf-8";
    }

    byte[] write(MetricSnapshots snapshots) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            writer().write(octets, snapshots);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written but to memory", e);
        }
        return octets.toByteArray();
    }

    private ExpositionFormatWriter writer() {
        return switch (this) {
            case TEXT -> PrometheusTextFormatWriter.create();
            case OPEN_METRICS -> OpenMetricsTextFormatWriter.create();
        };
    }
}
