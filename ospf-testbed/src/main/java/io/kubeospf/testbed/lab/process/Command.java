package io.kubeospf.testbed.lab.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program and its arguments, run to its end or started to stay. */
public record Command(List<String> words) {
    /** Whatever is only asked for an answer has given it by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A command line of words without blanks in them; nothing is quoted, nothing is expanded. */
    public static Command of(String line) {
        return new Command(List.of(line.strip().split("\\s+", -1)));
    }

    /** Runs it to its end, which may be a failure. */
    public CommandResult run() {
        Process process = start(new ProcessBuilder(words));
        CompletableFuture<String> errors = read(process.getErrorStream());
        CompletableFuture<String> output = read(process.getInputStream());
        if (!exited(process)) {
            process.destroyForcibly();
            throw new LabException("No end within " + PATIENCE.toSeconds() + " s: " + this);
        }
        return new CommandResult(toString(), process.exitValue(), output.join(), errors.join());
    }

    Process startWritingTo(Path output, Path errors) {
        return start(new ProcessBuilder(words)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile()));
    }

    private Process start(ProcessBuilder builder) {
        // One clock and one language, so that times and texts of different programs can be compared.
        builder.environment().put("TZ", "UTC");
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new LabException("Cannot start: " + this, e);
        }
    }

    private static boolean exited(Process process) {
        try {
            return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted", e);
        }
    }

    /** In a thread of its own: one that waited for its turn would let the program wait for room in the pipe. */
    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> text(stream), task -> {
            Thread reader = new Thread(task, "command-output");
            reader.setDaemon(true);
            reader.start();
        });
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
