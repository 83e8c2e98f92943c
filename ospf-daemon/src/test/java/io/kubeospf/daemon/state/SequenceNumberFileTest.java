package io.kubeospf.daemon.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceNumberFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final List<Runnable> retries = new ArrayList<>();
    private final OperatorLog log =
            new OperatorLog(logged, LineFormat.PLAIN, LogConfig.DEFAULT, InstantSource.system());

    @Test
    void theNextProcessReadsWhatThisOneHasWritten() throws IOException, InterruptedException {
        assertEquals(0, file(directory).read());
        SequenceNumberFile file = file(directory);
        file.write(1_795_401_234L);
        file.write((1L << 32) + 5);

        assertEquals((1L << 32) + 5, file(directory).read());
        assertEquals("", log());
        assertEquals(List.of("cryptographic-sequence-number"), names());
    }

    @Test
    void aFileThatHoldsNoNumberIsNone() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("cryptographic-sequence-number"), "seven\n");

        assertEquals(0, file(directory).read());
        assertTrue(log().contains("holds no number"), log());
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsToldOnceAndTheProcessRemembers() throws InterruptedException {
        SequenceNumberFile file = file(directory.resolve("missing"));
        file.write(7);
        file.write(8);

        assertEquals(8, file.read());
        assertEquals(1, log().lines().count(), log());
        assertTrue(log().contains("cannot be kept in " + directory.resolve("missing")), log());
    }

    @Test
    void aNumberThatFoundNoRoomIsWrittenAsSoonAsThereIsAndNothingStaysBehind()
            throws IOException, InterruptedException {
        Path blocked = Files.createDirectories(directory.resolve("cryptographic-sequence-number/in the way"));
        SequenceNumberFile file = file(directory);
        file.write(7);
        file.write(8);
        assertEquals(List.of("cryptographic-sequence-number"), names());
        assertEquals(1, retries.size(), "one retry is planned, not one for each number");

        retries.remove(0).run();
        assertEquals(1, retries.size(), "it is tried until it succeeds");
        Files.delete(blocked);
        Files.delete(blocked.getParent());
        retries.remove(0).run();

        assertEquals(8, file(directory).read());
        assertEquals(List.of("cryptographic-sequence-number"), names());
        assertEquals(List.of(), retries);
        assertTrue(log().endsWith("is kept in " + blocked.getParent() + " again\n"), log());
    }

    @Test
    void aFifoInThePlaceOfTheFileOrOfItsSuccessorHoldsUpNothing() throws IOException, InterruptedException {
        makeFifo("cryptographic-sequence-number");
        makeFifo("cryptographic-sequence-number.new");
        SequenceNumberFile file = file(directory);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertEquals(0, file.read());
            file.write(7);
        });
        assertTrue(log().contains("it is a FIFO, a socket or a device, not a regular file"), log());
        assertEquals(7, file(directory).read());
    }

    @Test
    void aFileThatNeverEndsHoldsNoNumber() throws IOException, InterruptedException {
        Files.createSymbolicLink(directory.resolve("cryptographic-sequence-number"), Path.of("/dev/zero"));
        assertEquals(0, file(directory).read());
    }

    @Test
    void aStateDirectoryThatIsNoAbsolutePathIsToldAndTheDefaultIsUsed() throws InterruptedException {
        for (String wrong : List.of("", ":", "relative", "/var/\uFFFD", "/var/\u0000")) {
            assertEquals(
                    Path.of("/var/lib/kube-ospf"), SequenceNumberFile.directory(Map.of("STATE_DIRECTORY", wrong), log));
        }
        assertEquals(5, log().lines().count(), log());
        assertEquals(Path.of("/a"), SequenceNumberFile.directory(Map.of("STATE_DIRECTORY", "/a:/b"), log));
    }

    private SequenceNumberFile file(Path of) {
        return new SequenceNumberFile(of, log, retries::add);
    }

    private void makeFifo(String name) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", directory.resolve(name).toString())
                        .start()
                        .waitFor());
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private String log() throws InterruptedException {
        log.awaitWritten(Duration.ofSeconds(10));
        return logged.toString(StandardCharsets.UTF_8);
    }
}
