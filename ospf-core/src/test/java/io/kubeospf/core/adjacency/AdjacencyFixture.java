package io.kubeospf.core.adjacency;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.schedule.Agenda;
import io.kubeospf.core.schedule.TimeOfDay;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** One router, 192.168.100.132, with one interface, and the state machines around it. */
final class AdjacencyFixture {
    static final Instant NOW = Instant.EPOCH;
    static final LinkStatus.Up LINK =
            new LinkStatus.Up(Ipv4Address.parse("192.168.100.132"), NetworkMask.ofPrefixLength(24), 1500);

    final Outbox outbox = new Outbox();
    final TimerQueue timers = new TimerQueue();
    final Agenda agenda = new Agenda();
    final Area area;
    final OspfInterface eth0;
    final NeighborStateMachine neighbors;
    final InterfaceStateMachine interfaces;

    AdjacencyFixture(InterfaceType type, int priority) {
        InterfaceConfig defaults = InterfaceConfig.named("eth0");
        InterfaceConfig config = new InterfaceConfig(
                "eth0",
                type,
                defaults.cost(),
                priority,
                defaults.helloInterval(),
                defaults.deadInterval(),
                defaults.retransmitInterval(),
                defaults.transmitDelay(),
                false,
                false);
        RouterConfig router =
                new RouterConfig(RouterId.parse("192.168.100.132"), AreaId.BACKBONE, List.of(config), List.of());
        area = new Area(router, new MessageGeneration(outbox, new TimeOfDay(), 0), outbox);
        eth0 = area.require("eth0");
        LinkStateRequests requests = new LinkStateRequests(area, timers);
        DatabaseDescriptions descriptions = new DatabaseDescriptions(area, timers, new Random(1));
        neighbors = new NeighborStateMachine(area, timers, agenda, outbox, descriptions, requests);
        HelloProtocol hellos = new HelloProtocol(area, timers, agenda, outbox, neighbors);
        interfaces = new InterfaceStateMachine(area, timers, agenda, outbox, hellos, neighbors);
    }

    /** A neighbor of the interface in a state, without the history that would have led there. */
    Neighbor neighbor(String address, NeighborState state) {
        Ipv4Address parsed = Ipv4Address.parse(address);
        RouterId routerId = new RouterId(parsed.value());
        Neighbor neighbor = new Neighbor(eth0.keyOf(parsed, routerId), routerId, parsed);
        neighbor.state(state, NeighborEvent.HELLO_RECEIVED, Instant.EPOCH);
        eth0.add(neighbor);
        return neighbor;
    }

    List<Event> events() {
        return outbox.drain().stream()
                .filter(Output.Occurred.class::isInstance)
                .map(output -> ((Output.Occurred) output).event())
                .toList();
    }
}
