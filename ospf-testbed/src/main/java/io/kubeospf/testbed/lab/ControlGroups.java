package io.kubeospf.testbed.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The control groups that a container engine makes for its containers, below one that has the lab's name. */
final class ControlGroups {
    private static final Path ALL = Path.of("/sys/fs/cgroup");

    private ControlGroups() {}

    /** Removes them, when nothing runs in them any more. */
    static void remove(String labName) {
        // In version 1 of control groups, each controller has a tree of its own.
        try (Stream<Path> candidates = Files.find(ALL, 2, (path, attributes) -> path.endsWith(labName))) {
            for (Path tree : candidates.toList()) {
                removeTree(tree);
            }
        } catch (IOException e) {
            System.err.println("lab: control groups of " + labName + " stay: " + e.getMessage());
        }
    }

    private static void removeTree(Path tree) throws IOException {
        List<Path> groups;
        try (Stream<Path> all = Files.walk(tree)) {
            groups = all.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path group : groups) {
            Files.delete(group);
        }
    }
}
