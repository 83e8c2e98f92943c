package io.kubeospf.daemon.transport;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.linux.LinuxSocket;
import io.kubeospf.daemon.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A raw socket that claims IP protocol 89 on one interface. What arrives is taken from libpcap; this socket receives nothing,
 * but as long as it is open
 *
 * <ul>
 *   <li>the kernel does not answer a neighbor's unicast packets with ICMP "protocol unreachable",
 *   <li>the machine is a member of 224.0.0.5 and 224.0.0.6 there, so that the network card lets those frames in,
 *   <li>and the kernel sends what libpcap cannot: a packet to a host whose MAC address is unknown, and all packets on a link without
 *       MAC addresses, where each kind of tunnel has a header of its own.
 * </ul>
 */
final class ClaimSocket implements AutoCloseable {
    private static final int SO_BINDTODEVICE = 25;
    private static final int IP_HDRINCL = 3;
    private static final int IP_MULTICAST_LOOP = 34;
    private static final int IP_ADD_MEMBERSHIP = 35;

    private final LinuxSocket socket;

    private ClaimSocket(LinuxSocket socket) {
        this.socket = socket;
    }

    /**
     * Finds out whether this process may use raw sockets.
     *
     * @throws TransportException when it may not
     */
    static void requirePermission() throws TransportException {
        try {
            openRaw().close();
        } catch (SystemCallException e) {
            throw explained(e);
        }
    }

    static ClaimSocket open(String interfaceName, int interfaceIndex) throws TransportException {
        try {
            LinuxSocket socket = openRaw();
            try {
                claim(socket, interfaceName, interfaceIndex);
                return new ClaimSocket(socket);
            } catch (SystemCallException e) {
                socket.close();
                throw e;
            }
        } catch (SystemCallException e) {
            throw explained(e);
        }
    }

    /**
     * Sends by way of the kernel, on this interface, whatever the routes say.
     *
     * @param packet with its IPv4 header, no longer than the interface's MTU
     */
    void send(Ipv4Address destination, Octets packet) throws SystemCallException {
        byte[] socketAddress = ByteBuffer.allocate(16)
                .order(ByteOrder.nativeOrder())
                .putShort((short) LinuxSocket.AF_INET)
                .order(ByteOrder.BIG_ENDIAN)
                .putInt(4, destination.value())
                .array();
        socket.send(packet.toByteArray(), socketAddress);
    }

    @Override
    public void close() {
        socket.close();
    }

    private static LinuxSocket openRaw() throws SystemCallException {
        return LinuxSocket.open(LinuxSocket.AF_INET, LinuxSocket.SOCK_RAW, Ipv4Header.OSPF);
    }

    private static void claim(LinuxSocket socket, String interfaceName, int interfaceIndex) throws SystemCallException {
        // First of all: a raw socket whose receive queue is full makes the kernel answer with ICMP as if there were
        // none.
        socket.dropEverythingReceived();
        socket.setOption(
                LinuxSocket.SOL_SOCKET, SO_BINDTODEVICE, (interfaceName + '\0').getBytes(StandardCharsets.UTF_8));
        socket.setOption(LinuxSocket.IPPROTO_IP, IP_HDRINCL, 1);
        socket.setOption(LinuxSocket.IPPROTO_IP, IP_MULTICAST_LOOP, 0);
        join(socket, interfaceIndex, Ipv4Address.ALL_SPF_ROUTERS);
        join(socket, interfaceIndex, Ipv4Address.ALL_D_ROUTERS);
    }

    private static void join(LinuxSocket socket, int interfaceIndex, Ipv4Address group) throws SystemCallException {
        // struct ip_mreqn: group, local address, interface index
        byte[] membership = ByteBuffer.allocate(12)
                .putInt(group.value())
                .putInt(Ipv4Address.UNSPECIFIED.value())
                .order(ByteOrder.nativeOrder())
                .putInt(interfaceIndex)
                .array();
        socket.setOption(LinuxSocket.IPPROTO_IP, IP_ADD_MEMBERSHIP, membership);
    }

    private static TransportException explained(SystemCallException e) {
        if (e.errorNumber() != SystemCallException.EPERM) {
            return new TransportException("cannot open a raw socket for IP protocol 89: " + e.getMessage(), e);
        }
        return new TransportException(
                "the capability CAP_NET_RAW is missing, without which no OSPF packet can be sent or received ("
                        + e.getMessage()
                        + "); grant it with AmbientCapabilities=CAP_NET_RAW in the systemd unit, with NET_RAW under"
                        + " capabilities.add in a container's securityContext, with setpriv --inh-caps +net_raw"
                        + " --ambient-caps +net_raw, or run as root",
                e);
    }
}
