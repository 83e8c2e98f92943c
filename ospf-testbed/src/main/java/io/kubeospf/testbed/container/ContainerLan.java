package io.kubeospf.testbed.container;

import com.github.dockerjava.api.model.Network.Ipam;
import org.testcontainers.containers.Network;

/** The LAN of the containers: a network of the engine. */
public final class ContainerLan implements AutoCloseable {
    static final String FRR = "172.30.9.2";
    static final String MASTER = "172.30.9.132";

    private static final String PREFIX = "172.30.9.0/24";

    private final Network network = Network.builder()
            .createNetworkCmdModifier(
                    create -> create.withIpam(new Ipam().withConfig(new Ipam.Config().withSubnet(PREFIX))))
            .build();

    Network network() {
        return network;
    }

    @Override
    public void close() {
        network.close();
    }
}
