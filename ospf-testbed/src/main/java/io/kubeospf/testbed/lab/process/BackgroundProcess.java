package io.kubeospf.testbed.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that runs until it is ended; what it says goes to two files. */
public final class BackgroundProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Path output;
    private final Path errors;

    private BackgroundProcess(String name, Process process, Path output, Path errors) {
        this.name = name;
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    public static BackgroundProcess start(String name, Command command, Path directory) {
        Path output = directory.resolve(name + ".out");
        Path errors = directory.resolve(name + ".err");
        return new BackgroundProcess(name, command.startWritingTo(output, errors), output, errors);
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Everything it has written to its standard output so far. */
    public String output() {
        return content(output);
    }

    /** Everything it has written to its standard error so far. */
    public String errors() {
        return content(errors);
    }

    /** The process that this one has started; empty when it has started none. */
    public Optional<ProcessHandle> child() {
        return process.children().findFirst();
    }

    /** SIGTERM; returns at once. */
    public void terminate() {
        process.destroy();
    }

    /** SIGSTOP: it stays, and does nothing. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        Command.of("kill -" + signal + " " + process.pid()).run().outputOrThrow();
    }

    /** SIGKILL, and waits for the end. */
    public void kill() {
        process.destroyForcibly();
        exitCode(GRACE);
    }

    /** The exit code of a process that ends within the given time; 128 + n after signal n. */
    public int exitCode(Duration patience) {
        if (!endsWithin(patience)) {
            throw new LabException(name + " still runs after " + patience.toMillis() + " ms\n" + errors());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        terminate();
        if (!endsWithin(GRACE)) {
            kill();
        }
    }

    private boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while waiting for the end of " + name, e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
