package io.kubeospf.daemon.systemd;

import io.kubeospf.daemon.linux.LinuxSocket;
import io.kubeospf.daemon.linux.SystemCallException;
import io.kubeospf.daemon.linux.UnixAddress;
import java.nio.charset.StandardCharsets;

/**
 * The UNIX datagram socket at which systemd listens.
 *
 * @param name a path, or with {@code @} as its first character a name in the abstract namespace of unix(7)
 */
record NotifySocket(String name) {

    /**
     * Sends one message, as sd_notify(3) does with a socket of its own. Never waits for systemd.
     *
     * @param assignments such as {@code READY=1}, each on its own line
     */
    void send(String assignments) throws SystemCallException {
        int kind = LinuxSocket.SOCK_DGRAM | LinuxSocket.SOCK_NONBLOCK;
        try (LinuxSocket socket = LinuxSocket.open(LinuxSocket.AF_UNIX, kind, 0)) {
            socket.send(assignments.getBytes(StandardCharsets.UTF_8), new UnixAddress(name).toOctets());
        }
    }
}
