package io.kubeospf.daemon.loop;

import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Input.PacketArrived;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What waits for the speaker, in the order of arrival. The network can send faster than we work, so packets are dropped
 * while {@link #PACKET_OCTETS_LIMIT} is reached; OSPF repeats what matters. Everything else always finds room. Any thread may
 * {@link #put}.
 */
public final class Mailbox {
    /** About 1300 full packets of an ordinary Ethernet. */
    static final int PACKET_OCTETS_LIMIT = 2 * 1024 * 1024;

    /** What a packet costs besides its octets, so that empty ones are bounded as well. */
    private static final int PACKET_OVERHEAD = 128;

    private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    private final AtomicInteger packetOctets = new AtomicInteger();

    /** Leaves an input; false for a packet that is dropped. */
    public boolean put(Input input) {
        return !(input instanceof PacketArrived packet && !admit(packet)) && inputs.add(input);
    }

    /** The next input, or empty when none came within the time. */
    Optional<Input> take(Duration atMost) throws InterruptedException {
        Input input = inputs.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (input instanceof PacketArrived packet) {
            packetOctets.addAndGet(-weight(packet));
        }
        return Optional.ofNullable(input);
    }

    private boolean admit(PacketArrived packet) {
        int weight = weight(packet);
        if (packetOctets.addAndGet(weight) <= PACKET_OCTETS_LIMIT) {
            return true;
        }
        packetOctets.addAndGet(-weight);
        return false;
    }

    private static int weight(PacketArrived packet) {
        return PACKET_OVERHEAD + packet.payload().length();
    }
}
