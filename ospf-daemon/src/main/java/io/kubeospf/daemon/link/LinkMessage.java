package io.kubeospf.daemon.link;

import io.kubeospf.core.net.Ipv4Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads RTM_NEWLINK and RTM_NEWADDR (struct ifinfomsg, struct ifaddrmsg, and their attributes). */
final class LinkMessage {
    static final int RTM_NEWLINK = 16;
    static final int RTM_DELLINK = 17;
    static final int RTM_GETLINK = 18;
    static final int RTM_NEWADDR = 20;
    static final int RTM_DELADDR = 21;
    static final int RTM_GETADDR = 22;

    static final int LINK_FIXED_LENGTH = 16;
    static final int ADDRESS_FIXED_LENGTH = 8;
    static final int IFLA_IFNAME = 3;
    static final int IFLA_ALT_IFNAME = 53;

    private static final int AF_UNSPEC = 0;
    private static final int AF_INET = 2;
    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_MTU = 4;
    private static final int IFLA_PROP_LIST = 52;
    private static final int IFF_UP = 0x1;
    private static final int IFF_RUNNING = 0x40;
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_FLAGS = 8;

    private LinkMessage() {}

    /** The interface of an RTM_NEWLINK message, with the addresses that others told. */
    static Link readLink(NetlinkMessage message, List<InterfaceAddress> addresses) {
        ByteBuffer fixed = message.body();
        int hardwareType = Short.toUnsignedInt(fixed.getShort(2));
        int flags = fixed.getInt(8);
        Map<Integer, ByteBuffer> attributes = message.attributes(LINK_FIXED_LENGTH);
        ByteBuffer name = attributes.get(IFLA_IFNAME);
        if (name == null) {
            throw new IllegalStateException("the kernel listed an interface without a name");
        }
        return new Link(
                fixed.getInt(4),
                text(name),
                alternativeNames(attributes),
                hardwareType,
                (flags & IFF_UP) != 0 && (flags & IFF_RUNNING) != 0,
                attributes.containsKey(IFLA_MTU) ? attributes.get(IFLA_MTU).getInt(0) : 0,
                macAddress(Optional.ofNullable(attributes.get(IFLA_ADDRESS))),
                addresses);
    }

    /** The address of an RTM_NEWADDR message, empty when it is another interface's or no IPv4 address. */
    static Optional<InterfaceAddress> readAddress(NetlinkMessage message, int interfaceIndex) {
        ByteBuffer fixed = message.body();
        if (Byte.toUnsignedInt(fixed.get(0)) != AF_INET || fixed.getInt(4) != interfaceIndex) {
            return Optional.empty();
        }
        Map<Integer, ByteBuffer> attributes = message.attributes(ADDRESS_FIXED_LENGTH);
        // On a point-to-point link IFA_ADDRESS is the other end; only IFA_LOCAL is always ours.
        ByteBuffer network = attributes.get(IFA_ADDRESS);
        ByteBuffer local = attributes.getOrDefault(IFA_LOCAL, network);
        if (local == null) {
            return Optional.empty();
        }
        ByteBuffer wideFlags = attributes.get(IFA_FLAGS);
        return Optional.of(new InterfaceAddress(
                ipv4Address(local),
                Byte.toUnsignedInt(fixed.get(1)),
                ipv4Address(network == null ? local : network),
                Byte.toUnsignedInt(fixed.get(3)),
                wideFlags == null ? Byte.toUnsignedInt(fixed.get(2)) : wideFlags.getInt(0)));
    }

    /** What a notification is about; empty when nothing of an interface itself changed. */
    static Optional<LinkNotice> readNotice(NetlinkMessage message) {
        return switch (message.type()) {
            // A bridge tells of its ports in the same way, with a family of its own.
            case RTM_NEWLINK, RTM_DELLINK ->
                message.body().get(0) == AF_UNSPEC ? Optional.of(linkNotice(message)) : Optional.empty();
            case RTM_NEWADDR, RTM_DELADDR ->
                Optional.of(new LinkNotice(message.body().getInt(4), List.of()));
            default -> Optional.empty();
        };
    }

    static Ipv4Address ipv4Address(ByteBuffer attribute) {
        return new Ipv4Address(attribute.order(ByteOrder.BIG_ENDIAN).getInt(0));
    }

    private static LinkNotice linkNotice(NetlinkMessage message) {
        Map<Integer, ByteBuffer> attributes = message.attributes(LINK_FIXED_LENGTH);
        List<String> names = new ArrayList<>();
        Optional.ofNullable(attributes.get(IFLA_IFNAME)).map(LinkMessage::text).ifPresent(names::add);
        names.addAll(alternativeNames(attributes));
        return new LinkNotice(message.body().getInt(4), names);
    }

    private static List<String> alternativeNames(Map<Integer, ByteBuffer> attributes) {
        ByteBuffer properties = attributes.get(IFLA_PROP_LIST);
        return properties == null
                ? List.of()
                : NetlinkMessage.attributes(properties).stream()
                        .filter(property -> property.type() == IFLA_ALT_IFNAME)
                        .map(property -> text(property.value()))
                        .toList();
    }

    /** The kernel ends a text with a zero octet. */
    private static String text(ByteBuffer value) {
        return StandardCharsets.UTF_8.decode(value.slice(0, value.limit() - 1)).toString();
    }

    private static Optional<MacAddress> macAddress(Optional<ByteBuffer> attribute) {
        return attribute.filter(octets -> octets.limit() == MacAddress.LENGTH).map(octets -> {
            ByteBuffer value = octets.order(ByteOrder.BIG_ENDIAN);
            return new MacAddress(
                    Integer.toUnsignedLong(value.getInt(0)) << 16 | Short.toUnsignedLong(value.getShort(4)));
        });
    }
}
