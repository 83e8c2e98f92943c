package io.kubeospf.daemon.config;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void whatIsNoRegularFileIsRefusedAndNeverOpened() throws Exception {
        Path fifo = directory.resolve("fifo");
        assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
        Path endless = Files.createSymbolicLink(directory.resolve("endless"), Path.of("/dev/zero"));

        assertRefused(fifo, " cannot be read: it is a FIFO, a socket or a device, not a regular file; name a file");
        assertRefused(endless, " cannot be read: it is a FIFO, a socket or a device, not a regular file; name a file");
        assertRefused(directory, " cannot be read: it is a directory, not a regular file; name a file");
    }

    @Test
    void aFileBeyondTheBoundIsRefusedWithBothSizes() throws IOException {
        Path large = directory.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(50_000_000);
        }
        assertRefused(large, " cannot be read: it has 50000000 octets; at most 655360 are read; name a file");
    }

    @Test
    void aFileThatIsNotReadInTimeIsRefusedAndNotReadTwiceAtOnce() throws Exception {
        Path slow = Files.writeString(directory.resolve("slow"), "area: " + "x".repeat(600_000));
        ConfigSource source = new ConfigSource(slow);

        IOException late = assertThrows(IOException.class, () -> source.read(Duration.ofMillis(1)));
        assertEquals(slow + " cannot be read: it and the key files were not read within 0 s", source.explain(late));
        IOException again = assertThrows(IOException.class, () -> source.read(PATIENCE));
        assertTrue(source.explain(again).endsWith("an earlier attempt to read it still waits for the file system"));

        Files.writeString(slow, "area: 0.0.0.1");
        await().atMost(PATIENCE)
                .ignoreException(IOException.class)
                .untilAsserted(() ->
                        assertEquals("0.0.0.1", source.read(PATIENCE).areaId().toString()));
    }

    private static void assertRefused(Path path, String reason) {
        ConfigSource source = new ConfigSource(path);
        IOException e = assertTimeoutPreemptively(PATIENCE, () -> assertThrows(IOException.class, source::read));
        assertTrue(source.explain(e).startsWith(path + reason), source.explain(e));
    }
}
