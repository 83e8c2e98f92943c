package io.kubeospf.testbed.scenario;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.wire.Octets;

/** A packet on its way to the speaker. */
record Arrival(
        String interfaceName,
        Ipv4Address source,
        Ipv4Address destination,
        RouterId sender,
        AreaId area,
        int timeToLive,
        Recipe<OspfPacket> packet,
        Damage damage) {

    Input.PacketArrived input(Memory memory) {
        Octets octets = damage.applyTo(
                PacketCodec.encode(packet.make(new Memory.Heard(memory, interfaceName, source)), sender, area));
        return new Input.PacketArrived(interfaceName, source, destination, timeToLive, octets);
    }
}
