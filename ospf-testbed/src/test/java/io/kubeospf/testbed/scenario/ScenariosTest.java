package io.kubeospf.testbed.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of the scenarios is a test; {@code -Dscenario.refresh=true} writes their outputs anew. */
class ScenariosTest {
    static final Path ROOT = Path.of("src/test/resources/scenarios");
    private static final boolean REFRESH = Boolean.getBoolean("scenario.refresh");

    @TestFactory
    Stream<DynamicTest> scenarios() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(
                        ROOT.relativize(file) + ": " + titleOf(file), file.toUri(), () -> check(file)));
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith(".txt"))
                    .filter(file -> !file.startsWith(ROOT.resolve("common")))
                    .sorted()
                    .toList();
        }
    }

    private static String titleOf(Path file) {
        try {
            return Files.readAllLines(file).get(0);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void check(Path file) throws IOException {
        Scenario.Outcome outcome = ScenarioReader.read(ROOT, file).run();
        if (REFRESH) {
            Files.write(file, outcome.lines());
        } else if (!outcome.differences().isEmpty()) {
            fail(String.join("\n", outcome.differences())
                    + "\nwhere the actual lines are right, make scenarios REFRESH=true writes them");
        }
        assertEquals(List.of(), outcome.unmet());
    }
}
