package io.kubeospf.daemon.events;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Lines for the operator: time (UTC), level, text. Any thread may write. */
public final class OperatorLog {
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final PrintStream stream;
    private final LogLevel threshold;
    private final InstantSource wallClock;

    public OperatorLog(PrintStream stream, LogLevel threshold, InstantSource wallClock) {
        this.stream = stream;
        this.threshold = threshold;
        this.wallClock = wallClock;
    }

    public void error(String text) {
        write(LogLevel.ERROR, text);
    }

    public void warn(String text) {
        write(LogLevel.WARN, text);
    }

    public void info(String text) {
        write(LogLevel.INFO, text);
    }

    /** Something that must not happen, with all that helps to find out why. */
    public void defect(String text, Throwable cause) {
        synchronized (stream) {
            error(text);
            cause.printStackTrace(stream);
        }
    }

    void write(LogLevel level, String text) {
        if (level.compareTo(threshold) <= 0) {
            stream.println(TIME.format(wallClock.instant()) + " " + level + " " + text);
        }
    }
}
