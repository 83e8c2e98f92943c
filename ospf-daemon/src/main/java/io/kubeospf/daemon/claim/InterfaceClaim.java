package io.kubeospf.daemon.claim;

import io.kubeospf.daemon.linux.LinuxSocket;
import io.kubeospf.daemon.linux.SystemCallException;
import io.kubeospf.daemon.linux.UnixAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The right of this process to speak OSPF on one interface. It ends with the process at the latest. Two sockets stand for it:
 *
 * <ul>
 *   <li>a UNIX socket with the interface's name in the abstract namespace, which exists once in a network namespace: of several kube-ospf
 *       that start at the same time one binds it,
 *   <li>and a raw socket of protocol 89, which other processes see (/proc/net/raw). Any user can bind the name, but only a process with
 *       CAP_NET_RAW opens the raw socket; the name alone keeps nobody from speaking for longer than {@link #NAME_PATIENCE}.
 * </ul>
 */
public final class InterfaceClaim implements AutoCloseable {
    /** What a process that has the name takes at most until it has the raw socket; some microseconds on a machine that is not busy. */
    private static final Duration NAME_PATIENCE = Duration.ofSeconds(2);

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(50);
    private static final int OSPF = 89;

    private final Optional<LinuxSocket> name;
    private final LinuxSocket presence;

    private InterfaceClaim(Optional<LinuxSocket> name, LinuxSocket presence) {
        this.name = name;
        this.presence = presence;
    }

    /**
     * Claims an interface on which this process does not yet speak.
     *
     * @throws InterfaceInUseException when another process speaks OSPF there
     */
    public static InterfaceClaim take(String interfaceName, int interfaceIndex) throws IOException {
        long start = System.nanoTime();
        while (true) {
            Optional<LinuxSocket> name = bind(interfaceName);
            try {
                OspfSockets sockets = OspfSockets.look();
                boolean taken = name.isEmpty() && !sockets.others().isEmpty();
                if (taken || sockets.speakOn(interfaceIndex, 0)) {
                    throw inUse(interfaceName, sockets);
                }
                if (name.isPresent() || System.nanoTime() - start > NAME_PATIENCE.toNanos()) {
                    return new InterfaceClaim(name, presence());
                }
            } catch (IOException e) {
                name.ifPresent(LinuxSocket::close);
                throw e;
            }
            LockSupport.parkNanos(LOOK_INTERVAL.toNanos());
        }
    }

    /** Claims an interface also when another process speaks there. */
    public static InterfaceClaim force(String interfaceName) throws SystemCallException {
        return new InterfaceClaim(bind(interfaceName), presence());
    }

    /** Other speakers on an interface, in words, and what they do there. */
    public static String describe(String interfaceName, OspfSockets sockets) {
        return "another OSPF speaker uses " + interfaceName + ": " + SocketOwners.describe(sockets.others())
                + ". Neighbors take the two for one router that restarts again and again";
    }

    private static InterfaceInUseException inUse(String interfaceName, OspfSockets sockets) {
        return new InterfaceInUseException(describe(interfaceName, sockets)
                + "; stop that one, or name another interface, or start this one with: kube-ospf run --force");
    }

    /** Empty when another process has the name. */
    private static Optional<LinuxSocket> bind(String interfaceName) throws SystemCallException {
        LinuxSocket socket = LinuxSocket.open(LinuxSocket.AF_UNIX, LinuxSocket.SOCK_STREAM, 0);
        try {
            socket.bind(new UnixAddress("@kube-ospf/" + interfaceName).toOctets());
            return Optional.of(socket);
        } catch (SystemCallException e) {
            socket.close();
            if (e.errorNumber() == SystemCallException.EADDRINUSE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static LinuxSocket presence() throws SystemCallException {
        LinuxSocket socket = LinuxSocket.open(LinuxSocket.AF_INET, LinuxSocket.SOCK_RAW, OSPF);
        try {
            socket.dropEverythingReceived();
            return socket;
        } catch (SystemCallException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void close() {
        presence.close();
        name.ifPresent(LinuxSocket::close);
    }
}
