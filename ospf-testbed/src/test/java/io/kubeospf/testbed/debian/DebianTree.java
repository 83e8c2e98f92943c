package io.kubeospf.testbed.debian;

import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.BackgroundProcess;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A minimal Debian in a directory of one host of a lab; its programs run on that host's network. */
final class DebianTree implements AutoCloseable {
    /** Arguments: the root, then the command. The mounts end with it. */
    private static final String INSIDE =
            "mount -t proc proc \"$0/proc\" && mount --rbind /dev \"$0/dev\" && exec chroot \"$0\" \"$@\"";

    private final NetworkNamespace host;
    private final Path root;

    private DebianTree(NetworkNamespace host) {
        this.host = host;
        this.root = host.directory().resolve("debian");
    }

    /** The tree is the lab's, and goes with it. */
    static DebianTree unpack(Path tarball, Lab lab) throws IOException {
        DebianTree tree = lab.own(new DebianTree(lab.namespace("node")));
        Files.createDirectory(tree.root);
        Command.of("tar --extract --directory=" + tree.root + " --file=" + tarball)
                .run()
                .outputOrThrow();
        return tree;
    }

    NetworkNamespace host() {
        return host;
    }

    /** Where a file of the tree is, as seen from outside. */
    Path resolve(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    /** Puts a package into the tree and installs it there. */
    void install(Path debianPackage) throws IOException {
        Path copy = resolve("/tmp/installed.deb");
        Files.copy(debianPackage, copy);
        run("dpkg --install /tmp/installed.deb");
        Files.delete(copy);
    }

    /** Runs a command that must not fail, and gives its output. The words of the line have no blanks in them. */
    String run(String commandLine) {
        return attempt(List.of(commandLine.split(" ", -1))).outputOrThrow();
    }

    CommandResult attempt(List<String> words) {
        return host.attempt(inside(words));
    }

    /** Starts a program that the lab ends. */
    BackgroundProcess start(String name, List<String> words) {
        return host.start(name, inside(words));
    }

    /** All that there is, but not what is gone after the next boot. */
    NavigableSet<String> files() {
        return run("find / -xdev -not -path /run/*").lines().collect(Collectors.toCollection(TreeSet::new));
    }

    /** By a program that is quicker at it than the lab. */
    @Override
    public void close() {
        Command.of("rm --recursive --one-file-system " + root).run().outputOrThrow();
    }

    private List<String> inside(List<String> words) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", INSIDE, root.toString()));
        command.addAll(words);
        return command;
    }
}
