package io.kubeospf.daemon.link;

import io.kubeospf.daemon.linux.LinuxSocket;
import io.kubeospf.daemon.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A socket to the kernel's network tables: asks for entries, or receives notifications. For one thread at a time. */
final class NetlinkSocket implements AutoCloseable {
    private static final int NETLINK_ROUTE = 0;
    private static final int SOL_NETLINK = 270;
    private static final int NETLINK_GET_STRICT_CHK = 12;
    private static final int SO_RCVTIMEO = 20;
    private static final int NLM_F_REQUEST = 0x1;
    private static final int NLM_F_DUMP = 0x300;
    private static final int NLM_F_DUMP_INTERRUPTED = 0x10;
    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;
    private static final int SOCKET_ADDRESS_LENGTH = 12;
    private static final int BUFFER_OCTETS = 32 * 1024;

    private final byte[] buffer = new byte[BUFFER_OCTETS];
    private final LinuxSocket socket;
    private int sequence;

    private NetlinkSocket(LinuxSocket socket) {
        this.socket = socket;
    }

    /**
     * The kernel's answer to a request.
     *
     * @param messages the entries
     * @param error errno; 0 when the kernel answered the request
     * @param whole whether no entry can be missing because the table changed between two datagrams of the answer
     */
    record Answer(List<NetlinkMessage> messages, int error, boolean whole) {}

    /**
     * What came of one attempt to receive notifications.
     *
     * @param nothing whether there was none
     * @param lost whether the kernel had to drop some
     */
    record Notifications(List<NetlinkMessage> messages, boolean nothing, boolean lost) {
        private static final Notifications NOTHING = new Notifications(List.of(), true, false);
        private static final Notifications LOST = new Notifications(List.of(), false, true);
    }

    /**
     * Opens a socket.
     *
     * @param groups the multicast groups to receive, RTMGRP_ bits; 0 for none
     */
    static NetlinkSocket open(int groups) throws SystemCallException {
        LinuxSocket socket = LinuxSocket.open(LinuxSocket.AF_NETLINK, LinuxSocket.SOCK_RAW, NETLINK_ROUTE);
        try {
            socket.bind(kernel(groups));
            return new NetlinkSocket(socket);
        } catch (SystemCallException e) {
            socket.close();
            throw e;
        }
    }

    /** Lets the kernel apply the filters of a dump request. One older than Linux 4.20 ignores filters and sends everything. */
    void filterDumps() throws SystemCallException {
        try {
            socket.setOption(SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1);
        } catch (SystemCallException e) {
            if (e.errorNumber() != SystemCallException.ENOPROTOOPT) {
                throw e;
            }
        }
    }

    /** Limits how long {@link #awaitNotifications} waits. */
    void limitWait(Duration limit) throws SystemCallException {
        byte[] timeval = ByteBuffer.allocate(16)
                .order(ByteOrder.nativeOrder())
                .putLong(limit.toSeconds())
                .putLong(limit.toNanosPart() / 1000)
                .array();
        socket.setOption(LinuxSocket.SOL_SOCKET, SO_RCVTIMEO, timeval);
    }

    /** Waits for one datagram of notifications. */
    Notifications awaitNotifications() throws SystemCallException {
        return receiveNotifications(0);
    }

    /** One datagram of notifications, if it is there already. */
    Notifications pollNotifications() throws SystemCallException {
        return receiveNotifications(LinuxSocket.MSG_DONTWAIT);
    }

    /** Asks for one entry. */
    Answer get(int type, byte[] body) throws SystemCallException {
        return ask(type, NLM_F_REQUEST, body);
    }

    /** Asks for all entries that the body's filter lets pass. */
    Answer dump(int type, byte[] body) throws SystemCallException {
        return ask(type, NLM_F_REQUEST | NLM_F_DUMP, body);
    }

    private Notifications receiveNotifications(int flags) throws SystemCallException {
        try {
            return new Notifications(NetlinkMessage.readFrom(buffer, socket.receive(buffer, flags)), false, false);
        } catch (SystemCallException e) {
            return switch (e.errorNumber()) {
                case SystemCallException.EAGAIN, SystemCallException.EINTR -> Notifications.NOTHING;
                case SystemCallException.ENOBUFS -> Notifications.LOST;
                default -> throw e;
            };
        }
    }

    private Answer ask(int type, int flags, byte[] body) throws SystemCallException {
        sequence++;
        int length = NetlinkMessage.HEADER_LENGTH + body.length;
        byte[] request = ByteBuffer.allocate(length)
                .order(ByteOrder.nativeOrder())
                .putInt(length)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt(0)
                .put(body)
                .array();
        socket.send(request, kernel(0));
        return collect((flags & NLM_F_DUMP) != 0);
    }

    private Answer collect(boolean dump) throws SystemCallException {
        List<NetlinkMessage> entries = new ArrayList<>();
        boolean interrupted = false;
        for (int datagrams = 1; ; datagrams++) {
            for (NetlinkMessage message : NetlinkMessage.readFrom(buffer, socket.receive(buffer, 0))) {
                if (message.sequence() != sequence) {
                    continue;
                }
                interrupted |= (message.flags() & NLM_F_DUMP_INTERRUPTED) != 0;
                if (message.type() == NLMSG_ERROR) {
                    return new Answer(List.of(), -message.body().getInt(0), true);
                }
                if (message.type() == NLMSG_DONE) {
                    return new Answer(entries, 0, !interrupted || datagrams == 1);
                }
                entries.add(message);
                if (!dump) {
                    return new Answer(entries, 0, true);
                }
            }
        }
    }

    /** struct sockaddr_nl of the kernel. */
    private static byte[] kernel(int groups) {
        return ByteBuffer.allocate(SOCKET_ADDRESS_LENGTH)
                .order(ByteOrder.nativeOrder())
                .putShort((short) LinuxSocket.AF_NETLINK)
                .putInt(8, groups)
                .array();
    }

    @Override
    public void close() {
        socket.close();
    }
}
