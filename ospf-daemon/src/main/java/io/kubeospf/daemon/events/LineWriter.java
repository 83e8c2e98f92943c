package io.kubeospf.daemon.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes lines in a thread of its own, so that nobody who has something to say waits for the reader. Lines that find no room
 * are left out and counted; the count stands where they would have stood.
 */
final class LineWriter {
    /** Of the lines that wait, in characters. */
    static final int LIMIT = 512 * 1024;

    /** What a line costs besides its text. */
    private static final int LINE_OVERHEAD = 64;

    private final OutputStream stream;
    private final LineFormat format;
    private List<Line> waiting = new ArrayList<>();
    private int size;
    private long leftOut;
    private Instant lastLeftOut = Instant.EPOCH;
    private boolean writing;

    private record Line(Instant time, LogLevel level, String text) {}

    private LineWriter(OutputStream stream, LineFormat format) {
        this.stream = stream;
        this.format = format;
    }

    static LineWriter start(OutputStream stream, LineFormat format) {
        LineWriter writer = new LineWriter(stream, format);
        Thread thread = new Thread(writer::run, "log");
        thread.setDaemon(true);
        thread.start();
        return writer;
    }

    synchronized void put(Instant time, LogLevel level, String text) {
        int weight = LINE_OVERHEAD + text.length();
        // After a gap no shorter line slips in: the count would not stand where the lines are missing.
        if (leftOut > 0 || size + weight > LIMIT) {
            leftOut++;
            lastLeftOut = time;
        } else {
            waiting.add(new Line(time, level, text));
            size += weight;
        }
        notifyAll();
    }

    /** Waits until everything so far is written; false when the time did not suffice. */
    synchronized boolean awaitWritten(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (writing || hasWork()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Duration.ofNanos(left).toMillis() + 1);
        }
        return true;
    }

    private void run() {
        try {
            while (true) {
                for (Line line : take()) {
                    write(format.line(line.time(), line.level(), line.text()));
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody should interrupt this thread", e);
        }
    }

    /** All that waits, as soon as something does. What was taken before is written. */
    private synchronized List<Line> take() throws InterruptedException {
        writing = false;
        notifyAll();
        while (!hasWork()) {
            wait();
        }
        List<Line> taken = waiting;
        if (leftOut > 0) {
            taken.add(new Line(
                    lastLeftOut,
                    LogLevel.WARN,
                    "left out here, because nobody read them in time: " + leftOut + " lines"));
        }
        waiting = new ArrayList<>();
        size = 0;
        leftOut = 0;
        writing = true;
        return taken;
    }

    private boolean hasWork() {
        return leftOut > 0 || !waiting.isEmpty();
    }

    private void write(String line) {
        try {
            stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            // The reader is gone. There is nobody to tell, and what the daemon is for goes on.
        }
    }
}
