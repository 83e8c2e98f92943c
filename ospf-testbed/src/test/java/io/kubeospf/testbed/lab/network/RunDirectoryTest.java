package io.kubeospf.testbed.lab.network;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    @Test
    void isDeletedWithAllThatIsInIt(@TempDir Path home) throws IOException {
        Path lab = home.resolve("ko000000");
        Files.createDirectories(lab.resolve("master/run"));
        new RunDirectory(lab).delete();
        assertFalse(Files.exists(lab));
    }

    @Test
    void oneThatAnotherProcessHasRemovedIsDeletedWithoutAComplaint(@TempDir Path home) {
        RunDirectory removed = new RunDirectory(home.resolve("ko000000"));
        assertDoesNotThrow(removed::delete);
    }
}
