package io.kubeospf.testbed.sim;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.testbed.sim.Topology.Attachment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Routers on networks, and a clock that jumps from one thing to do to the next. */
public final class Simulation {
    private static final Duration LATENCY = Duration.ofMillis(1);

    private final Topology topology;
    private final Trace trace;
    private final List<Witness> witnesses;
    private final List<SimulatedRouter> routers = new ArrayList<>();
    private final List<List<Port>> ports = new ArrayList<>();
    private final PriorityQueue<Due> agenda = new PriorityQueue<>();
    private final Instant start = Instant.EPOCH;
    private Instant now = start;
    private long ordered;
    private Medium medium = Medium.PERFECT;

    private record Port(SimulatedRouter router, Attachment attachment) {
        boolean hears(Ipv4Address destination) {
            return destination.isMulticast() || destination.equals(attachment.address());
        }
    }

    private record Due(Instant at, long order, Runnable action) implements Comparable<Due> {
        private static final Comparator<Due> ORDER =
                Comparator.comparing(Due::at).thenComparingLong(Due::order);

        @Override
        public int compareTo(Due other) {
            return ORDER.compare(this, other);
        }
    }

    public Simulation(Topology topology, SplittableRandom random, Trace trace, List<Witness> witnesses) {
        this.topology = topology;
        this.trace = trace;
        this.witnesses = List.copyOf(witnesses);
        topology.segments().forEach(segment -> ports.add(new ArrayList<>()));
        topology.routers().forEach(plan -> {
            SimulatedRouter router = new SimulatedRouter(plan, random.split(), this::carryOut);
            routers.add(router);
            plan.attachments()
                    .forEach(attachment -> ports.get(attachment.segment()).add(new Port(router, attachment)));
        });
    }

    public Topology topology() {
        return topology;
    }

    public List<SimulatedRouter> routers() {
        return Collections.unmodifiableList(routers);
    }

    public Trace trace() {
        return trace;
    }

    public Instant now() {
        return now;
    }

    /** How much virtual time has passed. */
    public Duration elapsed() {
        return Duration.between(start, now);
    }

    void medium(Medium newMedium) {
        medium = newMedium;
    }

    /** Has something done after a while. */
    void after(Duration wait, Runnable action) {
        agenda.add(new Due(now.plus(wait), ordered++, action));
    }

    /** Lets time pass. */
    public void run(Duration duration) {
        Instant end = now.plus(duration);
        for (Instant next = next(); !next.isAfter(end); next = next()) {
            now = next.isAfter(now) ? next : now;
            while (!agenda.isEmpty() && !agenda.element().at().isAfter(now)) {
                agenda.remove().action().run();
            }
            for (SimulatedRouter router : routers) {
                if (!router.nextDeadline().isAfter(now)) {
                    router.give(new Input.DeadlineReached(), now);
                }
            }
        }
        now = end;
    }

    private Instant next() {
        Instant next = agenda.isEmpty() ? Instant.MAX : agenda.element().at();
        for (SimulatedRouter router : routers) {
            Instant due = router.nextDeadline();
            next = due.isBefore(next) ? due : next;
        }
        return next;
    }

    private void carryOut(SimulatedRouter router, Output output) {
        trace.left(now, router.name(), output);
        if (output instanceof Output.SendPacket packet) {
            transmit(router, packet);
        } else if (output instanceof Output.Occurred occurred) {
            witnesses.forEach(witness -> witness.saw(now, router, occurred.event()));
        }
    }

    private void transmit(SimulatedRouter from, Output.SendPacket packet) {
        if (!from.isLinkUp(packet.interfaceName())) {
            return;
        }
        int segment = from.plan().attachment(packet.interfaceName()).segment();
        for (Port port : ports.get(segment)) {
            if (port.router() != from && port.hears(packet.destination())) {
                transmit(
                        new Transmission(
                                from.name(),
                                port.router().name(),
                                port.attachment().interfaceName(),
                                packet.source(),
                                packet.destination(),
                                packet.timeToLive(),
                                packet.payload(),
                                LATENCY),
                        port);
            }
        }
    }

    private void transmit(Transmission sent, Port to) {
        List<Transmission> arriving = medium.carry(sent);
        trace.carried(now, sent, arriving);
        for (Transmission transmission : arriving) {
            after(transmission.latency(), () -> deliver(transmission, to.router()));
        }
    }

    private void deliver(Transmission transmission, SimulatedRouter to) {
        if (to.isLinkUp(transmission.receivingInterface())) {
            to.give(
                    new Input.PacketArrived(
                            transmission.receivingInterface(),
                            transmission.source(),
                            transmission.destination(),
                            transmission.timeToLive(),
                            transmission.payload()),
                    now);
        }
    }
}
