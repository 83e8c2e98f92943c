package io.kubeospf.testbed.container;

import io.kubeospf.testbed.lab.LabException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The lab's own image. The script {@code make-image} makes its files, once per build folder. */
final class DebianImage {
    static final String REPOSITORY = "kube-ospf-lab";
    static final String NAME = REPOSITORY + ":bookworm";

    /** It takes one minute where nobody else works. */
    private static final long PATIENCE_MINUTES = 10;

    private static final Path MODULE = Path.of("").toAbsolutePath();

    private DebianImage() {}

    /** Brings the image to an engine. */
    static void importInto(URI engine) {
        Path tarball = MODULE.resolve("target").resolve("lab-image.tar");
        if (!Files.exists(tarball)) {
            run(List.of(MODULE.resolve("make-image").toString(), tarball.toString()));
        }
        run(List.of("docker", "--host", engine.toString(), "import", tarball.toString(), NAME));
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
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
