package io.kubeospf.daemon.claim;

import io.kubeospf.daemon.claim.OspfSockets.RawSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The processes behind sockets, in words. Only root sees those of other users; of the others the socket is described. */
final class SocketOwners {
    private static final Path PROCESSES = Path.of("/proc");

    /** In the command line of every kube-ospf, whose process is called java. */
    private static final String MAIN_CLASS = "io.kubeospf.daemon.cli.Main";

    private SocketOwners() {}

    /** Such as {@code ospfd (process 812, user ID 104)}; joined by "or" when there are several sockets. */
    static String describe(List<RawSocket> sockets) {
        Map<Long, String> processes = processes();
        return sockets.stream()
                .map(socket -> describe(socket, processes))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static String describe(RawSocket socket, Map<Long, String> processes) {
        String user = "user ID " + Integer.toUnsignedString(socket.user());
        return processes.containsKey(socket.inode())
                ? processes.get(socket.inode()) + ", " + user + ")"
                : "a process with " + user + " (its raw socket of protocol 89 has inode " + socket.inode()
                        + "; as root, ss -awp shows the process)";
    }

    /** The beginning of a description, by the inodes of the process's sockets. */
    private static Map<Long, String> processes() {
        Map<Long, String> processes = new HashMap<>();
        try (var stream = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : stream) {
                for (long inode : sockets(process)) {
                    processes.put(inode, program(process) + " (process " + process.getFileName());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("/proc cannot be listed", e);
        }
        return processes;
    }

    /** Empty when this user may not see them, or the process has ended. */
    private static Set<Long> sockets(Path process) {
        try {
            return OspfSockets.inodes(process.resolve("fd"));
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static String program(Path process) {
        try {
            return Files.readString(process.resolve("cmdline")).contains(MAIN_CLASS)
                    ? "kube-ospf"
                    : Files.readString(process.resolve("comm")).strip();
        } catch (IOException e) {
            return "a program that has ended";
        }
    }
}
