package io.kubeospf.daemon.systemd;

import io.kubeospf.daemon.linux.LinuxSocket;
import io.kubeospf.daemon.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What systemd has: a UNIX datagram socket, real as well. */
final class NotifyReceiver implements AutoCloseable {
    private final LinuxSocket socket;

    private NotifyReceiver(LinuxSocket socket) {
        this.socket = socket;
    }

    /**
     * A receiver at an address of unix(7).
     *
     * @param path a path, or a name that begins with a zero octet
     */
    static NotifyReceiver at(String path) throws SystemCallException {
        LinuxSocket socket =
                LinuxSocket.open(LinuxSocket.AF_UNIX, LinuxSocket.SOCK_DGRAM | LinuxSocket.SOCK_NONBLOCK, 0);
        byte[] octets = path.getBytes(StandardCharsets.UTF_8);
        socket.bind(ByteBuffer.allocate(2 + octets.length)
                .order(ByteOrder.nativeOrder())
                .putShort((short) LinuxSocket.AF_UNIX)
                .put(octets)
                .array());
        return new NotifyReceiver(socket);
    }

    /** What has come since the last call; a message that was sent is there at once. */
    List<String> received() throws SystemCallException {
        List<String> messages = new ArrayList<>();
        byte[] buffer = new byte[4096];
        while (true) {
            try {
                int length = socket.receive(buffer, 0);
                messages.add(new String(buffer, 0, length, StandardCharsets.UTF_8));
            } catch (SystemCallException e) {
                if (e.errorNumber() == SystemCallException.EAGAIN) {
                    return messages;
                }
                throw e;
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
