package io.kubeospf.testbed.container;

import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * The images of the lab's containers. System properties name them for those who can pull: {@code lab.image.frr} one that has
 * FRR, {@code lab.image.java} one that has Java 17 and libpcap. What they do not name is {@link DebianImage}.
 */
final class LabImage {
    /** On every container, to be found by. */
    static final String LABEL = "kube-ospf-lab";

    private LabImage() {}

    static DockerImageName frr() {
        return named("lab.image.frr");
    }

    static DockerImageName java() {
        return named("lab.image.java");
    }

    /** Whether an image that the engine lacks may be had from elsewhere: the one that is made here is nowhere else. */
    static boolean isPulled(DockerImageName image) {
        return !image.getUnversionedPart().equals(DebianImage.REPOSITORY);
    }

    private static DockerImageName named(String property) {
        String name = System.getProperty(property, "");
        return name.isEmpty() ? made() : DockerImageName.parse(name);
    }

    private static synchronized DockerImageName made() {
        DockerClientFactory engine = DockerClientFactory.instance();
        try {
            engine.client().inspectImageCmd(DebianImage.name()).exec();
        } catch (NotFoundException notYet) {
            DebianImage.importInto(engine.getTransportConfig().getDockerHost());
        }
        return DockerImageName.parse(DebianImage.name());
    }
}
