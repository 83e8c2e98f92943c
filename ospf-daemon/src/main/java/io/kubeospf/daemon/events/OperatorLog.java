package io.kubeospf.daemon.events;

import io.kubeospf.core.packet.PacketType;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.InstantSource;

/** Lines for the operator. Any thread may write, and none waits for the reader: {@link LineWriter}. */
public final class OperatorLog {
    private final LineWriter writer;
    private final InstantSource wallClock;
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

    /** Something that must not happen, with all that helps to find out why. */
    public void defect(String text, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        error(text + "\n" + trace.toString().stripTrailing());
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
        writer.put(wallClock.instant(), LogLevel.DEBUG, text);
    }

    /** Before the process ends: waits until everything so far is written, or nobody has read it for that long. */
    public void awaitWritten(Duration atMost) throws InterruptedException {
        writer.awaitWritten(atMost);
    }

    void write(LogPackage origin, LogLevel level, String text) {
        if (config.shows(origin, level)) {
            writer.put(wallClock.instant(), level, text);
        }
    }
}
