package io.kubeospf.testbed.dashboard;

import io.kubeospf.testbed.lab.process.JsonDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A dashboard in Grafana's JSON. */
public record Dashboard(JsonDocument json) {
    private static final Path PACKAGED = Path.of("ospf-daemon", "src", "main", "grafana", "kube-ospf.json");

    /** The one of the package, looked for from the working directory upwards. */
    public static Dashboard packaged() {
        return read(Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(directory -> directory.resolve(PACKAGED))
                .filter(Files::exists)
                .findFirst()
                .orElse(PACKAGED));
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(JsonDocument.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that it asks, in the order of its panels; what it marks in all of them comes last. */
    public List<DashboardQuery> queries() {
        return Stream.concat(
                        json.elementsAt("panels").flatMap(Dashboard::ofPanel),
                        json.elementsAt("annotations", "list").map(Dashboard::ofAnnotation))
                .toList();
    }

    private static Stream<DashboardQuery> ofPanel(JsonDocument panel) {
        return panel.elementsAt("targets")
                .map(target -> new DashboardQuery(
                        text(panel, "title"),
                        text(target, "expr"),
                        text(target, "legendFormat"),
                        text(target, "instant").equals("true"),
                        panel.at("fieldConfig", "defaults", "noValue").isPresent()));
    }

    private static DashboardQuery ofAnnotation(JsonDocument annotation) {
        return new DashboardQuery(
                text(annotation, "name"), text(annotation, "expr"), text(annotation, "titleFormat"), false, false);
    }

    private static String text(JsonDocument part, String key) {
        return part.textAt(key).orElseThrow(() -> new IllegalArgumentException("No " + key + " in " + part));
    }
}
