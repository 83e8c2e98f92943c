package io.kubeospf.daemon.metrics;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output.SendPacket;
import io.kubeospf.core.speaker.Input.PacketArrived;
import io.kubeospf.daemon.transport.TransportEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what happens, from the start of the process to its end, whatever speakers come and go. Any thread may call; whoever waits
 * for another does so for a moment.
 */
public final class Observations {
    private final InstantSource clock;
    private final Map<String, InterfaceCounts> interfaces = new ConcurrentHashMap<>();
    private final Map<String, Ipv4Address> localAddresses = new ConcurrentHashMap<>();
    private volatile AreaId areaId = AreaId.BACKBONE;

    final LsaCounts originated = new LsaCounts();
    final LsaCounts received = new LsaCounts();
    final LsaCounts contested = new LsaCounts();
    final NeighborLives neighbors = new NeighborLives();
    final AnnouncementTimes announcements = new AnnouncementTimes();

    /** What is counted among drops and has no reason of the protocol. */
    private enum TransportDrop {
        RECEIVE_QUEUE_FULL,
        SEND_FAILED
    }

    /**
     * Has seen nothing yet.
     *
     * @param clock the speaker's
     */
    public Observations(InstantSource clock) {
        this.clock = clock;
    }

    /** A speaker is about to begin. */
    public void speaksIn(AreaId area) {
        areaId = area;
        neighbors.begin(clock.instant());
        announcements.interrupt();
    }

    /** A packet came from the network, whatever becomes of it. */
    public void received(PacketArrived packet) {
        on(packet.interfaceName()).received.add(packet.payload());
    }

    /** The interface took a packet for the network. */
    public void sent(SendPacket packet) {
        on(packet.interfaceName()).sent.add(packet.payload());
    }

    public void heard(TransportEvent event) {
        if (event instanceof TransportEvent.FrameMalformed malformed) {
            on(event.interfaceName()).drop(malformed.fault());
        } else if (event instanceof TransportEvent.ReceiveQueueFull) {
            on(event.interfaceName()).drop(TransportDrop.RECEIVE_QUEUE_FULL);
        } else if (event instanceof TransportEvent.SendFailed) {
            on(event.interfaceName()).drop(TransportDrop.SEND_FAILED);
        }
    }

    public void heard(Event event) {
        announcements.hear(event, clock.instant());
        if (event instanceof Event.InterfaceUp up) {
            localAddresses.put(up.interfaceName(), up.address());
        } else if (event instanceof Event.NeighborStateChanged changed) {
            hear(changed);
        } else if (event instanceof Event.NeighborExcluded excluded) {
            neighbors.excluded(excluded);
        } else if (event instanceof Event.InterfaceStateChanged changed) {
            neighbors.changed(changed, clock.instant());
        } else if (event instanceof Event.LsaOriginated lsa) {
            originated.add(lsa.header().type(), 1);
        } else if (event instanceof Event.LsaInstalled lsa) {
            received.add(lsa.header().type(), 1);
        } else if (event instanceof Event.SelfOriginatedLsaReceived lsa) {
            contested.add(lsa.header().type(), 1);
        } else {
            hearFault(event);
        }
    }

    private void hear(Event.NeighborStateChanged changed) {
        Instant now = clock.instant();
        neighbors
                .changed(changed, areaId, localAddress(changed.interfaceName()), now)
                .ifPresent(on(changed.interfaceName()).adjacencyDuration::observe);
        if (changed.from() == NeighborState.FULL && !neighbors.isAnyFull()) {
            announcements.interrupt();
        }
    }

    /** An LSA that breaks its format or is refused is left out of its packet, and the rest is taken: its reasons are of LSAs alone. */
    private void hearFault(Event event) {
        if (event instanceof Event.PacketRefused refused) {
            on(refused.interfaceName()).drop(refused.reason());
        } else if (event instanceof Event.PacketMalformed malformed) {
            on(malformed.interfaceName()).drop(malformed.malformation());
        } else if (event instanceof Event.LsaMalformed malformed) {
            on(malformed.interfaceName()).drop(malformed.malformation());
        } else if (event instanceof Event.LsaFormatRefused refused) {
            on(refused.interfaceName()).drop(refused.fault().malformation());
        } else if (event instanceof Event.LsaRefused refused) {
            on(refused.interfaceName()).drop(refused.reason());
        } else if (event instanceof Event.LsasRetransmitted again) {
            on(again.interfaceName()).retransmittedLsas.add(again.number());
        } else if (event instanceof Event.ExchangeStalled stalled) {
            if (stalled.restarts()) {
                on(stalled.interfaceName()).exchangeRestarts.increment();
            }
        } else if (event instanceof Event.RouterIdConflict conflict) {
            on(conflict.interfaceName()).routerIdConflicts.increment();
        } else if (event instanceof Event.DuplicateAddress duplicate) {
            on(duplicate.interfaceName()).addressConflicts.increment();
        }
    }

    /** Names are those of the configuration, so that there are few. */
    InterfaceCounts on(String interfaceName) {
        return interfaces.computeIfAbsent(interfaceName, unused -> new InterfaceCounts());
    }

    /** The address that the interface has or had last; 0.0.0.0 before the first. */
    Ipv4Address localAddress(String interfaceName) {
        return Optional.ofNullable(localAddresses.get(interfaceName)).orElse(Ipv4Address.UNSPECIFIED);
    }
}
