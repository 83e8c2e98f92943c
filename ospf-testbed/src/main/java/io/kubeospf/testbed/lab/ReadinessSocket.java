package io.kubeospf.testbed.lab;

import io.kubeospf.daemon.linux.LinuxSocket;
import io.kubeospf.daemon.linux.SystemCallException;
import io.kubeospf.testbed.lab.process.LabException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listens in systemd's place (sd_notify(3)) for as long as this process lives, and notes when somebody says READY=1. */
final class ReadinessSocket {
    private static final String READY = "READY=1";
    private static final int LONGEST_MESSAGE = 4096;

    private final LinuxSocket socket;
    private final BlockingQueue<Instant> moments = new LinkedBlockingQueue<>();

    private ReadinessSocket(LinuxSocket socket) {
        this.socket = socket;
    }

    /** Begins to listen at a path that does not exist yet. */
    static ReadinessSocket at(Path path) {
        byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
        byte[] address = ByteBuffer.allocate(Short.BYTES + name.length)
                .order(ByteOrder.nativeOrder())
                .putShort((short) LinuxSocket.AF_UNIX)
                .put(name)
                .array();
        try {
            LinuxSocket socket = LinuxSocket.open(LinuxSocket.AF_UNIX, LinuxSocket.SOCK_DGRAM, 0);
            socket.bind(address);
            ReadinessSocket readiness = new ReadinessSocket(socket);
            Thread thread = new Thread(readiness::listen, "readiness");
            thread.setDaemon(true);
            thread.start();
            return readiness;
        } catch (SystemCallException e) {
            throw new LabException("Cannot listen at " + path, e);
        }
    }

    /** When somebody said it for the first time since the last call. */
    Instant await(Duration patience) throws InterruptedException {
        Instant moment = moments.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (moment == null) {
            throw new LabException("Nobody has said " + READY + " within " + patience);
        }
        return moment;
    }

    private void listen() {
        byte[] buffer = new byte[LONGEST_MESSAGE];
        try {
            while (true) {
                int length = socket.receive(buffer, 0);
                Instant now = Instant.now();
                if (new String(buffer, 0, length, StandardCharsets.UTF_8)
                        .lines()
                        .anyMatch(READY::equals)) {
                    moments.add(now);
                }
            }
        } catch (SystemCallException e) {
            throw new LabException("Cannot listen any more", e);
        }
    }
}
