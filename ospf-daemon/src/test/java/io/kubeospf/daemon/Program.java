package io.kubeospf.daemon;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of a test: what it writes goes into files, and it ends with the test. */
final class Program implements AutoCloseable {
    private static final Path BUILT = Path.of("target/kube-ospf").toAbsolutePath();
    private static final Path LAUNCHER = BUILT.resolve("bin/kube-ospf");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path output;
    private final Path errors;

    private Program(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    static Program start(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        Path errors = Files.createTempFile(directory, "errors", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        return new Program(builder.start(), output, errors);
    }

    /** A program whose standard error is a pipe that nobody reads. */
    static Program unread(Path directory, List<String> command) throws IOException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        Path nothing = Files.createTempFile(directory, "errors", ".txt");
        return new Program(
                new ProcessBuilder(command).redirectOutput(output.toFile()).start(), output, nothing);
    }

    /** Starts kube-ospf as its users do. */
    static Program kubeOspf(Path directory, String... arguments) throws IOException {
        return kubeOspf(directory, List.of(), arguments);
    }

    /** Starts kube-ospf by way of another program, such as one that enters a namespace. */
    static Program kubeOspf(Path directory, List<String> by, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(by);
        command.add(LAUNCHER.toString());
        command.addAll(List.of(arguments));
        return start(directory, Map.of(), command);
    }

    /** The folder that the build has made. */
    static Path built() {
        return BUILT;
    }

    static Path launcher() {
        return LAUNCHER;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + PATIENCE);
        }
        return process.exitValue();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGHUP. */
    void hangUp() throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("it does not run any more");
        }
    }

    /** Whether SIGHUP does to it anything but end it: it is ignored or caught. */
    boolean survivesHangUp() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("SigIgn:") || line.startsWith("SigCgt:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(8).trim(), 16) & 1) != 0);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    void awaitError(String text) {
        await().alias("standard error says: " + text).atMost(PATIENCE).until(() -> errors().contains(text));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
