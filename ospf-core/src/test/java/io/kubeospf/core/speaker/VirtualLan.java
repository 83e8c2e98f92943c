package io.kubeospf.core.speaker;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkLayerAddress;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** One network with the first interfaces of real speakers on it and a clock that jumps from one thing to do to the next. */
final class VirtualLan {
    private static final Duration LATENCY = Duration.ofMillis(1);

    private final Map<String, Station> stations = new LinkedHashMap<>();
    private final PriorityQueue<Delivery> deliveries = new PriorityQueue<>();
    private final List<Logged> log = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private long sent;

    /** Which packets are lost. */
    Predicate<Delivery> loss = delivery -> false;

    record Delivery(Instant at, long order, String receiver, String senderName, Output.SendPacket packet)
            implements Comparable<Delivery> {
        private static final Comparator<Delivery> ORDER =
                Comparator.comparing(Delivery::at).thenComparingLong(Delivery::order);

        @Override
        public int compareTo(Delivery other) {
            return ORDER.compare(this, other);
        }
    }

    /** Something that left a speaker. */
    record Logged(Instant at, String station, Output output) {}

    private final class Station {
        final String name;
        final Speaker speaker;
        final String interfaceName;
        Optional<LinkStatus.Up> link = Optional.empty();

        Station(String name, RouterConfig config, long seed, long sequenceNumber) {
            this.name = name;
            this.speaker = new Speaker(config, new Random(seed), sequenceNumber);
            this.interfaceName = config.interfaces().get(0).name();
        }

        void give(Input input) {
            for (Output output : speaker.handle(now, input)) {
                log.add(new Logged(now, name, output));
                if (output instanceof Output.SendPacket packet) {
                    transmit(this, packet);
                }
            }
        }
    }

    /** Adds a router whose interface is down. */
    void add(String name, RouterConfig config) {
        add(name, config, 0);
    }

    /** The same, with what a former life has left. */
    void add(String name, RouterConfig config, long sequenceNumber) {
        stations.put(name, new Station(name, config, name.hashCode(), sequenceNumber));
    }

    /** Sets the clock of the router's machine. */
    void setClock(String name, Duration ahead) {
        station(name).give(new Input.ClockSet(ahead));
    }

    void linkUp(String name, String address, int mtu) {
        LinkStatus.Up up = new LinkStatus.Up(Ipv4Address.parse(address), NetworkMask.ofPrefixLength(24), mtu);
        station(name).link = Optional.of(up);
        station(name).give(new Input.LinkChanged(station(name).interfaceName, up));
    }

    void linkDown(String name) {
        station(name).link = Optional.empty();
        station(name)
                .give(new Input.LinkChanged(
                        station(name).interfaceName, new LinkStatus.Down(LinkDownReason.NO_CARRIER)));
    }

    /** The router is gone, as after kill -9. */
    void kill(String name) {
        stations.remove(name);
    }

    void command(String name, Command command) {
        give(name, new Input.CommandGiven(command));
    }

    void give(String name, Input input) {
        station(name).give(input);
    }

    /** Hands a router a packet that nobody sent. */
    void inject(String name, String source, Octets payload) {
        Station to = station(name);
        Ipv4Address destination = to.link.orElseThrow().address();
        to.give(new Input.PacketArrived(to.interfaceName, Ipv4Address.parse(source), destination, payload));
    }

    private void transmit(Station from, Output.SendPacket packet) {
        for (Station to : stations.values()) {
            boolean addressed = packet.destination().isMulticast()
                    || to.link
                            .map(LinkStatus.Up::address)
                            .filter(packet.destination()::equals)
                            .isPresent();
            Delivery delivery = new Delivery(now.plus(LATENCY), sent++, to.name, from.name, packet);
            boolean here = packet.interfaceName().equals(from.interfaceName);
            if (to != from && here && addressed && from.link.isPresent() && !loss.test(delivery)) {
                deliveries.add(delivery);
            }
        }
    }

    /** Lets time pass. */
    void run(Duration duration) {
        Instant end = now.plus(duration);
        for (Optional<Instant> next = next(); next.isPresent() && !next.get().isAfter(end); next = next()) {
            now = next.get().isAfter(now) ? next.get() : now;
            deliverDue();
            List.copyOf(stations.values()).stream()
                    .filter(station -> station.speaker
                            .nextDeadline()
                            .filter(due -> !due.isAfter(now))
                            .isPresent())
                    .forEach(station -> station.give(new Input.DeadlineReached()));
        }
        now = end;
    }

    /** Lets time pass in small steps until something holds, for ten minutes at most. */
    void runUntil(BooleanSupplier condition) {
        for (Instant limit = now.plus(Duration.ofMinutes(10)); !condition.getAsBoolean(); run(LATENCY)) {
            if (now.isAfter(limit)) {
                throw new AssertionError("ten minutes have passed");
            }
        }
    }

    private void deliverDue() {
        while (!deliveries.isEmpty() && !deliveries.element().at().isAfter(now)) {
            Delivery delivery = deliveries.remove();
            Station to = stations.get(delivery.receiver());
            if (to != null && to.link.isPresent()) {
                to.give(new Input.PacketArrived(
                        to.interfaceName,
                        delivery.packet().source(),
                        delivery.packet().destination(),
                        delivery.packet().timeToLive(),
                        Optional.of(stationOf(delivery.packet().source())),
                        delivery.packet().payload()));
            }
        }
    }

    /** Where a router is. */
    static LinkLayerAddress stationOf(Ipv4Address address) {
        return new LinkLayerAddress(address.value());
    }

    private Optional<Instant> next() {
        List<Instant> times = new ArrayList<>();
        if (!deliveries.isEmpty()) {
            times.add(deliveries.element().at());
        }
        stations.values().forEach(station -> station.speaker.nextDeadline().ifPresent(times::add));
        return times.stream().min(Comparator.naturalOrder());
    }

    Optional<Instant> nextDeadline(String name) {
        return station(name).speaker.nextDeadline();
    }

    Instant now() {
        return now;
    }

    List<Lsa> database(String name) {
        return station(name).speaker.database(now);
    }

    SpeakerView view(String name) {
        return station(name).speaker.view();
    }

    List<NeighborState> neighborStates(String name) {
        return view(name).neighbors().stream()
                .map(SpeakerView.NeighborView::state)
                .toList();
    }

    /** The events of a router, in order. */
    <E extends Event> List<E> events(String name, Class<E> type) {
        return log.stream()
                .filter(record -> record.station().equals(name))
                .map(Logged::output)
                .filter(Output.Occurred.class::isInstance)
                .map(output -> ((Output.Occurred) output).event())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What left a router, in order. */
    List<Logged> log(String name) {
        return log.stream().filter(record -> record.station().equals(name)).toList();
    }

    private Station station(String name) {
        Station station = stations.get(name);
        if (station == null) {
            throw new IllegalArgumentException("no router " + name);
        }
        return station;
    }
}
