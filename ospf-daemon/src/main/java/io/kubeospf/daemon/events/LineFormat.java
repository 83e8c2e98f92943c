package io.kubeospf.daemon.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;

/** How a line looks, which depends on who reads it. */
public enum LineFormat {
    /** A priority (sd-daemon(3)) and the text; the journal keeps time and priority itself. */
    JOURNAL {
        @Override
        String line(Instant time, LogLevel level, String text) {
            String prefix = "<" + level.priority() + ">";
            return prefix + text.replace("\n", "\n" + prefix);
        }
    },
    /** As {@link #PLAIN}, with the level in colour. */
    TERMINAL {
        @Override
        String line(Instant time, LogLevel level, String text) {
            return TimeOfDay.of(time) + " \u001b[" + level.colour() + "m" + level + "\u001b[0m " + text;
        }
    },
    /** Time (UTC), level, text. */
    PLAIN {
        @Override
        String line(Instant time, LogLevel level, String text) {
            return TimeOfDay.of(time) + " " + level + " " + text;
        }
    };

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    /** One event's line, or several where the text has several; without the last line feed. */
    abstract String line(Instant time, LogLevel level, String text);

    /** What suits this process's standard error. */
    public static LineFormat ofStandardError() {
        return of(STANDARD_ERROR, System.getenv());
    }

    /**
     * What suits a stream.
     *
     * @param stream the symbolic link that the kernel has for it, see proc_pid_fd(5)
     */
    static LineFormat of(Path stream, Map<String, String> environment) {
        if (isJournal(stream, environment.getOrDefault("JOURNAL_STREAM", ""))) {
            return JOURNAL;
        }
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return colour && isTerminal(stream) ? TERMINAL : PLAIN;
    }

    /**
     * Whether systemd reads the stream. It names the stream that it made by device and inode (sd_journal_stream_fd(3)), because a
     * process that it started may have another one by now.
     */
    private static boolean isJournal(Path stream, String journalStream) {
        if (journalStream.isEmpty()) {
            return false;
        }
        try {
            return journalStream.equals(
                    Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino"));
        } catch (IOException e) {
            // There is no such stream: it was closed before we were started.
            return false;
        }
    }

    /**
     * Whether a person sees what is written. By the name of what is open; asking the C library would mean to load what calls it before
     * anything else.
     *
     * @param stream as for {@link #of}
     */
    public static boolean isTerminal(Path stream) {
        try {
            String target = Files.readSymbolicLink(stream).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /** Apart, because it takes a while to load, and the journal does without. */
    private static final class TimeOfDay {
        private static final DateTimeFormatter FORMAT =
                new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

        static String of(Instant time) {
            return FORMAT.format(time);
        }
    }
}
