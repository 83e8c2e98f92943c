package io.kubeospf.testbed.container;

import com.github.dockerjava.api.exception.DockerException;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.router.FrrTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** What tells why something went wrong in a container: its log and configuration, what the engine knows of it, and FRR's tables. */
final class ContainerEvidence {
    private final Path folder;

    private ContainerEvidence(Path folder) {
        this.folder = folder;
    }

    /** What the container is, for the name of a folder. */
    static String kindOf(GenericContainer<?> container) {
        return container.getLabels().getOrDefault(LabImage.LABEL, "container");
    }

    /** Leaves it in that folder; a container that is removed already has none. */
    static void save(GenericContainer<?> container, Path folder) {
        if (container.getContainerId() == null) {
            return;
        }
        ContainerEvidence evidence = new ContainerEvidence(folder);
        evidence.write("log", container::getLogs);
        evidence.write("inspect.json", () -> inspect(container.getContainerId()));
        String configuration = container instanceof FrrContainer
                ? FrrContainer.CONFIGURATION_FILE
                : SpeakerContainer.CONFIGURATION_FILE;
        evidence.write(
                Path.of(configuration).getFileName().toString(),
                () -> container.copyFileFromContainer(
                        configuration, file -> new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        if (container instanceof FrrContainer frr) {
            evidence.writeTables(frr.tables());
        }
    }

    private static String inspect(String containerId) {
        String engine = DockerClientFactory.instance()
                .getTransportConfig()
                .getDockerHost()
                .toString();
        return new Command(List.of("docker", "--host", engine, "inspect", containerId))
                .run()
                .outputOrThrow();
    }

    /** A router that is not running has none. */
    private void writeTables(FrrTables tables) {
        try {
            tables.evidence().forEach((words, answer) -> write(words, () -> answer));
        } catch (LabException silent) {
            write("no answer", () -> silent.getMessage() + "\n");
        }
    }

    /** What cannot be had must not keep the rest away. */
    private void write(String name, Supplier<String> content) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), answer(content));
        } catch (IOException e) {
            throw new LabException("Cannot write " + name + " in " + folder, e);
        }
    }

    private static String answer(Supplier<String> content) {
        try {
            return content.get();
        } catch (LabException | DockerException silent) {
            return "no answer: " + silent.getMessage() + "\n";
        }
    }
}
