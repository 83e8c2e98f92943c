package io.kubeospf.daemon.link;

import io.kubeospf.daemon.linux.LinuxSocket;
import io.kubeospf.daemon.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A socket to the kernel's routing tables: asks for all entries of a kind, or waits until one changes. */
final class NetlinkSocket implements AutoCloseable {
    private static final int NETLINK_ROUTE = 0;
    private static final int SO_RCVTIMEO = 20;
    private static final int NLM_F_REQUEST_DUMP = 0x301;
    private static final int NLM_F_DUMP_INTERRUPTED = 0x10;
    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;
    private static final int SOCKET_ADDRESS_LENGTH = 12;

    /** The kernel fills datagrams of a dump up to 32 KiB when the reader offers so much. */
    private final byte[] buffer = new byte[32 * 1024];

    private final LinuxSocket socket;

    private NetlinkSocket(LinuxSocket socket) {
        this.socket = socket;
    }

    /**
     * A socket for dumps, which also hears of changes.
     *
     * @param groups the multicast groups to hear, RTMGRP_ bits; 0 for none
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

    /** Makes {@link #awaitNotification} return after this time also when nothing changed. */
    void limitWait(Duration limit) throws SystemCallException {
        byte[] timeval = ByteBuffer.allocate(16)
                .order(ByteOrder.nativeOrder())
                .putLong(limit.toSeconds())
                .putLong(limit.toNanosPart() / 1000)
                .array();
        socket.setOption(LinuxSocket.SOL_SOCKET, SO_RCVTIMEO, timeval);
    }

    void awaitNotification() throws SystemCallException {
        try {
            socket.receive(buffer);
        } catch (SystemCallException e) {
            switch (e.errorNumber()) {
                case SystemCallException.EAGAIN, SystemCallException.EINTR, SystemCallException.ENOBUFS -> {
                    // The time is over, or notifications were lost: whoever waits looks at everything again anyway.
                }
                default -> throw e;
            }
        }
    }

    /**
     * All entries of a kind.
     *
     * @param request an RTM_GET number
     */
    List<NetlinkMessage> dump(int request) throws SystemCallException {
        while (true) {
            List<NetlinkMessage> messages = dumpOnce(request);
            // The kernel marks a dump during which the table changed: it may lack an entry that was there all the time.
            if (messages.stream().noneMatch(message -> (message.flags() & NLM_F_DUMP_INTERRUPTED) != 0)) {
                return messages;
            }
        }
    }

    private List<NetlinkMessage> dumpOnce(int request) throws SystemCallException {
        socket.send(dumpRequest(request), kernel(0));
        List<NetlinkMessage> messages = new ArrayList<>();
        while (true) {
            for (NetlinkMessage message : NetlinkMessage.readFrom(buffer, socket.receive(buffer))) {
                if (message.type() == NLMSG_ERROR) {
                    throw new IllegalStateException("the kernel refused rtnetlink request " + request);
                }
                if (message.type() == NLMSG_DONE) {
                    return messages;
                }
                messages.add(message);
            }
        }
    }

    private static byte[] dumpRequest(int request) {
        // struct ifinfomsg is the longest fixed part of the requests made here; zeros ask for everything
        int fixedLength = 16;
        int length = NetlinkMessage.HEADER_LENGTH + fixedLength;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.nativeOrder())
                .putInt(length)
                .putShort((short) request)
                .putShort((short) NLM_F_REQUEST_DUMP)
                .array();
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
