package io.kubeospf.daemon.link;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.NetworkMask;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine's interfaces at one moment. */
public final class LinkTable {
    /** The first octet of 127.0.0.0/8. */
    private static final int LOOPBACK_NETWORK = 127;

    private static final int LINK_FIXED_LENGTH = 16;
    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MTU = 4;
    private static final int IFF_UP = 0x1;
    private static final int IFF_RUNNING = 0x40;

    private static final int ADDRESS_FIXED_LENGTH = 8;
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_F_SECONDARY = 0x1;
    private static final int AF_INET = 2;

    /** A machine without interfaces, or one that has not been looked at. */
    public static final LinkTable EMPTY = new LinkTable(Map.of());

    private final Map<String, Link> links;

    private LinkTable(Map<String, Link> links) {
        this.links = links;
    }

    /** Reads the answers to RTM_GETLINK and RTM_GETADDR (struct ifinfomsg, struct ifaddrmsg). */
    static LinkTable of(List<NetlinkMessage> linkMessages, List<NetlinkMessage> addressMessages) {
        Map<Integer, Link.InterfaceAddress> primaries = new HashMap<>();
        for (NetlinkMessage message : addressMessages) {
            readAddress(message, primaries);
        }
        Map<String, Link> links = new HashMap<>();
        for (NetlinkMessage message : linkMessages) {
            Link link = readLink(message, primaries);
            links.put(link.name(), link);
        }
        return new LinkTable(links);
    }

    public Optional<Link> link(String name) {
        return Optional.ofNullable(links.get(name));
    }

    /** The networks to which the interface of this name is attached. A host address, such as a virtual IP, is no network. */
    public List<Ipv4Prefix> networks(String name) {
        return link(name).flatMap(Link::primary).stream()
                .filter(own -> !own.mask().equals(NetworkMask.HOST))
                .map(own -> Ipv4Prefix.containing(
                        own.address(), own.mask().prefixLength().orElseThrow()))
                .toList();
    }

    private static void readAddress(NetlinkMessage message, Map<Integer, Link.InterfaceAddress> primaries) {
        ByteBuffer fixed = message.body();
        int family = Byte.toUnsignedInt(fixed.get(0));
        int prefixLength = Byte.toUnsignedInt(fixed.get(1));
        int flags = Byte.toUnsignedInt(fixed.get(2));
        int index = fixed.getInt(4);
        if (family != AF_INET || (flags & IFA_F_SECONDARY) != 0) {
            return;
        }
        Map<Integer, ByteBuffer> attributes = message.attributes(ADDRESS_FIXED_LENGTH);
        // On a point-to-point link IFA_ADDRESS is the other end; only IFA_LOCAL is always ours.
        ByteBuffer address = attributes.getOrDefault(IFA_LOCAL, attributes.get(IFA_ADDRESS));
        if (address != null) {
            Ipv4Address local =
                    new Ipv4Address(address.order(ByteOrder.BIG_ENDIAN).getInt(0));
            if (local.value() >>> 24 == LOOPBACK_NETWORK) {
                return; // Nobody else can reach it, and no router may learn of it.
            }
            primaries.putIfAbsent(index, new Link.InterfaceAddress(local, NetworkMask.ofPrefixLength(prefixLength)));
        }
    }

    private static Link readLink(NetlinkMessage message, Map<Integer, Link.InterfaceAddress> primaries) {
        ByteBuffer fixed = message.body();
        int hardwareType = Short.toUnsignedInt(fixed.getShort(2));
        int index = fixed.getInt(4);
        int flags = fixed.getInt(8);
        Map<Integer, ByteBuffer> attributes = message.attributes(LINK_FIXED_LENGTH);
        return new Link(
                index,
                readName(attributes),
                hardwareType,
                (flags & IFF_UP) != 0 && (flags & IFF_RUNNING) != 0,
                attributes.containsKey(IFLA_MTU) ? attributes.get(IFLA_MTU).getInt(0) : 0,
                readMacAddress(Optional.ofNullable(attributes.get(IFLA_ADDRESS))),
                Optional.ofNullable(primaries.get(index)));
    }

    private static String readName(Map<Integer, ByteBuffer> attributes) {
        ByteBuffer name = attributes.get(IFLA_IFNAME);
        if (name == null) {
            throw new IllegalStateException("the kernel told of an interface without a name");
        }
        // the kernel ends the name with a zero octet
        return StandardCharsets.UTF_8.decode(name.slice(0, name.limit() - 1)).toString();
    }

    private static Optional<MacAddress> readMacAddress(Optional<ByteBuffer> attribute) {
        return attribute.filter(octets -> octets.limit() == MacAddress.LENGTH).map(octets -> {
            ByteBuffer value = octets.order(ByteOrder.BIG_ENDIAN);
            return new MacAddress(
                    Integer.toUnsignedLong(value.getInt(0)) << 16 | Short.toUnsignedLong(value.getShort(4)));
        });
    }
}
