package io.kubeospf.daemon.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionFormatTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "text/plain",
                "text/html,application/xhtml+xml,*/*;q=0.8",
                "application/openmetrics-text;version=0.0.1",
                "application/openmetrics-text;version=1.0.0;q=0.4, text/plain;version=0.0.4;q=0.5",
                "application/openmetrics-text;q=0",
                "application/openmetrics-text;q=-1, text/plain;q=0",
                "application/openmetrics-text;q=9, text/plain;q=1",
                "application/openmetrics-text;q=much",
                ",;,=",
            })
    void isTextUnlessOpenMetricsIsPreferred(String accept) {
        assertEquals(ExpositionFormat.TEXT, ExpositionFormat.preferredBy(accept));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Prometheus 2.42 | application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
                        + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
                "Prometheus 3    | application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                        + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
                "a person        | application/openmetrics-text",
                "with spaces     | Application/OpenMetrics-Text ; version=\"1.0.0\" , text/plain ; q=0.9",
                "a kind          | application/*",
                "the closest     | text/plain;q=0, */*",
            })
    void isOpenMetricsForWhoeverPrefersIt(String who, String accept) {
        assertEquals(ExpositionFormat.OPEN_METRICS, ExpositionFormat.preferredBy(accept), who);
    }

    @Test
    void theContentTypesAreThoseOfTheWriters() {
        assertEquals(PrometheusTextFormatWriter.create().getContentType(), ExpositionFormat.TEXT.contentType());
        assertEquals(
                OpenMetricsTextFormatWriter.create().getContentType(), ExpositionFormat.OPEN_METRICS.contentType());
    }
}
