package io.kubeospf.daemon.transport;

import io.kubeospf.core.output.Output.SendPacket;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import io.kubeospf.daemon.link.MacAddress;
import java.util.ArrayList;
import java.util.List;

/** Puts OSPF packets into Ethernet frames: one, or as many as the MTU asks for (RFC 791 3.2). Not thread-safe. */
final class FrameComposer {
    private final MacAddress ownAddress;
    private final int mtu;

    /** Tells the fragments of one packet from those of the next; two octets on the wire. */
    private int identification;

    FrameComposer(MacAddress ownAddress, int mtu, int firstIdentification) {
        this.ownAddress = ownAddress;
        this.mtu = mtu;
        this.identification = firstIdentification;
    }

    List<byte[]> compose(MacAddress station, SendPacket packet) {
        Octets payload = packet.payload();
        int room = mtu - Ipv4Header.LENGTH_WITHOUT_OPTIONS;
        int step = payload.length() <= room ? payload.length() : room - room % Ipv4Header.FRAGMENT_UNIT;
        EthernetHeader ethernet = new EthernetHeader(station, ownAddress, EthernetHeader.IPV4);
        byte[] octets = payload.toByteArray();
        identification = identification + 1 & 0xffff;
        List<byte[]> frames = new ArrayList<>();
        int offset = 0;
        do {
            int length = Math.min(step, octets.length - offset);
            boolean more = offset + length < octets.length;
            Ipv4Header ip = Ipv4Header.ofOspf(
                    packet.source(), packet.destination(), packet.timeToLive(), identification, more, offset, length);
            WireWriter frame = new WireWriter();
            ethernet.writeTo(frame);
            frame.write(ip.encode()).write(Octets.of(octets, offset, length));
            frames.add(frame.toOctets().toByteArray());
            offset += length;
        } while (offset < octets.length);
        return frames;
    }
}
