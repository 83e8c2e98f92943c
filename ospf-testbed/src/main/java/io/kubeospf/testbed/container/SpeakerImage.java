package io.kubeospf.testbed.container;

import io.kubeospf.testbed.lab.SpeakerUnderTest;
import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.process.Preparation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** kube-ospf's own image, as {@code make image} makes it; the script makes its files again when what goes in has changed. */
final class SpeakerImage {
    static final String REPOSITORY = "kube-ospf-lab-speaker";

    private static final Path MODULE =
            SpeakerUnderTest.built().toAbsolutePath().resolveSibling("..").normalize();
    private static final String SCRIPT = MODULE.resolve("make-image").toString();

    private SpeakerImage() {}

    /** Makes the files, and names the image that they are to be. */
    static String name() {
        Preparation.run(List.of(SCRIPT));
        try {
            return REPOSITORY + ":"
                    + Files.readString(MODULE.resolve("target/image/version")).strip();
        } catch (IOException e) {
            throw new LabException("Cannot read the version of the image", e);
        }
    }

    /** Brings the image to an engine. */
    static void importInto(URI engine, String name) {
        Preparation.run(List.of(SCRIPT, name, "--host", engine.toString()));
    }
}
