package io.kubeospf.daemon.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.daemon.events.LineFormat;
import io.kubeospf.daemon.events.LogConfig;
import io.kubeospf.daemon.events.OperatorLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceNumberFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final OperatorLog log =
            new OperatorLog(logged, LineFormat.PLAIN, LogConfig.DEFAULT, InstantSource.system());

    @Test
    void theNextProcessReadsWhatThisOneHasWritten() throws IOException, InterruptedException {
        assertEquals(0, new SequenceNumberFile(directory, log).read());
        SequenceNumberFile file = new SequenceNumberFile(directory, log);
        file.write(1_795_401_234L);
        file.write((1L << 32) + 5);

        assertEquals((1L << 32) + 5, new SequenceNumberFile(directory, log).read());
        assertEquals("", log());
        try (var files = Files.list(directory)) {
            assertEquals(
                    List.of("cryptographic-sequence-number"),
                    files.map(path -> path.getFileName().toString()).toList());
        }
    }

    @Test
    void aFileThatHoldsNoNumberIsNone() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("cryptographic-sequence-number"), "seven\n");

        assertEquals(0, new SequenceNumberFile(directory, log).read());
        assertTrue(log().contains("holds no number"), log());
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsToldOnceAndTheProcessRemembers() throws InterruptedException {
        SequenceNumberFile file = new SequenceNumberFile(directory.resolve("missing"), log);
        file.write(7);
        file.write(8);

        assertEquals(8, file.read());
        assertEquals(1, log().lines().count(), log());
        assertTrue(log().contains("cannot be kept in " + directory.resolve("missing")), log());
    }

    private String log() throws InterruptedException {
        log.awaitWritten(Duration.ofSeconds(10));
        return logged.toString(StandardCharsets.UTF_8);
    }
}
