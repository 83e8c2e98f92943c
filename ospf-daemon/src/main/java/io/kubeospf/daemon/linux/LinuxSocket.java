package io.kubeospf.daemon.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A socket of a kind that Java has no class for. May be closed while another thread sends or sets an option; not while one
 * receives.
 */
public final class LinuxSocket implements AutoCloseable {
    public static final int AF_UNIX = 1;
    public static final int AF_INET = 2;
    public static final int AF_NETLINK = 16;
    public static final int SOCK_STREAM = 1;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_RAW = 3;
    public static final int SOCK_NONBLOCK = 0x800;
    public static final int MSG_DONTWAIT = 0x40;
    public static final int IPPROTO_IP = 0;
    public static final int SOL_SOCKET = 1;

    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SO_ATTACH_FILTER = 26;

    private final int descriptor;
    private boolean closed;

    private LinuxSocket(int descriptor) {
        this.descriptor = descriptor;
    }

    public static LinuxSocket open(int domain, int type, int protocol) throws SystemCallException {
        try {
            return new LinuxSocket(LibC.socket(domain, type | SOCK_CLOEXEC, protocol));
        } catch (LastErrorException e) {
            throw new SystemCallException("socket", e);
        }
    }

    public void bind(byte[] address) throws SystemCallException {
        try {
            LibC.bind(descriptor, address, address.length);
        } catch (LastErrorException e) {
            throw new SystemCallException("bind", e);
        }
    }

    public void setOption(int level, int option, int value) throws SystemCallException {
        setOption(
                level,
                option,
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .putInt(value)
                        .array());
    }

    /** Nothing when the socket is closed. */
    public synchronized void setOption(int level, int option, byte[] value) throws SystemCallException {
        if (closed) {
            return;
        }
        try {
            LibC.setsockopt(descriptor, level, option, value, value.length);
        } catch (LastErrorException e) {
            throw new SystemCallException("setsockopt " + option, e);
        }
    }

    /** Lets nothing into the receive queue. */
    public void dropEverythingReceived() throws SystemCallException {
        short returnConstant = 6;
        try (Memory filter = new Memory(8);
                Memory program = new Memory(16)) {
            // struct sock_filter: code, jump if true, jump if false, the number of octets to keep
            filter.clear();
            filter.setShort(0, returnConstant);
            // struct sock_fprog: how many instructions, and where they are
            program.clear();
            program.setShort(0, (short) 1);
            program.setPointer(8, filter);
            LibC.setsockopt(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, program, 16);
        } catch (LastErrorException e) {
            throw new SystemCallException("setsockopt " + SO_ATTACH_FILTER, e);
        }
    }

    /**
     * Receives a message.
     *
     * @param flags {@link #MSG_DONTWAIT}, or 0 to wait
     * @return the message's length in octets
     */
    public int receive(byte[] buffer, int flags) throws SystemCallException {
        try {
            return (int) LibC.recv(descriptor, buffer, buffer.length, flags);
        } catch (LastErrorException e) {
            throw new SystemCallException("recv", e);
        }
    }

    /** Sends one message; nothing when the socket is closed. */
    public synchronized void send(byte[] message, byte[] address) throws SystemCallException {
        if (closed) {
            return;
        }
        try {
            LibC.sendto(descriptor, message, message.length, 0, address, address.length);
        } catch (LastErrorException e) {
            throw new SystemCallException("sendto", e);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            LibC.close(descriptor);
        }
    }
}
