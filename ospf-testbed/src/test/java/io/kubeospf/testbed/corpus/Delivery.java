package io.kubeospf.testbed.corpus;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.link.MacAddress;
import io.kubeospf.daemon.transport.FrameReceiver;
import io.kubeospf.daemon.transport.Introductions;
import io.kubeospf.daemon.transport.LinkType;
import io.kubeospf.daemon.transport.MalformedFrameException;
import io.kubeospf.daemon.transport.TransportEvent;
import io.kubeospf.testbed.corpus.CorpusInput.Carrier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is left of an input when it has come through the daemon's transport.
 *
 * @param faults of frames
 * @param packets for the speaker
 */
record Delivery(List<TransportEvent.FrameMalformed> faults, List<Input.PacketArrived> packets) {
    private static final MacAddress OUR_STATION = new MacAddress(0x02_00_00_00_00_01L);

    /**
     * Sends an input.
     *
     * @param source of a packet; frames have their own
     */
    static Delivery of(CorpusInput input, Ipv4Address source, Instant now) {
        return input.carrier() == Carrier.PACKET
                ? new Delivery(List.of(), List.of(LivingAdjacency.arrived(source, input.octets())))
                : ofFrames(input.parts(), now);
    }

    private static Delivery ofFrames(List<Octets> frames, Instant now) {
        Introductions introductions = new Introductions((host, station) -> {});
        FrameReceiver receiver = new FrameReceiver(
                InterfaceConfig.named(LivingAdjacency.INTERFACE),
                LinkType.ETHERNET,
                Optional.of(OUR_STATION),
                LivingAdjacency.OURS,
                introductions);
        Delivery delivery = new Delivery(new ArrayList<>(), new ArrayList<>());
        for (Octets frame : frames) {
            try {
                receiver.receive(now, frame.toByteArray()).ifPresent(delivery.packets::add);
            } catch (MalformedFrameException malformed) {
                delivery.faults.add(new TransportEvent.FrameMalformed(LivingAdjacency.INTERFACE, malformed.fault()));
            }
        }
        return delivery;
    }
}
