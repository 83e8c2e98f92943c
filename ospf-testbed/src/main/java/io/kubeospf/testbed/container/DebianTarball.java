package io.kubeospf.testbed.container;

import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.process.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The files of a minimal Debian 12 with packages of it. The script {@code make-image} makes them, once for all builds of a user.
 *
 * @param packages their names, with commas between them
 */
public record DebianTarball(String packages) {
    private static final Path SCRIPT = Path.of("make-image").toAbsolutePath();

    /** The file, which is made if it is not there yet. */
    public Path made() {
        Path tarball = Preparation.cache().resolve("debian-" + version() + ".tar");
        if (!Files.exists(tarball)) {
            Preparation.run(List.of(SCRIPT.toString(), tarball.toString(), packages));
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
}
