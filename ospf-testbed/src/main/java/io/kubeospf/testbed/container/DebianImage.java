package io.kubeospf.testbed.container;

import io.kubeospf.testbed.lab.LabException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The lab's own image. The script {@code make-image} makes its files, once per build folder. */
final class DebianImage {
    static final String REPOSITORY = "kube-ospf-lab";

    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path SCRIPT = MODULE.resolve("make-image");

    /** It takes one minute where nobody else works. */
    private static final long PATIENCE_MINUTES = 10;

    private DebianImage() {}

    /** Another script makes another image. */
    static String name() {
        return REPOSITORY + ":" + version();
    }

    private static String version() {
        try {
            return Integer.toHexString(Arrays.hashCode(Files.readAllBytes(SCRIPT)));
        } catch (IOException e) {
            throw new LabException("Cannot read " + SCRIPT, e);
        }
    }

    /** Brings the image to an engine. */
    static void importInto(URI engine) {
        Path tarball = MODULE.resolve("target").resolve("lab-image-" + version() + ".tar");
        if (!Files.exists(tarball)) {
            run(List.of(SCRIPT.toString(), tarball.toString()));
        }
        run(List.of("docker", "--host", engine.toString(), "import", tarball.toString(), name()));
    }

    private static void run(List<String> command) {
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
