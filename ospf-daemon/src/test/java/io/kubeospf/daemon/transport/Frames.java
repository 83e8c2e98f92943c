package io.kubeospf.daemon.transport;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.TimeToLive;
import io.kubeospf.core.output.Output.SendPacket;
import io.kubeospf.core.speaker.Input.PacketArrived;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.link.MacAddress;
import java.util.List;
import java.util.Optional;

/** Stations and frames that tests have in common. */
final class Frames {
    static final MacAddress OUR_STATION = new MacAddress(0x02_00_00_00_00_84L);
    static final MacAddress THEIR_STATION = new MacAddress(0x02_00_00_00_00_01L);
    static final Ipv4Address OUR_ADDRESS = Ipv4Address.parse("192.168.100.132");
    static final Ipv4Address THEIR_ADDRESS = Ipv4Address.parse("192.168.100.1");

    private Frames() {}

    /** A packet on its way. */
    static SendPacket packet(Ipv4Address source, Ipv4Address destination, int timeToLive, Octets payload) {
        return new SendPacket("eth0", source, destination, timeToLive, Optional.empty(), payload);
    }

    /** A packet that has come; a multicast tells where its sender is. */
    static PacketArrived arrived(
            Ipv4Address source, MacAddress station, Ipv4Address destination, int timeToLive, Octets payload) {
        return new PacketArrived(
                "eth0",
                source,
                destination,
                timeToLive,
                Optional.of(station.asLinkLayerAddress()).filter(heard -> destination.isMulticast()),
                payload);
    }

    /** A frame from the neighbor. */
    static byte[] received(MacAddress station, Ipv4Address destination, byte... payload) {
        return EthernetHeader.frame(station, THEIR_STATION, packetFrom(THEIR_ADDRESS, destination, payload));
    }

    /** Frames from us to the neighbor. */
    static List<byte[]> compose(PacketComposer composer, SendPacket packet) {
        return composer.compose(packet).stream()
                .map(part -> EthernetHeader.frame(THEIR_STATION, OUR_STATION, part))
                .toList();
    }

    /** A packet with its IPv4 header. */
    static Octets packetFrom(Ipv4Address source, Ipv4Address destination, byte... payload) {
        return new PacketComposer(1500, 0)
                .compose(packet(source, destination, TimeToLive.LINK_LOCAL, Octets.of(payload)))
                .get(0);
    }
}
