package io.kubeospf.daemon.link;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.daemon.linux.LinuxSocket;
import io.kubeospf.daemon.linux.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks the kernel by rtnetlink (RFC 3549) about single interfaces, so that the cost does not depend on how many others the
 * machine has.
 */
public final class LinkReader implements LinkSource, AutoCloseable {
    /** IFNAMSIZ without the zero octet; a longer name can only be an alternative one. */
    private static final int LONGEST_KERNEL_NAME = 15;

    private static final int RTM_GETROUTE = 26;
    private static final int ROUTE_FIXED_LENGTH = 12;
    private static final int RTA_DST = 1;
    private static final int RTA_PREFSRC = 7;

    /** The dummy address of RFC 7600, which no network has: the default route leads to it. */
    private static final Ipv4Address ELSEWHERE = Ipv4Address.parse("192.0.0.8");

    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLISECONDS = 10;

    private Optional<NetlinkSocket> open = Optional.empty();

    @Override
    public synchronized LinkTable read(Collection<String> names) throws SystemCallException {
        Map<String, Link> links = new HashMap<>();
        for (String name : names) {
            readLink(name).ifPresent(link -> links.put(name, link));
        }
        return new LinkTable(links, readDefaultRouteSource());
    }

    @Override
    public synchronized void close() {
        open.ifPresent(NetlinkSocket::close);
        open = Optional.empty();
    }

    /** Opened when first needed. */
    private NetlinkSocket requests() throws SystemCallException {
        if (open.isEmpty()) {
            NetlinkSocket socket = NetlinkSocket.open(0);
            socket.filterDumps();
            open = Optional.of(socket);
        }
        return open.get();
    }

    private Optional<Link> readLink(String name) throws SystemCallException {
        NetlinkSocket.Answer answer = requests().get(LinkMessage.RTM_GETLINK, linkRequest(name));
        if (answer.messages().isEmpty()) {
            return Optional.empty();
        }
        NetlinkMessage message = answer.messages().get(0);
        int index = message.body().getInt(4);
        return Optional.of(LinkMessage.readLink(message, readAddresses(index)));
    }

    private List<InterfaceAddress> readAddresses(int interfaceIndex) throws SystemCallException {
        NetlinkSocket.Answer answer = requests().dump(LinkMessage.RTM_GETADDR, addressRequest(interfaceIndex));
        for (int attempt = 1; attempt < ATTEMPTS && !answer.whole(); attempt++) {
            pause(attempt * PAUSE_MILLISECONDS);
            answer = requests().dump(LinkMessage.RTM_GETADDR, addressRequest(interfaceIndex));
        }
        return answer.messages().stream()
                .flatMap(message -> LinkMessage.readAddress(message, interfaceIndex).stream())
                .toList();
    }

    private Optional<Ipv4Address> readDefaultRouteSource() throws SystemCallException {
        return requests().get(RTM_GETROUTE, routeRequest(ELSEWHERE)).messages().stream()
                .flatMap(route ->
                        Optional.ofNullable(route.attributes(ROUTE_FIXED_LENGTH).get(RTA_PREFSRC)).stream())
                .map(LinkMessage::ipv4Address)
                .findFirst();
    }

    private static void pause(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** struct ifinfomsg, where zeros leave the index to the name. */
    private static byte[] linkRequest(String name) {
        byte[] octets = (name + '\0').getBytes(StandardCharsets.UTF_8);
        int type = octets.length > LONGEST_KERNEL_NAME + 1 ? LinkMessage.IFLA_ALT_IFNAME : LinkMessage.IFLA_IFNAME;
        return withAttribute(new byte[LinkMessage.LINK_FIXED_LENGTH], type, octets);
    }

    /** struct ifaddrmsg. */
    private static byte[] addressRequest(int interfaceIndex) {
        return ByteBuffer.allocate(LinkMessage.ADDRESS_FIXED_LENGTH)
                .order(ByteOrder.nativeOrder())
                .put(0, (byte) LinuxSocket.AF_INET)
                .putInt(4, interfaceIndex)
                .array();
    }

    /** struct rtmsg. */
    private static byte[] routeRequest(Ipv4Address destination) {
        byte[] fixed = new byte[ROUTE_FIXED_LENGTH];
        fixed[0] = LinuxSocket.AF_INET;
        fixed[1] = Integer.SIZE;
        byte[] octets =
                ByteBuffer.allocate(Integer.BYTES).putInt(destination.value()).array();
        return withAttribute(fixed, RTA_DST, octets);
    }

    private static byte[] withAttribute(byte[] fixed, int type, byte[] value) {
        int length = NetlinkMessage.ATTRIBUTE_HEADER_LENGTH + value.length;
        return ByteBuffer.allocate(fixed.length + NetlinkMessage.aligned(length))
                .order(ByteOrder.nativeOrder())
                .put(fixed)
                .putShort((short) length)
                .putShort((short) type)
                .put(value)
                .array();
    }
}
