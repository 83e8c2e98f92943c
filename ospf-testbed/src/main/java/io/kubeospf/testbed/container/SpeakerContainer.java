package io.kubeospf.testbed.container;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import io.kubeospf.testbed.lab.SpeakerUnderTest;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;

/** kube-ospf in a container that has no capability but NET_RAW. */
public final class SpeakerContainer extends GenericContainer<SpeakerContainer> {
    private static final String PROGRAM = "/opt/kube-ospf";
    private static final String CONFIGURATION_FILE = "/etc/kube-ospf.yaml";

    SpeakerContainer(ContainerLan lan, String configuration) {
        super(LabImage.java());
        withImagePullPolicy(LabImage::isPulled);
        withNetwork(lan.network());
        withCopyToContainer(Transferable.of(configuration), CONFIGURATION_FILE);
        withCommand(PROGRAM + "/bin/kube-ospf", "run", "--config", CONFIGURATION_FILE);
        withCreateContainerCmdModifier(create -> {
            create.withEntrypoint().withIpv4Address(ContainerLan.MASTER);
            Bind program = new Bind(SpeakerUnderTest.built().toString(), new Volume(PROGRAM), AccessMode.ro);
            create.getHostConfig()
                    .withCapDrop(Capability.ALL)
                    .withCapAdd(Capability.NET_RAW)
                    .withBinds(program);
        });
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
