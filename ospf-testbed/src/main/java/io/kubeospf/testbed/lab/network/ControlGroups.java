package io.kubeospf.testbed.lab.network;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.process.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The control groups that a container engine makes for its containers, and a systemd for its services, below one with the lab's name. */
public final class ControlGroups {
    private static final Path ALL = Path.of("/sys/fs/cgroup");

    /** Where version 2 is, when version 1 has the controllers. */
    private static final Path UNIFIED = ALL.resolve("unified");

    private static final Duration TIME_TO_REMOVE = Duration.ofSeconds(10);

    private ControlGroups() {}

    /** Where this machine has version 2 of control groups; empty when it has none. */
    public static Optional<Path> version2() {
        return Stream.of(UNIFIED, ALL)
                .filter(root -> Files.isWritable(root.resolve("cgroup.procs")))
                .findFirst();
    }

    /** Makes one of version 2, which is removed with the lab. */
    public static Path create(String labName, String role) {
        try {
            return Files.createDirectories(
                    version2().orElseThrow().resolve(labName).resolve(role));
        } catch (IOException e) {
            throw new LabException("Cannot make a control group for " + role, e);
        }
    }

    /** Removes them. What was killed in them may still be on its way out, so again and again for a while. */
    static void remove(String labName) {
        // In version 1 of control groups, each controller has a tree of its own.
        try (Stream<Path> candidates = Files.find(ALL, 2, (path, attributes) -> path.endsWith(labName))) {
            candidates
                    .toList()
                    .forEach(tree ->
                            await("removal of " + tree).atMost(TIME_TO_REMOVE).until(() -> isRemoved(tree)));
        } catch (IOException | ConditionTimeoutException e) {
            System.err.println("lab: control groups of " + labName + " stay: " + e.getMessage());
        }
    }

    private static boolean isRemoved(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            List<Path> groups = all.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path group : groups) {
                Files.deleteIfExists(group);
            }
            return true;
        } catch (FileSystemException | UncheckedIOException busyOrChanged) {
            return !Files.exists(tree);
        }
    }
}
