package io.kubeospf.testbed.rfc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds what scenarios say that they prove: the first line is the rule, a line "rule: RFC 2328 13 (4)" says where it stands. Those in
 * common are beginnings of others, and prove nothing.
 */
final class ScenarioFiles {
    private static final Path DIRECTORY = Path.of("ospf-testbed", "src", "test", "resources", "scenarios");
    private static final String RULE = "rule:";

    private ScenarioFiles() {}

    /** The proofs of all scenarios, by file. */
    static List<Proof> under(Path root) {
        Path directory = root.resolve(DIRECTORY);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .filter(file -> !file.startsWith(directory.resolve("common")))
                    .sorted()
                    .flatMap(file -> proofs(root, file).stream())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Proof> proofs(Path root, Path file) {
        String name = root.resolve(DIRECTORY).relativize(file).toString().replace(".txt", "");
        List<String> lines = linesOf(file);
        String places = lines.stream()
                .filter(line -> line.startsWith(RULE))
                .map(line -> line.substring(RULE.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no line '" + RULE + "'"));
        return Proof.of(places, lines.get(0), name, root.relativize(file));
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
