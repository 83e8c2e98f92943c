package io.kubeospf.daemon.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.daemon.advertise.RequestedRoute;
import io.kubeospf.daemon.control.SpokenDaemon;
import io.kubeospf.daemon.health.HealthRoutes;
import io.kubeospf.daemon.http.HttpServer;
import io.kubeospf.daemon.http.RawClient;
import io.kubeospf.daemon.transport.FrameFault;
import io.kubeospf.daemon.transport.TransportEvent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Prometheus gets over HTTP, all of it. */
class MetricsRoutesTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Path DOCUMENT = Path.of("../docs/metrics.md");

    /** A row of a table: names, type and labels. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`\\w+`(?:, )?)+) \\| (\\w+) \\| ([\\w, ]*) ?\\|");

    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) (\\w+)$");
    private static final Pattern SERIES = Pattern.compile("(?m)^(kube_ospf_\\w+)\\{(.*)} ");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");

    private final SpokenDaemon daemon = new ScrapedDaemon(SpokenDaemon.broadcast("eth0", 0, 10)).besideRouter().daemon;
    private final HttpServer server = new HttpServer(defect -> {
        throw new AssertionError(defect);
    });

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer.Listener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = server.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new MetricsRoutes(daemon, daemon.observations).addTo(HealthRoutes.of(daemon)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void showsTextToWhoDoesNotAskAndOpenMetricsToWhoDoes() throws Exception {
        String text = ask("GET", "*/*");
        assertTrue(text.contains("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n"), text);
        assertTrue(text.contains("\nkube_ospf_lsa_originated_total{type=\"AS-external-LSA\"} 1.0\n"), text);

        String open = ask("GET", "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5");
        assertTrue(open.contains("Content-Type: application/openmetrics-text; version=1.0.0; charset=utf-8\r\n"), open);
        assertTrue(open.endsWith("\n# EOF\n"), open);
        assertTrue(open.contains("\n# TYPE kube_ospf_lsa_count unknown\n"), open);

        String twoLines = ask("GET", "text/plain;q=0.5\r\nAccept: application/openmetrics-text");
        assertTrue(twoLines.endsWith("\n# EOF\n"), twoLines);
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        String head = ask("HEAD", "*/*");
        assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n"), head);
        assertTrue(head.endsWith("\r\n\r\n"), head);
    }

    @Test
    void promtoolHasNoComplaint() throws Exception {
        boolean required = Boolean.getBoolean("lab.required");
        assumeTrue(required || Files.isExecutable(PROMTOOL), "no " + PROMTOOL + " (apt-get install prometheus)");
        Process promtool = new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        promtool.getOutputStream().write(wellFed().getBytes(StandardCharsets.UTF_8));
        promtool.getOutputStream().close();
        try (InputStream said = promtool.getInputStream()) {
            assertEquals("", new String(said.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(0, promtool.waitFor());
    }

    @Test
    void theDocumentHasEveryMetricWithItsTypeAndNoOther() throws Exception {
        SortedMap<String, String> shown = new TreeMap<>();
        Matcher type = TYPE.matcher(wellFed());
        while (type.find()) {
            shown.put(type.group(1), type.group(2));
        }
        SortedMap<String, String> documented = new TreeMap<>();
        forEachRow((name, row) -> documented.put(name, row.group(2)));
        assertEquals(shown, documented);
    }

    @Test
    void theDocumentHasTheLabelsOfEveryMetric() throws Exception {
        SortedMap<String, Set<String>> shown = new TreeMap<>();
        Matcher series = SERIES.matcher(wellFed());
        while (series.find()) {
            String name = series.group(1).replaceFirst("_seconds_(bucket|count|sum)$", "_seconds");
            Set<String> labels = shown.computeIfAbsent(name, unused -> new TreeSet<>());
            LABEL.matcher(series.group(2))
                    .results()
                    .map(label -> label.group(1))
                    .filter(label -> !label.equals("le"))
                    .forEach(labels::add);
        }
        shown.values().removeIf(Set::isEmpty);
        SortedMap<String, Set<String>> documented = new TreeMap<>();
        forEachRow((name, row) -> {
            if (name.startsWith("kube_ospf_") && !row.group(3).isBlank()) {
                documented.put(name, new TreeSet<>(List.of(row.group(3).strip().split(", ", -1))));
            }
        });
        assertEquals(shown, documented);
    }

    /** The aim is 5 ms of processor time, whatever else the machine does; what is more is slack for a slow one. */
    @Test
    void aScrapeOfAFullInterfaceAndAHundredPrefixesTakesMilliseconds() {
        ScrapedDaemon crowded = new ScrapedDaemon(SpokenDaemon.broadcast("eth0", 0, 10));
        for (int neighbor = 1; neighbor <= 256; neighbor++) {
            crowded.full(new RouterId(neighbor));
        }
        for (int prefix = 0; prefix < 100; prefix++) {
            crowded.daemon
                    .advertise(RequestedRoute.of(ExternalRoute.of(Ipv4Prefix.parse("10.200." + prefix + ".0/24"))))
                    .join();
        }
        assertEquals(256, crowded.series("kube_ospf_neighbor_state{").size());
        assertEquals(101, crowded.series("kube_ospf_prefix_advertised").size());

        MetricsRegistry registry = new MetricsRegistry(crowded.daemon, crowded.daemon.observations);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Long> times = new ArrayList<>();
        for (int scrape = 0; scrape < 301; scrape++) {
            long start = threads.getCurrentThreadCpuTime();
            ExpositionFormat.TEXT.write(registry.scrape());
            times.add(threads.getCurrentThreadCpuTime() - start);
        }
        Collections.sort(times);
        double median = times.get(times.size() / 2) / 1e6;
        assertTrue(median < 10, "5 ms are the aim; it took " + median + " ms of processor time");
    }

    @Test
    void theProcessIsMeasuredOnAfterACollection() throws Exception {
        body();
        System.gc();
        Matcher processor =
                Pattern.compile("(?m)^process_cpu_seconds_total (.*)$").matcher(body());
        assertTrue(processor.find());
        assertTrue(Double.parseDouble(processor.group(1)) > 0, processor.group());
        assertTrue(body().contains("\njvm_gc_pause_seconds_count{gc="));
        assertTrue(body().lines().noneMatch(line -> line.startsWith("process_") && line.endsWith(" NaN")), body());
    }

    /** Every metric has at least one series. */
    private String wellFed() throws Exception {
        daemon.observations.heard(
                new Event.PacketRefused("eth0", ScrapedDaemon.PEER, RefusalReason.HELLO_INTERVAL_MISMATCH, "1", "10"));
        Arrays.stream(Malformation.values())
                .map(each -> new Event.PacketMalformed("eth0", ScrapedDaemon.PEER, each, 0))
                .forEach(daemon.observations::heard);
        Arrays.stream(FrameFault.values())
                .map(each -> new TransportEvent.FrameMalformed("eth0", each))
                .forEach(daemon.observations::heard);
        daemon.observations.heard(new Event.RouterIdConflict("eth0", ScrapedDaemon.PEER, new RouterId(1)));
        daemon.lan.unplug(SpokenDaemon.ADDRESS);
        return body();
    }

    private String body() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + ((InetSocketAddress) listener.address()).getPort() + "/metrics"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private String ask(String method, String accept) throws IOException {
        return RawClient.ask(listener.address(), method + " /metrics HTTP/1.1\r\nAccept: " + accept + "\r\n\r\n");
    }

    private interface RowReader {
        void read(String name, Matcher row);
    }

    private static void forEachRow(RowReader reader) throws IOException {
        Matcher row = ROW.matcher(Files.readString(DOCUMENT));
        while (row.find()) {
            for (String name : row.group(1).split(", ", -1)) {
                reader.read(name.replace("`", ""), row);
            }
        }
    }
}
