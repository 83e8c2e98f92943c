package io.kubeospf.testbed.container;

import com.github.dockerjava.api.model.Capability;
import io.kubeospf.testbed.lab.network.KernelRoutes;
import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.router.FrrTables;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;

/** A router that runs FRR's zebra and ospfd in a container; 1 s between Hellos. */
public final class FrrContainer extends GenericContainer<FrrContainer> {
    static final String CONFIGURATION_FILE = "/etc/frr-lab.conf";
    private static final String CONFIGURATION = """
            log stdout debugging
            interface eth0
             ip ospf hello-interval 1
             ip ospf dead-interval %d
             ip ospf retransmit-interval 2
             ip ospf network %s
            router ospf
             ospf router-id 192.0.2.1
             network 0.0.0.0/0 area 0
            """;

    /** FRR's daemons start as root and go on as frr; a container of the FRR project has other programs for that. */
    private static final String START = "install --directory --owner=frr --group=frr /run/frr"
            + " && /usr/lib/frr/zebra --daemon && exec /usr/lib/frr/ospfd --config_file " + CONFIGURATION_FILE;

    private final FrrTables tables = new FrrTables(line -> run("vtysh", "-c", line));

    FrrContainer(Network lan, NetworkStyle style) {
        super(LabImage.frr());
        withImagePullPolicy(LabImage::isPulled);
        withNetwork(lan);
        withLabel(LabImage.LABEL, "frr");
        withCopyToContainer(
                Transferable.of(CONFIGURATION.formatted(style.deadInterval(), style.type())), CONFIGURATION_FILE);
        withCommand("sh", "-c", START);
        withCreateContainerCmdModifier(create -> {
            create.withEntrypoint();
            create.getHostConfig().withCapAdd(Capability.NET_ADMIN, Capability.NET_RAW, Capability.SYS_ADMIN);
        });
    }

    FrrTables tables() {
        return tables;
    }

    Optional<String> neighborState(String routerId) {
        return Optional.ofNullable(tables.neighborStates(routerId).get("eth0"));
    }

    /** Where its kernel sends packets for that destination; empty without a route. */
    List<String> nextHops(String prefix) {
        return KernelRoutes.nextHops(run("ip", "-json", "route", "show", prefix));
    }

    private String run(String... command) {
        try {
            ExecResult result = execInContainer(command);
            if (result.getExitCode() != 0) {
                throw new LabException(String.join(" ", command) + ": " + result.getStderr());
            }
            return result.getStdout();
        } catch (IOException e) {
            throw new LabException("Cannot run " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted", e);
        }
    }
}
