package io.kubeospf.testbed.prometheus;

import io.kubeospf.testbed.lab.process.JsonDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A file of alerts, as Prometheus reads it. */
public record AlertRules(String text) {
    private static final Path PACKAGED = Path.of("ospf-daemon", "src", "main", "prometheus", "kube-ospf.rules.yaml");

    /** The file of the package, looked for from the working directory upwards. */
    public static Path packagedFile() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(directory -> directory.resolve(PACKAGED))
                .filter(Files::exists)
                .findFirst()
                .orElse(PACKAGED);
    }

    public static AlertRules packaged() {
        try {
            return new AlertRules(Files.readString(packagedFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, but each alert that waits does so for a second only. */
    public AlertRules withoutPatience() {
        return new AlertRules(text.replaceAll("\\bfor: \\d+m\\b", "for: 1s"));
    }

    public List<AlertRule> rules() {
        return JsonDocument.parse(text)
                .elementsAt("groups")
                .flatMap(group -> group.elementsAt("rules"))
                .map(rule -> new AlertRule(
                        rule.textAt("alert").orElseThrow(),
                        rule.textAt("expr").orElseThrow(),
                        texts(rule, "labels"),
                        texts(rule, "annotations")))
                .toList();
    }

    private static Map<String, String> texts(JsonDocument rule, String key) {
        Map<String, String> texts = new TreeMap<>();
        if (rule.at(key).orElseThrow() instanceof Map<?, ?> entries) {
            entries.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
        }
        return texts;
    }
}
