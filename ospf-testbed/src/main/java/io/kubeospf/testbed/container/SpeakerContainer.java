package io.kubeospf.testbed.container;

import com.github.dockerjava.api.model.Capability;
import io.kubeospf.testbed.lab.SpeakerUnderTest;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/** kube-ospf in a container that has no capability but NET_RAW. */
public final class SpeakerContainer extends GenericContainer<SpeakerContainer> {
    static final String ROUTER_ID = "192.0.2.132";

    private static final String PROGRAM = "/opt/kube-ospf";
    private static final int FOR_EVERYBODY = 0755;
    static final String CONFIGURATION_FILE = "/etc/kube-ospf.yaml";
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
        super(LabImage.java());
        withImagePullPolicy(LabImage::isPulled);
        withNetwork(lan);
        withLabel(LabImage.LABEL, "kube-ospf");
        withCopyFileToContainer(
                MountableFile.forHostPath(SpeakerUnderTest.built().toAbsolutePath(), FOR_EVERYBODY), PROGRAM);
        withCopyToContainer(
                Transferable.of(CONFIGURATION.formatted(ROUTER_ID, style.type(), style.deadInterval())),
                CONFIGURATION_FILE);
        withCommand(PROGRAM + "/bin/kube-ospf", "run", "--config", CONFIGURATION_FILE);
        withCreateContainerCmdModifier(create -> {
            create.withEntrypoint();
            create.getHostConfig().withCapDrop(Capability.ALL).withCapAdd(Capability.NET_RAW);
        });
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
