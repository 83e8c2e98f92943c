package io.kubeospf.daemon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The stream is a pipe that holds ten octets, so it is the reader who decides when a line is written. */
class LineWriterTest {
    private static final Instant TIME = Instant.EPOCH;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LONG_TEXT = "x".repeat(LineWriter.LIMIT / 4);

    private final PipedInputStream reader = new PipedInputStream(10);
    private final LineWriter writer = LineWriter.start(connected(reader), LineFormat.JOURNAL);

    @Test
    void nobodyWaitsForAReaderWhoDoesNotRead() throws InterruptedException {
        for (int line = 0; line < 100_000; line++) {
            writer.put(TIME, LogLevel.INFO, "a line that is longer than the pipe");
        }
        assertFalse(writer.awaitWritten(Duration.ofMillis(50)));
    }

    @Test
    void theCountStandsWhereLinesWereLeftOut() throws IOException, InterruptedException {
        writer.put(TIME, LogLevel.INFO, "it goes out and fills the pipe");
        assertEquals('<', reader.read());
        for (int line = 0; line < 5; line++) {
            writer.put(TIME, LogLevel.INFO, line + LONG_TEXT);
        }
        writer.put(TIME, LogLevel.INFO, "short enough, but after the gap");
        CompletableFuture<List<String>> read = readUntil("<6>there is room again");
        assertTrue(writer.awaitWritten(PATIENCE));
        writer.put(TIME, LogLevel.INFO, "there is room again");
        assertEquals(
                List.of(
                        "6>it goes out and fills the pipe",
                        "<6>0" + LONG_TEXT,
                        "<6>1" + LONG_TEXT,
                        "<6>2" + LONG_TEXT,
                        "<4>left out here, because nobody read them in time: 3 lines",
                        "<6>there is room again"),
                read.join());
    }

    @Test
    void aLineThatNeverFindsRoomIsCountedAsWell() {
        CompletableFuture<List<String>> read = readUntil("<6>another");
        writer.put(TIME, LogLevel.INFO, "x".repeat(LineWriter.LIMIT));
        assertTrue(awaitWritten());
        writer.put(TIME, LogLevel.INFO, "another");
        assertEquals(List.of("<4>left out here, because nobody read them in time: 1 lines", "<6>another"), read.join());
    }

    @Test
    void goesOnWhenTheReaderIsGone() throws IOException {
        reader.close();
        writer.put(TIME, LogLevel.INFO, "unheard");
        assertTrue(awaitWritten());
        writer.put(TIME, LogLevel.INFO, "unheard as well");
        assertTrue(awaitWritten());
    }

    private boolean awaitWritten() {
        try {
            return writer.awaitWritten(PATIENCE);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private CompletableFuture<List<String>> readUntil(String last) {
        return CompletableFuture.supplyAsync(() -> {
            List<String> lines = new ArrayList<>();
            while (!lines.contains(last)) {
                lines.add(readLine());
            }
            return lines;
        });
    }

    /** Octet by octet, so that nothing is read ahead. */
    private String readLine() {
        StringBuilder line = new StringBuilder();
        try {
            for (int octet = reader.read(); octet != '\n'; octet = reader.read()) {
                line.append((char) octet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    private static PipedOutputStream connected(PipedInputStream reader) {
        try {
            return new PipedOutputStream(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
