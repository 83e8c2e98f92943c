package io.kubeospf.daemon.trace;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Output.SendPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.speaker.Input.PacketArrived;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.events.OperatorLog;

/** Tells the log of the packets that it wants to show. Any thread may call. */
public final class PacketTrace {
    private final OperatorLog log;

    public PacketTrace(OperatorLog log) {
        this.log = log;
    }

    public void sent(SendPacket packet) {
        if (isWanted(packet.payload())) {
            write("sent", packet.interfaceName(), packet.source(), packet.destination(), packet.payload());
        }
    }

    public void received(PacketArrived packet) {
        if (isWanted(packet.payload())) {
            write("received", packet.interfaceName(), packet.source(), packet.destination(), packet.payload());
        }
    }

    /** A packet whose type cannot be read may be of any. */
    private boolean isWanted(Octets payload) {
        if (!log.tracesAny()) {
            return false;
        }
        try {
            return log.traces(PacketCodec.decodeHeader(payload).type());
        } catch (MalformedPacketException unreadable) {
            return true;
        }
    }

    private void write(
            String direction, String interfaceName, Ipv4Address source, Ipv4Address destination, Octets payload) {
        log.trace(direction + " on " + interfaceName + ", " + source + " > " + destination + ": "
                + PacketSentence.of(payload));
    }
}
