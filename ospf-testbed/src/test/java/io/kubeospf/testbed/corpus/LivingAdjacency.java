package io.kubeospf.testbed.corpus;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.NeighborFilter;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Our speaker and its neighbor, another speaker, in virtual time. The neighbor is Designated Router, we are DROther and announce the
 * default prefix. Packets take no time.
 */
final class LivingAdjacency {
    static final Ipv4Address OURS = Ipv4Address.parse("10.0.0.1");
    static final Ipv4Address NEIGHBOR = Ipv4Address.parse("10.0.0.2");
    static final Ipv4Address STRANGER = Ipv4Address.parse("10.0.0.9");
    static final RouterId NEIGHBOR_ID = RouterId.parse("2.2.2.2");

    static final String INTERFACE = "eth0";
    private static final int MTU = 1500;

    /** More than the RouterDeadInterval, for which the future Designated Router listens. */
    private static final Duration UNTIL_FULL = Duration.ofSeconds(60);

    private final Speaker us;
    private final Speaker neighbor;
    private final Queue<Runnable> packets = new ArrayDeque<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Octets> sentByNeighbor = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private LivingAdjacency(Authentication authentication) {
        us = new Speaker(
                config("1.1.1.1", 0, authentication, List.of(ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX))),
                new SplittableRandom(1));
        neighbor = new Speaker(config(NEIGHBOR_ID.toString(), 1, authentication, List.of()), new SplittableRandom(2));
    }

    /** One whose neighbors are Full and have nothing more to say. */
    static LivingAdjacency full(Authentication authentication) {
        LivingAdjacency adjacency = new LivingAdjacency(authentication);
        adjacency.bringUp(adjacency.us, OURS);
        adjacency.bringUp(adjacency.neighbor, NEIGHBOR);
        adjacency.pass(UNTIL_FULL);
        return adjacency;
    }

    private static RouterConfig config(
            String routerId, int priority, Authentication authentication, List<ExternalRoute> routes) {
        InterfaceConfig usual = InterfaceConfig.named(INTERFACE);
        InterfaceConfig authenticated = new InterfaceConfig(
                INTERFACE,
                usual.type(),
                usual.cost(),
                priority,
                usual.helloInterval(),
                usual.deadInterval(),
                usual.retransmitInterval(),
                usual.transmitDelay(),
                false,
                false,
                false,
                NeighborFilter.ANYBODY,
                authentication);
        return new RouterConfig(
                RouterId.parse(routerId), AreaId.BACKBONE, AreaType.NORMAL, List.of(authenticated), routes);
    }

    private void bringUp(Speaker speaker, Ipv4Address address) {
        give(
                speaker,
                new Input.LinkChanged(INTERFACE, new LinkStatus.Up(address, NetworkMask.ofPrefixLength(24), MTU)));
        settle();
    }

    Instant now() {
        return now;
    }

    /** A packet as it arrives from an address. */
    static Input.PacketArrived arrived(Ipv4Address source, Octets packet) {
        return new Input.PacketArrived(INTERFACE, source, Ipv4Address.ALL_SPF_ROUTERS, packet);
    }

    /** Tells our speaker of a packet, and lets both talk; returns what our speaker did at once. */
    List<Output> receive(Input.PacketArrived packet) {
        List<Output> outputs = give(us, packet);
        settle();
        return outputs;
    }

    /** The neighbor announces a prefix. */
    void advertiseByNeighbor(Ipv4Prefix prefix) {
        give(neighbor, new Input.CommandGiven(new Command.Advertise(ExternalRoute.of(prefix))));
        settle();
    }

    /** Lets time pass. */
    void pass(Duration duration) {
        Instant end = now.plus(duration);
        for (Optional<Instant> next = nextDeadline(end); next.isPresent(); next = nextDeadline(end)) {
            now = next.get().isAfter(now) ? next.get() : now;
            give(us, new Input.DeadlineReached());
            give(neighbor, new Input.DeadlineReached());
            settle();
        }
        now = end;
    }

    private Optional<Instant> nextDeadline(Instant end) {
        return Stream.of(us, neighbor)
                .flatMap(speaker -> speaker.nextDeadline().stream())
                .min(Instant::compareTo)
                .filter(next -> !next.isAfter(end));
    }

    private List<Output> give(Speaker speaker, Input input) {
        List<Output> outputs = speaker.handle(now, input);
        boolean ours = speaker == us;
        Speaker other = ours ? neighbor : us;
        for (Output output : outputs) {
            if (output instanceof Output.SendPacket packet && !ours) {
                sentByNeighbor.add(packet.payload());
            }
            if (output instanceof Output.SendPacket packet
                    && (packet.destination().isMulticast()
                            || packet.destination().equals(ours ? NEIGHBOR : OURS))) {
                packets.add(() -> give(
                        other,
                        new Input.PacketArrived(INTERFACE, packet.source(), packet.destination(), packet.payload())));
            } else if (output instanceof Output.Occurred occurred && ours) {
                events.add(occurred.event());
            }
        }
        return outputs;
    }

    private void settle() {
        while (!packets.isEmpty()) {
            packets.remove().run();
        }
    }

    /** Every packet that the neighbor has sent, behind the IP header. */
    List<Octets> sentByNeighbor() {
        return List.copyOf(sentByNeighbor);
    }

    /** {@link NeighborState#DOWN} when we have none. */
    NeighborState neighborState() {
        return view().neighbors().stream()
                .filter(one -> one.address().equals(NEIGHBOR))
                .map(NeighborView::state)
                .findFirst()
                .orElse(NeighborState.DOWN);
    }

    /** What our speaker has told since the last call. */
    List<Event> takeEvents() {
        List<Event> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    SpeakerView view() {
        return us.view();
    }

    List<LsdbEntry> entries() {
        return us.entries();
    }

    List<Lsa> database() {
        return us.database(now);
    }

    List<Lsa> databaseOfNeighbor() {
        return neighbor.database(now);
    }
}
