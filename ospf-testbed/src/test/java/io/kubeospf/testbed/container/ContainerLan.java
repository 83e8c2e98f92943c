package io.kubeospf.testbed.container;

import io.kubeospf.testbed.lab.network.Capture;
import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.testcontainers.containers.Network;

/** A network of the engine; the packets of OSPF on it are recorded from outside of its containers, where its bridge is at hand. */
final class ContainerLan implements AutoCloseable {
    /** How much of a network's ID is in the name of its bridge. */
    private static final int ID_LENGTH = 12;

    private final Lab lab = Lab.create();
    private final Network network = Network.newNetwork();
    private final Optional<Capture> capture = capture();

    Network network() {
        return network;
    }

    private Optional<Capture> capture() {
        String bridge = "br-" + network.getId().substring(0, ID_LENGTH);
        return PrivateEngine.host()
                .map(host -> Capture.ofOspf(host, bridge, bridge))
                .or(() -> Optional.of(bridge)
                        .filter(name -> Files.exists(Path.of("/sys/class/net", name)))
                        .map(name -> Capture.ofOspf(lab, name, name)));
    }

    /** Copies what was recorded so far; nothing of an engine on another machine. */
    void saveCapture(Path target) {
        capture.map(Capture::file).ifPresent(file -> copy(file, target));
    }

    private static void copy(Path file, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LabException("Cannot copy " + file, e);
        }
    }

    @Override
    public void close() {
        capture.ifPresent(Capture::close);
        network.close();
        lab.close();
    }
}
