package io.kubeospf.daemon.transport;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.TimeToLive;
import io.kubeospf.core.output.Output.SendPacket;
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
 *   <li>and a packet to a host whose Ethernet address is unknown can be left to the kernel, which asks by ARP.
 * </ul>
 */
final class ClaimSocket implements AutoCloseable {
    private static final int SO_BINDTODEVICE = 25;
    private static final int IP_TOS = 1;
    private static final int IP_TTL = 2;
    private static final int IP_ADD_MEMBERSHIP = 35;

    private final LinuxSocket socket;
    private int timeToLive = TimeToLive.LINK_LOCAL;

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

    /** Sends by way of the kernel, which chooses the source address of the destination's network. For one thread at a time. */
    void send(SendPacket packet) throws SystemCallException {
        if (packet.timeToLive() != timeToLive) {
            socket.setOption(LinuxSocket.IPPROTO_IP, IP_TTL, packet.timeToLive());
            timeToLive = packet.timeToLive();
        }
        byte[] socketAddress = ByteBuffer.allocate(16)
                .order(ByteOrder.nativeOrder())
                .putShort((short) LinuxSocket.AF_INET)
                .order(ByteOrder.BIG_ENDIAN)
                .putInt(4, packet.destination().value())
                .array();
        socket.send(packet.payload().toByteArray(), socketAddress);
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
        socket.setOption(LinuxSocket.IPPROTO_IP, IP_TTL, TimeToLive.LINK_LOCAL);
        socket.setOption(LinuxSocket.IPPROTO_IP, IP_TOS, Ipv4Header.TYPE_OF_SERVICE);
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
