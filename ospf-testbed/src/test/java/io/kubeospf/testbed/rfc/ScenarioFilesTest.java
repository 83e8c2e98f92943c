package io.kubeospf.testbed.rfc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFilesTest {
    @TempDir
    private Path root = Path.of("");

    @Test
    void theTitleOfAScenarioIsTheRuleAndTheFileTheTest() throws IOException {
        write("flooding/max-age-unknown.txt", """
                An LSA that leaves and that we do not have is forgotten
                rule: RFC 2328 13 (4), 13.5; RFC 5243
                # rule: a remark
                router 1.1.1.1
                """);
        write("common/full.txt", "The beginning of others\nrouter 1.1.1.1\n");

        Path file = Path.of("ospf-testbed/src/test/resources/scenarios/flooding/max-age-unknown.txt");
        assertEquals(
                Proof.of(
                        "RFC 2328 13 (4), 13.5; RFC 5243",
                        "An LSA that leaves and that we do not have is forgotten",
                        "flooding/max-age-unknown",
                        file),
                ScenarioFiles.under(root));
    }

    @Test
    void thereMayBeNoScenarios() {
        assertEquals(List.of(), ScenarioFiles.under(root));
    }

    @Test
    void refusesAScenarioWithoutARule() throws IOException {
        write("flooding/nothing.txt", "A title\nrouter 1.1.1.1\n");

        assertThrows(IllegalArgumentException.class, () -> ScenarioFiles.under(root));
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(Path.of("ospf-testbed", "src", "test", "resources", "scenarios"))
                .resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
