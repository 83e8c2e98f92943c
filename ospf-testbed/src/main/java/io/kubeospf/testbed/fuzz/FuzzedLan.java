package io.kubeospf.testbed.fuzz;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A network in virtual time with two routers on it, the one under test and an ally, and an attacker who hears all and can send as anybody. */
final class FuzzedLan {
    private static final Duration LATENCY = Duration.ofMillis(1);

    private final Station tested;
    private final Station ally;
    private final Overheard overheard;
    private final PriorityQueue<Arrival> onTheWay = new PriorityQueue<>();
    private Instant now = Instant.EPOCH;
    private long sent;
    private boolean allyConnected = true;

    private record Arrival(Instant at, long order, Station to, Input.PacketArrived packet)
            implements Comparable<Arrival> {
        private static final Comparator<Arrival> ORDER =
                Comparator.comparing(Arrival::at).thenComparingLong(Arrival::order);

        @Override
        public int compareTo(Arrival other) {
            return ORDER.compare(this, other);
        }
    }

    FuzzedLan(Station tested, Station ally, Overheard overheard) {
        this.tested = tested;
        this.ally = ally;
        this.overheard = overheard;
    }

    Instant now() {
        return now;
    }

    Station tested() {
        return tested;
    }

    Station ally() {
        return ally;
    }

    Overheard overheard() {
        return overheard;
    }

    /** Whether the ally's cable is plugged in. */
    void connectAlly(boolean connected) {
        allyConnected = connected;
    }

    /** A router begins anew, with nothing in memory. */
    void restart(Station station) {
        station.start();
        station.linksUp().forEach(up -> give(station, up));
    }

    /** Has the router under test take an input. */
    void give(Input input) {
        give(tested, input);
    }

    private void give(Station station, Input input) {
        for (Output output : station.take(now, input)) {
            if (output instanceof Output.SendPacket packet) {
                carry(station, packet);
            }
        }
    }

    /** What the attacker sends arrives at once. */
    void inject(Input.PacketArrived packet, boolean allyHearsIt) {
        give(packet);
        if (allyHearsIt && allyConnected && hears(ally, packet.interfaceName(), packet.destination())) {
            give(ally, packet);
        }
    }

    /** What is sent without the key must change nothing. */
    void injectWithoutKey(Input.PacketArrived packet) {
        tested.takeWithoutKey(now, packet);
    }

    private void carry(Station from, Output.SendPacket packet) {
        if (from == tested) {
            overheard.listen(packet);
        } else {
            overheard.listenToAlly(packet);
        }
        Station to = from == tested ? ally : tested;
        if (allyConnected && hears(to, packet.interfaceName(), packet.destination())) {
            Input.PacketArrived arrived =
                    Station.arrived(Station.SHARED_INTERFACE, packet.source(), packet.destination(), packet.payload());
            onTheWay.add(new Arrival(now.plus(LATENCY), sent++, to, arrived));
        }
    }

    private static boolean hears(Station station, String interfaceName, Ipv4Address destination) {
        return interfaceName.equals(Station.SHARED_INTERFACE)
                && (destination.isMulticast() || destination.equals(station.address()));
    }

    /** Lets time pass. */
    void run(Duration duration) {
        Instant end = now.plus(duration);
        int calls = 0;
        int most = callsWithin(duration);
        for (Instant next = next(); !next.isAfter(end); next = next()) {
            now = next.isAfter(now) ? next : now;
            BrokenRuleException.require(++calls < most, "time goes on: " + calls + " calls within " + duration);
            deliver();
            for (Station station : List.of(tested, ally)) {
                if (!station.deadline().isAfter(now)) {
                    give(station, new Input.DeadlineReached());
                }
            }
        }
        now = end;
    }

    /** A retransmission batch each 50 ms for each neighbor; and each LSA may need a word now and then. */
    private int callsWithin(Duration duration) {
        int each = 100 + 20 * (tested.neighbors() + ally.neighbors());
        int lsas = 20 * (tested.lsas() + ally.lsas());
        return (int) (duration.toSeconds() + 1) * each + lsas + onTheWay.size();
    }

    private void deliver() {
        while (!onTheWay.isEmpty() && !onTheWay.element().at().isAfter(now)) {
            Arrival arrival = onTheWay.remove();
            if (allyConnected) {
                give(arrival.to(), arrival.packet());
            }
        }
    }

    private Instant next() {
        Instant next = onTheWay.isEmpty() ? Instant.MAX : onTheWay.element().at();
        for (Station station : List.of(tested, ally)) {
            next = station.deadline().isBefore(next) ? station.deadline() : next;
        }
        return next;
    }
}
