package io.kubeospf.testbed.container;

import com.github.dockerjava.api.model.Capability;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;

/** kube-ospf in its own image, as a user without privileges, in a container that has no capability but NET_RAW. */
public final class SpeakerContainer extends GenericContainer<SpeakerContainer> {
    static final String ROUTER_ID = "192.0.2.132";

    static final String CONFIGURATION_FILE = "/etc/kube-ospf/kube-ospf.yaml";
    private static final String CONFIGURATION = """
            router-id: %s
            interfaces:
              - name: eth0
                interface-type: %s
                hello-interval: 1
                dead-interval: %d
                retransmit-interval: 2
            """;

    SpeakerContainer(Network lan, NetworkStyle style) {
        super(LabImage.speaker());
        withImagePullPolicy(LabImage::isPulled);
        withNetwork(lan);
        withLabel(LabImage.LABEL, "kube-ospf");
        withCopyToContainer(
                Transferable.of(CONFIGURATION.formatted(ROUTER_ID, style.type(), style.deadInterval())),
                CONFIGURATION_FILE);
        withCreateContainerCmdModifier(
                create -> create.getHostConfig().withCapDrop(Capability.ALL).withCapAdd(Capability.NET_RAW));
    }

    String address() {
        return getCurrentContainerInfo().getNetworkSettings().getNetworks().values().stream()
                .findFirst()
                .orElseThrow()
                .getIpAddress();
    }

    /** SIGTERM, and waits for the end. */
    void terminate() {
        DockerClientFactory.instance()
                .client()
                .stopContainerCmd(getContainerId())
                .exec();
    }

    /** Of a speaker that has ended; 128 + n after signal n. */
    int exitCode() {
        return getCurrentContainerInfo().getState().getExitCodeLong().intValue();
    }

    /** SIGKILL. */
    void kill() {
        DockerClientFactory.instance()
                .client()
                .killContainerCmd(getContainerId())
                .exec();
    }
}
