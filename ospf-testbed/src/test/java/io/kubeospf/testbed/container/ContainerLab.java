package io.kubeospf.testbed.container;

import io.kubeospf.testbed.lab.Evidence;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.containers.GenericContainer;

/** The containers of one test and their network; keeps the evidence when it fails, and removes them. */
final class ContainerLab implements AfterEachCallback {
    private final ContainerLan lan = new ContainerLan();
    private final Deque<GenericContainer<?>> containers = new ArrayDeque<>();

    FrrContainer frr(NetworkStyle style) {
        return started(new FrrContainer(lan.network(), style));
    }

    SpeakerContainer speaker(NetworkStyle style) {
        return started(new SpeakerContainer(lan.network(), style));
    }

    private <T extends GenericContainer<?>> T started(T container) {
        containers.addLast(container);
        container.start();
        return container;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Evidence.keep(context, this::saveEvidence);
        containers.descendingIterator().forEachRemaining(GenericContainer::stop);
        lan.close();
    }

    /** The containers are numbered in the order of their start. */
    private void saveEvidence(Path folder) {
        int number = 0;
        for (GenericContainer<?> container : containers) {
            number++;
            ContainerEvidence.save(container, folder.resolve(number + "-" + ContainerEvidence.kindOf(container)));
        }
        lan.saveCapture(folder.resolve("lan.pcap"));
    }
}
