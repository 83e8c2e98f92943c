package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.network.ControlGroups;
import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.BackgroundProcess;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.CommandResult;
import io.kubeospf.testbed.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A host of the lab on which a systemd is the first process. Its files are those of this machine, and what changes them is gone
 * with the lab; the script {@code boot-systemd} makes it so.
 */
final class SystemdMachine {
    private static final Path SCRIPT = Path.of("").toAbsolutePath().resolve("boot-systemd");
    private static final Duration BOOT = Duration.ofSeconds(30);

    /** Degraded: a service of this machine's own failed, which is no matter here. */
    private static final Set<String> BOOTED = Set.of("running", "degraded");

    private final ProcessHandle systemd;

    private SystemdMachine(ProcessHandle systemd) {
        this.systemd = systemd;
    }

    static SystemdMachine boot(NetworkNamespace host) {
        Path files = host.directory().resolve("systemd");
        Path group = ControlGroups.create(host.lab().name(), host.role());
        try {
            Files.createDirectory(files);
        } catch (IOException e) {
            throw new LabException("Cannot make " + files, e);
        }
        List<String> command = List.of(SCRIPT.toString(), files.toString(), group.toString());
        BackgroundProcess starter = host.startKeeper("systemd", command);
        await("systemd of " + host).atMost(BOOT).until(() -> isSystemd(starter));
        SystemdMachine machine = new SystemdMachine(starter.child().orElseThrow());
        await("boot of " + host)
                .atMost(BOOT)
                .until(() -> BOOTED.contains(
                        machine.attempt("systemctl is-system-running").output().strip()));
        return machine;
    }

    /** Before that, its first process still has the files of this machine, and a command would be one to this machine's systemd. */
    private static boolean isSystemd(BackgroundProcess starter) throws IOException {
        if (!starter.isRunning()) {
            throw new LabException("no systemd\n" + starter.errors());
        }
        Optional<ProcessHandle> first = starter.child();
        return first.isPresent()
                && Files.readSymbolicLink(Path.of("/proc/" + first.get().pid() + "/exe"))
                        .endsWith("systemd/systemd");
    }

    /** Runs a command on it that may fail. The words of the line have no blanks in them. */
    CommandResult attempt(String commandLine) {
        List<String> words =
                new ArrayList<>(List.of("nsenter", "--target=" + systemd.pid(), "--all", "--root", "--wd"));
        words.addAll(Command.of(commandLine).words());
        return new Command(words).run();
    }

    /** Runs a command on it that must not fail, and gives its output. */
    String run(String commandLine) {
        return attempt(commandLine).outputOrThrow();
    }

    /**
     * One of its files or directories, as seen from outside.
     *
     * @param path absolute
     */
    Path file(String path) {
        return Path.of("/proc/" + systemd.pid() + "/root" + path);
    }

    void write(String path, String content) {
        try {
            Files.createDirectories(file(path).getParent());
            Files.writeString(file(path), content);
        } catch (IOException e) {
            throw new LabException("Cannot write " + path, e);
        }
    }
}
