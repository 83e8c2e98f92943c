package io.kubeospf.testbed.container;

import com.github.dockerjava.api.exception.NotFoundException;
import java.net.URI;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * The images of the lab's containers. System properties name them for those who can pull: {@code lab.image.frr} one that has
 * FRR, {@code lab.image.kube-ospf} one of kube-ospf. What they do not name is made here.
 */
final class LabImage {
    /** On every container, to be found by. */
    static final String LABEL = "kube-ospf-lab";

    private LabImage() {}

    static DockerImageName frr() {
        return namedOrMade("lab.image.frr", DebianImage::name, DebianImage::importInto);
    }

    static DockerImageName speaker() {
        return namedOrMade("lab.image.kube-ospf", SpeakerImage::name, SpeakerImage::importInto);
    }

    /** Whether an image that the engine lacks may be had from elsewhere: one that is made here is nowhere else. */
    static boolean isPulled(DockerImageName image) {
        String repository = image.getUnversionedPart();
        return !repository.equals(DebianImage.REPOSITORY) && !repository.equals(SpeakerImage.REPOSITORY);
    }

    private static synchronized DockerImageName namedOrMade(
            String property, Supplier<String> name, BiConsumer<URI, String> importer) {
        String named = System.getProperty(property, "");
        if (!named.isEmpty()) {
            return DockerImageName.parse(named);
        }
        String made = name.get();
        DockerClientFactory engine = DockerClientFactory.instance();
        try {
            engine.client().inspectImageCmd(made).exec();
        } catch (NotFoundException notYet) {
            importer.accept(engine.getTransportConfig().getDockerHost(), made);
        }
        return DockerImageName.parse(made);
    }
}
