package io.kubeospf.testbed.container;

import io.kubeospf.testbed.lab.process.Preparation;
import java.net.URI;
import java.util.List;

/** The lab's own image for FRR. */
final class DebianImage {
    static final String REPOSITORY = "kube-ospf-lab";

    private static final DebianTarball FILES = new DebianTarball("frr,iproute2");

    private DebianImage() {}

    /** Other files make another image. */
    static String name() {
        return REPOSITORY + ":" + FILES.version();
    }

    /** Brings the image to an engine. */
    static void importInto(URI engine, String name) {
        Preparation.run(List.of(
                "docker", "--host", engine.toString(), "import", FILES.made().toString(), name));
    }
}
