package io.kubeospf.daemon;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A network of its own for a test, gone with all its interfaces afterwards. */
final class NetworkNamespace implements AutoCloseable {
    private final String name;

    private NetworkNamespace(String name) {
        this.name = name;
    }

    /** A namespace whose name no other run of the tests uses. */
    static NetworkNamespace create(String role) throws IOException {
        NetworkNamespace namespace =
                new NetworkNamespace("kod" + ProcessHandle.current().pid() + "-" + role);
        run("ip", "netns", "add", namespace.name);
        return namespace;
    }

    /** A cable: eth0 here is joined with eth0 there. */
    void connect(NetworkNamespace other) throws IOException {
        ip("link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns", other.name);
    }

    void ip(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip", "-n", name));
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    /** Runs many commands of {@code ip} at once. */
    void ipBatch(List<String> commands) throws IOException {
        Path file = Files.createTempFile(name, ".batch");
        try {
            Files.write(file, commands);
            ip("-batch", file.toString());
        } finally {
            Files.delete(file);
        }
    }

    /** What makes a command run in here, with a /run of its own: two daemons with one control socket are refused. */
    List<String> entry() {
        String words = "mount -t tmpfs run /run && exec \"$@\"";
        return List.of("ip", "netns", "exec", name, "sh", "-c", words, "sh");
    }

    /** Does something in here; sockets that it opens stay in here. */
    <T> T callInside(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(() -> {
            int descriptor = LibC.open("/run/netns/" + name, LibC.O_RDONLY);
            try {
                LibC.setns(descriptor, LibC.CLONE_NEWNET);
            } finally {
                LibC.close(descriptor);
            }
            return work.call();
        });
        // The kernel moves one thread, so this thread must end with the work.
        new Thread(task, name).start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError("in namespace " + name, e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        run("ip", "netns", "del", name);
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    /** What Java lacks for {@link #callInside}. */
    private static final class LibC {
        static final int O_RDONLY = 0;
        static final int CLONE_NEWNET = 0x40000000;

        static {
            Native.register(LibC.class, "c");
        }

        private LibC() {}

        static native int open(String path, int flags) throws LastErrorException;

        static native int setns(int descriptor, int kind) throws LastErrorException;

        static native int close(int descriptor) throws LastErrorException;
    }
}
