package io.kubeospf.daemon.events;

import io.kubeospf.core.packet.PacketType;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Lines for the operator. Any thread may write, and none waits for the reader: {@link LineWriter}. */
public final class OperatorLog {
    private final LineWriter writer;
    private final InstantSource wallClock;
    private final RepetitionLimit repetitions = new RepetitionLimit();
    private volatile LogConfig config;

    /** A log that writes to a stream until the process ends. */
    public OperatorLog(OutputStream stream, LineFormat format, LogConfig config, InstantSource wallClock) {
        this.writer = LineWriter.start(stream, format);
        this.config = config;
        this.wallClock = wallClock;
    }

    /** Decides from now on what is shown. */
    public void configure(LogConfig newConfig) {
        config = newConfig;
    }

    public void error(String text) {
        write(LogPackage.DAEMON, LogLevel.ERROR, text);
    }

    public void warn(String text) {
        write(LogPackage.DAEMON, LogLevel.WARN, text);
    }

    public void info(String text) {
        write(LogPackage.DAEMON, LogLevel.INFO, text);
    }

    /** Something that must not happen, with all that helps to find out why. Of the same text twice in a minute at most. */
    public void defect(LogLevel level, String text, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        report(2, level, text, List.of(text + "\n" + trace.toString().stripTrailing()));
    }

    /**
     * Lines that somebody outside can cause.
     *
     * @param perMinute how many reports of the subject are written; of others the next one tells the number
     * @param subject what makes reports alike; of few values, none of them chosen outside
     */
    public void report(int perMinute, LogLevel level, Object subject, List<String> lines) {
        Instant now = wallClock.instant();
        repetitions.admit(new LogLine.Limit(List.of(subject), perMinute), now).ifPresent(heldBack -> {
            for (int i = 0; i < lines.size(); i++) {
                write(LogPackage.DAEMON, level, i == 0 ? LogLine.after(lines.get(0), heldBack) : lines.get(i));
            }
        });
    }

    /** Whether packets of this type are to be shown. */
    public boolean traces(PacketType type) {
        return config.traced().contains(type);
    }

    /** Whether packets of any type are. */
    public boolean tracesAny() {
        return !config.traced().isEmpty();
    }

    /** A packet in words, which was asked for and is shown whatever the level. */
    public void trace(String text) {
        writer.put(wallClock.instant(), LogLevel.DEBUG, PrintableText.lines(text));
    }

    /** Before the process ends: waits until everything so far is written, or nobody has read it for that long. */
    public void awaitWritten(Duration atMost) throws InterruptedException {
        writer.awaitWritten(atMost);
    }

    void write(LogPackage origin, LogLevel level, String text) {
        if (config.shows(origin, level)) {
            writer.put(wallClock.instant(), level, PrintableText.lines(text));
        }
    }
}
