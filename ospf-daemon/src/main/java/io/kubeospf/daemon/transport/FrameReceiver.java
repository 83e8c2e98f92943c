package io.kubeospf.daemon.transport;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.speaker.Input.PacketArrived;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.link.MacAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes the OSPF packets for us out of the frames of one interface. One thread receives; {@link #use} is for any. Which packets are taken
 * is for the speaker to say, but fragments that it would refuse for where they come from are not kept beside those of neighbors.
 */
public final class FrameReceiver {
    private final MacAddress ownStation;
    private final Ipv4Address ownAddress;
    private final Introductions introductions;
    private final Ipv4Reassembly reassembly = new Ipv4Reassembly();
    private volatile InterfaceConfig config;

    public FrameReceiver(
            InterfaceConfig config, MacAddress ownStation, Ipv4Address ownAddress, Introductions introductions) {
        this.config = config;
        this.ownStation = ownStation;
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
        EthernetHeader ethernet = readEthernetHeader(frame);
        if (ethernet.etherType() != EthernetHeader.IPV4 || !isForUs(ethernet.destination())) {
            return Optional.empty();
        }
        Octets packet = Octets.of(frame, EthernetHeader.LENGTH, frame.length - EthernetHeader.LENGTH);
        Ipv4Header ip = Ipv4Header.decode(packet);
        if (ip.protocol() != Ipv4Header.OSPF || !isForUs(ip.destination())) {
            return Optional.empty();
        }
        introductions.heard(now, ip.source(), ethernet.source());
        Octets payload = Octets.of(packet.toByteArray(), ip.length(), ip.totalLength() - ip.length());
        Optional<Octets> whole = ip.isFragment() ? join(now, ip, payload) : Optional.of(payload);
        return whole.map(octets -> new PacketArrived(
                config.name(),
                ip.source(),
                ip.destination(),
                ip.timeToLive(),
                Optional.of(ethernet.source().asLinkLayerAddress()),
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

    private static EthernetHeader readEthernetHeader(byte[] frame) throws MalformedFrameException {
        try {
            return EthernetHeader.readFrom(Octets.of(frame).reader());
        } catch (MalformedPacketException e) {
            throw new MalformedFrameException(FrameFault.TRUNCATED);
        }
    }

    /** While somebody captures in promiscuous mode, frames between other stations arrive as well. */
    private boolean isForUs(MacAddress destination) {
        return destination.isGroup() || destination.equals(ownStation);
    }

    private boolean isForUs(Ipv4Address destination) {
        return destination.equals(ownAddress)
                || destination.equals(Ipv4Address.ALL_SPF_ROUTERS)
                || destination.equals(Ipv4Address.ALL_D_ROUTERS);
    }
}
