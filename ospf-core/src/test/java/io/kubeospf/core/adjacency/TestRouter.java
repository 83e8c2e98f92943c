package io.kubeospf.core.adjacency;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.PacketText;
import io.kubeospf.core.schedule.Agenda;
import io.kubeospf.core.schedule.TimeOfDay;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The router 192.168.100.132 with interfaces and neighbors in any state, without the history that would have led there.
 * Neighbors have their address as Router ID.
 */
public final class TestRouter {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final int MTU = 576;

    public final Outbox outbox = new Outbox();
    public final TimerQueue timers = new TimerQueue();
    public final Agenda agenda = new Agenda();
    public final Area area;
    public final Adjacencies adjacencies;

    private final List<Event> events = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    public TestRouter(InterfaceConfig... interfaces) {
        RouterConfig config = new RouterConfig(
                RouterId.parse("192.168.100.132"), AreaId.BACKBONE, Arrays.asList(interfaces), List.of());
        area = new Area(config, new MessageGeneration(outbox, new TimeOfDay(), 0), outbox);
        adjacencies = new Adjacencies(area, timers, agenda, outbox, new Random(1));
    }

    public static InterfaceConfig broadcast(String name, int priority) {
        return config(name, InterfaceType.BROADCAST, priority);
    }

    public static InterfaceConfig pointToPoint(String name) {
        return config(name, InterfaceType.POINT_TO_POINT, 0);
    }

    private static InterfaceConfig config(String name, InterfaceType type, int priority) {
        InterfaceConfig defaults = InterfaceConfig.named(name);
        return new InterfaceConfig(
                name,
                type,
                defaults.cost(),
                priority,
                defaults.helloInterval(),
                defaults.deadInterval(),
                defaults.retransmitInterval(),
                defaults.transmitDelay(),
                defaults.mtuIgnore(),
                defaults.passive());
    }

    /** Brings an interface up with an address of a /24; what it says and does about that is forgotten. */
    public OspfInterface up(String name, String address) {
        OspfInterface up = area.require(name);
        adjacencies.linkChanged(
                up, new LinkStatus.Up(Ipv4Address.parse(address), NetworkMask.ofPrefixLength(24), MTU), NOW);
        forget();
        return up;
    }

    /** Puts an interface into a state with a Designated Router and a Backup, 0.0.0.0 for none. */
    public OspfInterface role(String name, InterfaceState state, String designated, String backup) {
        OspfInterface ospfInterface = area.require(name);
        ospfInterface.state(state);
        ospfInterface.designatedRouters(Ipv4Address.parse(designated), Ipv4Address.parse(backup));
        return ospfInterface;
    }

    /** Adds a neighbor in a state. */
    public Neighbor neighbor(String interfaceName, String address, NeighborState state) {
        OspfInterface on = area.require(interfaceName);
        Ipv4Address parsed = Ipv4Address.parse(address);
        RouterId routerId = new RouterId(parsed.value());
        Neighbor neighbor = new Neighbor(on.keyOf(parsed, routerId), routerId, parsed);
        neighbor.state(state, NeighborEvent.HELLO_RECEIVED, Instant.EPOCH);
        on.add(neighbor);
        return neighbor;
    }

    /** The packets since the last question, as {@link PacketText} tells them. */
    public List<String> said() {
        drain();
        List<String> all = List.copyOf(said);
        said.clear();
        return all;
    }

    /** The events since the last question. */
    public List<Event> events() {
        drain();
        List<Event> all = List.copyOf(events);
        events.clear();
        return all;
    }

    /** When a timer is due, counted from {@link #NOW}; empty when it is not armed. Timers before it are taken. */
    public Optional<Duration> due(TimerKey timer) {
        while (timers.isArmed(timer)) {
            Instant next = timers.nextDue().orElseThrow();
            if (timers.pollDue(next).filter(timer::equals).isPresent()) {
                timers.arm(timer, next);
                return Optional.of(Duration.between(NOW, next));
            }
        }
        return Optional.empty();
    }

    /** Forgets packets, events and what is on the agenda. */
    public void forget() {
        drain();
        said.clear();
        events.clear();
        while (agenda.takeElection().isPresent() || agenda.takeBackupSeen().isPresent()) {}
        agenda.takeOrigination();
        agenda.takeRemoval();
    }

    private void drain() {
        for (Output output : outbox.drain()) {
            if (output instanceof Output.SendPacket packet) {
                said.add(
                        packet.interfaceName() + " > " + packet.destination() + ": " + PacketText.of(packet.payload()));
            } else if (output instanceof Output.Occurred occurred) {
                events.add(occurred.event());
            }
        }
    }
}
