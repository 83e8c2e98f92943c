package io.kubeospf.testbed.container;

import io.kubeospf.testbed.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The files of a minimal Debian 12 with packages of it. The script {@code make-image} makes them, once for all builds of a user.
 *
 * @param packages their names, with commas between them
 */
public record DebianTarball(String packages) {
    private static final Path SCRIPT = Path.of("make-image").toAbsolutePath();

    /** It takes one minute where nobody else works. */
    private static final long PATIENCE_MINUTES = 10;

    /** The file, which is made if it is not there yet. */
    public Path made() {
        Path tarball = cache().resolve("debian-" + version() + ".tar");
        if (!Files.exists(tarball)) {
            run(List.of(SCRIPT.toString(), tarball.toString(), packages));
        }
        return tarball;
    }

    /** Another script or other packages make another one. */
    String version() {
        try {
            return Integer.toHexString(Objects.hash(Arrays.hashCode(Files.readAllBytes(SCRIPT)), packages));
        } catch (IOException e) {
            throw new LabException("Cannot read " + SCRIPT, e);
        }
    }

    private static Path cache() {
        String home = Objects.requireNonNullElseGet(
                System.getenv("XDG_CACHE_HOME"), () -> System.getProperty("user.home") + "/.cache");
        return Path.of(home, "kube-ospf-lab");
    }

    /** Runs a command that takes its time, and must not fail. */
    static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
                throw new LabException("No end within " + PATIENCE_MINUTES + " minutes: " + command);
            }
            if (process.exitValue() != 0) {
                throw new LabException("Exit code " + process.exitValue() + ": " + command);
            }
        } catch (IOException e) {
            throw new LabException("Cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while running " + command, e);
        }
    }
}
