package io.kubeospf.daemon.transport;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.speaker.Input.PacketArrived;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.link.MacAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes the OSPF packets for us out of the frames of one interface. One thread receives; {@link #use} is for any. Which packets are taken
 * is for the speaker to say, but fragments that it would refuse for where they come from are not kept beside those of neighbors.
 */
public final class FrameReceiver {
    private final LinkType linkType;
    private final Optional<MacAddress> ownMacAddress;
    private final Ipv4Address ownAddress;
    private final Introductions introductions;
    private final Ipv4Reassembly reassembly = new Ipv4Reassembly();
    private volatile InterfaceConfig config;

    /**
     * A receiver of one interface.
     *
     * @param linkType how its frames begin
     * @param ownMacAddress empty on a link that has no MAC addresses
     */
    public FrameReceiver(
            InterfaceConfig config,
            LinkType linkType,
            Optional<MacAddress> ownMacAddress,
            Ipv4Address ownAddress,
            Introductions introductions) {
        this.config = config;
        this.linkType = linkType;
        this.ownMacAddress = ownMacAddress;
        this.ownAddress = ownAddress;
        this.introductions = introductions;
    }

    /** From now on the interface is to be as in this configuration. */
    void use(InterfaceConfig next) {
        config = next;
    }

    /**
     * Takes one frame.
     *
     * @return the packet that the frame holds or completes; empty when it is not for us, or a part of more to come
     */
    public Optional<PacketArrived> receive(Instant now, byte[] frame) throws MalformedFrameException {
        Optional<LinkFrame> read = linkType.read(Octets.of(frame)).filter(this::isForUs);
        return read.isEmpty()
                ? Optional.empty()
                : receive(now, read.get().packet(), read.get().ethernet().map(EthernetHeader::source));
    }

    private Optional<PacketArrived> receive(Instant now, Octets packet, Optional<MacAddress> sender)
            throws MalformedFrameException {
        Ipv4Header ip = Ipv4Header.decode(packet);
        if (ip.protocol() != Ipv4Header.OSPF || !isForUs(ip.destination())) {
            return Optional.empty();
        }
        if (!Ipv4Header.canBeSource(ip.source())) {
            throw new MalformedFrameException(FrameFault.IP_SOURCE);
        }
        // A host with several network cards may send unicast from one that receives nothing (Linux bonding,
        // balance-tlb).
        Optional<MacAddress> station = sender.filter(heard -> ip.destination().isMulticast());
        station.ifPresent(heard -> introductions.heard(now, ip.source(), heard));
        Octets payload = packet.slice(ip.length(), ip.totalLength() - ip.length());
        Optional<Octets> whole = ip.isFragment() ? join(now, ip, payload) : Optional.of(payload);
        return whole.map(octets -> new PacketArrived(
                config.name(),
                ip.source(),
                ip.destination(),
                ip.timeToLive(),
                station.map(MacAddress::asLinkLayerAddress),
                octets));
    }

    private Optional<Octets> join(Instant now, Ipv4Header ip, Octets payload) throws MalformedFrameException {
        InterfaceConfig current = config;
        if (!current.takes(ip.timeToLive())) {
            throw new MalformedFrameException(FrameFault.FRAGMENT_TIME_TO_LIVE);
        }
        if (!current.neighbors().allows(ip.source())) {
            throw new MalformedFrameException(FrameFault.FRAGMENT_SOURCE);
        }
        return reassembly.add(now, ip, payload);
    }

    /** While another program captures in promiscuous mode, frames between other hosts arrive as well. */
    private boolean isForUs(LinkFrame frame) {
        Optional<MacAddress> destination = frame.ethernet().map(EthernetHeader::destination);
        return destination.isEmpty() || destination.get().isGroup() || destination.equals(ownMacAddress);
    }

    private boolean isForUs(Ipv4Address destination) {
        return destination.equals(ownAddress)
                || destination.equals(Ipv4Address.ALL_SPF_ROUTERS)
                || destination.equals(Ipv4Address.ALL_D_ROUTERS);
    }
}
