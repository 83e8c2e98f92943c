package io.kubeospf.testbed.container;

import com.github.dockerjava.api.model.Capability;
import io.kubeospf.testbed.lab.JsonDocument;
import io.kubeospf.testbed.lab.LabException;
import java.io.IOException;
import java.util.Optional;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;

/** A router that runs FRR's zebra and ospfd in a container; 1 s between Hellos. */
public final class FrrContainer extends GenericContainer<FrrContainer> {
    private static final String CONFIGURATION = """
            interface eth0
             ip ospf hello-interval 1
             ip ospf dead-interval 4
             ip ospf retransmit-interval 2
            router ospf
             ospf router-id %s
             network 172.30.9.0/24 area 0
            """.formatted(ContainerLan.FRR);

    /** FRR's daemons start as root and go on as frr; a container of the FRR project has other programs for that. */
    private static final String START = "install --directory --owner=frr --group=frr /run/frr"
            + " && /usr/lib/frr/zebra --daemon && exec /usr/lib/frr/ospfd --config_file /etc/frr-lab.conf";

    FrrContainer(ContainerLan lan) {
        super(LabImage.frr());
        withImagePullPolicy(LabImage::isPulled);
        withNetwork(lan.network());
        withCopyToContainer(Transferable.of(CONFIGURATION), "/etc/frr-lab.conf");
        withCommand("sh", "-c", START);
        withCreateContainerCmdModifier(create -> {
            create.withEntrypoint().withIpv4Address(ContainerLan.FRR);
            create.getHostConfig().withCapAdd(Capability.NET_ADMIN, Capability.NET_RAW, Capability.SYS_ADMIN);
        });
    }

    Optional<String> neighborState(String routerId) {
        return showJson("ip ospf neighbor")
                .textAt("neighbors", routerId, 0, "nbrState")
                .map(state -> state.split("/", 2)[0]);
    }

    JsonDocument showJson(String words) {
        return JsonDocument.parse(show(words + " json"));
    }

    String show(String words) {
        try {
            ExecResult result = execInContainer("vtysh", "-c", "show " + words);
            return result.getStdout();
        } catch (IOException e) {
            throw new LabException("Cannot ask FRR", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted", e);
        }
    }
}
