package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstalledPackagesTest {
    @Test
    void everyPackageThatTheLabNeedsIsInstalledByTheScript() throws IOException {
        String script = Files.readString(Path.of("..", ".ci", "install-packages"));
        List<String> words = List.of(script.split("\\s+", -1));
        assertTrue(words.containsAll(LabRequirements.packages()), script);
    }
}
