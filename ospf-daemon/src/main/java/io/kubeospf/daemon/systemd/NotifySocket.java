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
    /** What the kernel's sockaddr_un has room for (unix(7)). */
    private static final int NAME_OCTETS = 108;

    /**
     * The socket of this name.
     *
     * @throws IllegalArgumentException when no UNIX socket can have it; the message gives the reason
     */
    static NotifySocket of(String name) {
        if (!name.startsWith("/") && !name.startsWith("@")) {
            throw new IllegalArgumentException(
                    "NOTIFY_SOCKET is '" + name + "', neither an absolute path nor the name of an abstract socket");
        }
        int octets = name.getBytes(StandardCharsets.UTF_8).length;
        if (octets > NAME_OCTETS || name.indexOf('\uFFFD') >= 0) {
            throw new IllegalArgumentException("NOTIFY_SOCKET has " + octets + " octets; a socket's name has at most "
                    + NAME_OCTETS + ", all of them characters of the locale");
        }
        return new NotifySocket(name);
    }

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
