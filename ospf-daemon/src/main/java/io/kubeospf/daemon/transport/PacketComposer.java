package io.kubeospf.daemon.transport;

import io.kubeospf.core.output.Output.SendPacket;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** Puts OSPF packets into IPv4 packets: one, or as many fragments as the MTU asks for (RFC 791 3.2). Not thread-safe. */
final class PacketComposer {
    private static final int IDENTIFICATIONS = 0xffff;

    private final int mtu;

    /**
     * Tells the fragments of one packet from those of the next; two octets on the wire. Never 0: the kernel numbers anew what it sends
     * under 0, each fragment differently.
     */
    private int identification;

    PacketComposer(int mtu, int firstIdentification) {
        this.mtu = mtu;
        this.identification = firstIdentification;
    }

    List<Octets> compose(SendPacket packet) {
        Octets payload = packet.payload();
        int room = mtu - Ipv4Header.LENGTH_WITHOUT_OPTIONS;
        int step = payload.length() <= room ? payload.length() : room - room % Ipv4Header.FRAGMENT_UNIT;
        identification = identification % IDENTIFICATIONS + 1;
        List<Octets> composed = new ArrayList<>();
        int offset = 0;
        do {
            int length = Math.min(step, payload.length() - offset);
            boolean more = offset + length < payload.length();
            Ipv4Header ip = Ipv4Header.ofOspf(
                    packet.source(), packet.destination(), packet.timeToLive(), identification, more, offset, length);
            composed.add(new WireWriter()
                    .write(ip.encode())
                    .write(payload.slice(offset, length))
                    .toOctets());
            offset += length;
        } while (offset < payload.length());
        return composed;
    }
}
