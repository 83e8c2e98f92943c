package io.kubeospf.daemon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFormatTest {
    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00.1234Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3, TERMINAL",
        "/dev/tty1, TERMINAL",
        "/dev/ttyS0, TERMINAL",
        "/dev/console, TERMINAL",
        "/dev/null, PLAIN",
        "pipe:[4711], PLAIN",
        "/var/log/kube-ospf.log, PLAIN"
    })
    void aTerminalIsKnownByItsName(String name, LineFormat expected) throws IOException {
        assertEquals(expected, ofOpenFile(name, Map.of("TERM", "xterm")));
    }

    @ParameterizedTest
    @CsvSource({"NO_COLOR, 1, PLAIN", "NO_COLOR, '', TERMINAL", "TERM, dumb, PLAIN"})
    void aTerminalThatWantsNoColourGetsNone(String variable, String value, LineFormat expected) throws IOException {
        assertEquals(expected, ofOpenFile("/dev/pts/3", Map.of(variable, value)));
    }

    @Test
    void theJournalIsTheStreamThatSystemdNamed() throws IOException {
        Path stream = Files.createFile(directory.resolve("stream"));
        Path other = Files.createFile(directory.resolve("other"));
        String name = Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino");
        assertEquals(LineFormat.JOURNAL, LineFormat.of(stream, Map.of("JOURNAL_STREAM", name)));
        assertEquals(LineFormat.PLAIN, LineFormat.of(other, Map.of("JOURNAL_STREAM", name)));
        assertEquals(LineFormat.PLAIN, LineFormat.of(directory.resolve("closed"), Map.of("JOURNAL_STREAM", name)));
    }

    @ParameterizedTest
    @CsvSource({
        "JOURNAL, WARN, <4>text",
        "JOURNAL, ERROR, <3>text",
        "JOURNAL, INFO, <6>text",
        "JOURNAL, DEBUG, <7>text",
        "PLAIN, WARN, 2026-11-22T12:00:00.123Z warn text",
        "TERMINAL, WARN, 2026-11-22T12:00:00.123Z \u001b[33mwarn\u001b[0m text"
    })
    void aLineIsWrittenForItsReader(LineFormat format, LogLevel level, String expected) {
        assertEquals(expected, format.line(TIME, level, "text"));
    }

    @Test
    void theJournalIsToldThePriorityOfEachLine() {
        assertEquals(
                "<3>defect\n<3>\tat a place", LineFormat.JOURNAL.line(TIME, LogLevel.ERROR, "defect\n\tat a place"));
    }

    /** The format for an open file that the kernel shows under this name. */
    private LineFormat ofOpenFile(String name, Map<String, String> environment) throws IOException {
        Path descriptor = Files.createSymbolicLink(directory.resolve("2"), Path.of(name));
        try {
            return LineFormat.of(descriptor, environment);
        } finally {
            Files.delete(descriptor);
        }
    }
}
