package io.kubeospf.testbed.container;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;

/** The containers of one test: tells what they said when it fails, and removes them. */
final class ContainerLab implements AfterEachCallback {
    private final Network lan = Network.newNetwork();
    private final Deque<GenericContainer<?>> containers = new ArrayDeque<>();

    FrrContainer frr(NetworkStyle style) {
        return started(new FrrContainer(lan, style));
    }

    SpeakerContainer speaker(NetworkStyle style) {
        return started(new SpeakerContainer(lan, style));
    }

    private <T extends GenericContainer<?>> T started(T container) {
        containers.push(container);
        container.start();
        return container;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            containers.forEach(ContainerLab::printEvidence);
        }
        containers.forEach(GenericContainer::stop);
        lan.close();
    }

    private static void printEvidence(GenericContainer<?> container) {
        if (container.getContainerId() == null) {
            return;
        }
        System.err.println(container.getClass().getSimpleName() + " said:\n" + container.getLogs());
        if (container instanceof FrrContainer frr && frr.isRunning()) {
            System.err.println(frr.show("ip ospf neighbor") + frr.show("ip ospf database") + frr.show("ip route"));
        }
    }
}
