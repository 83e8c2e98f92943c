package io.kubeospf.testbed.sim;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.testbed.sim.Topology.Attachment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Routers on networks, and a clock that jumps from one thing to do to the next. */
public final class Simulation {
    private static final Duration LATENCY = Duration.ofMillis(1);

    private final Topology topology;
    private final Map<String, SimulatedRouter> routers = new LinkedHashMap<>();
    private final PriorityQueue<Due> agenda = new PriorityQueue<>();
    private final Trace trace = new Trace();
    private final Instant start = Instant.EPOCH;
    private Instant now = start;
    private long ordered;
    private Medium medium = Medium.PERFECT;

    private record Due(Instant at, long order, Runnable action) implements Comparable<Due> {
        private static final Comparator<Due> ORDER =
                Comparator.comparing(Due::at).thenComparingLong(Due::order);

        @Override
        public int compareTo(Due other) {
            return ORDER.compare(this, other);
        }
    }

    public Simulation(Topology topology, SplittableRandom random) {
        this.topology = topology;
        topology.routers()
                .forEach(plan -> routers.put(plan.name(), new SimulatedRouter(plan, random.split(), this::carryOut)));
    }

    public Topology topology() {
        return topology;
    }

    public Collection<SimulatedRouter> routers() {
        return Collections.unmodifiableCollection(routers.values());
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
        for (Optional<Instant> next = next(); next.isPresent() && !next.get().isAfter(end); next = next()) {
            now = next.get().isAfter(now) ? next.get() : now;
            while (!agenda.isEmpty() && !agenda.element().at().isAfter(now)) {
                agenda.remove().action().run();
            }
            routers.values().stream()
                    .filter(this::isDue)
                    .forEach(router -> router.give(new Input.DeadlineReached(), now));
        }
        now = end;
    }

    private boolean isDue(SimulatedRouter router) {
        return router.nextDeadline().filter(due -> !due.isAfter(now)).isPresent();
    }

    private Optional<Instant> next() {
        List<Instant> times = new ArrayList<>();
        if (!agenda.isEmpty()) {
            times.add(agenda.element().at());
        }
        routers.values().forEach(router -> router.nextDeadline().ifPresent(times::add));
        return times.stream().min(Comparator.naturalOrder());
    }

    private void carryOut(SimulatedRouter router, Output output) {
        trace.add(now, router.name(), output);
        if (output instanceof Output.SendPacket packet) {
            transmit(router, packet);
        }
    }

    private void transmit(SimulatedRouter from, Output.SendPacket packet) {
        Attachment out = from.plan().attachments().stream()
                .filter(attachment -> attachment.interfaceName().equals(packet.interfaceName()))
                .findFirst()
                .orElseThrow();
        if (!from.isLinkUp(out.interfaceName())) {
            return;
        }
        for (SimulatedRouter to : routers.values()) {
            for (Attachment in : to.plan().attachments()) {
                if (to != from && in.segment() == out.segment() && reaches(packet.destination(), in)) {
                    medium.carry(new Transmission(
                                    from.name(),
                                    to.name(),
                                    in.interfaceName(),
                                    in.segment(),
                                    packet.source(),
                                    packet.destination(),
                                    packet.payload(),
                                    LATENCY))
                            .forEach(this::deliver);
                }
            }
        }
    }

    private static boolean reaches(Ipv4Address destination, Attachment attachment) {
        return destination.isMulticast() || destination.equals(attachment.address());
    }

    private void deliver(Transmission transmission) {
        after(transmission.latency(), () -> {
            SimulatedRouter to = require(transmission.receiver());
            if (to.isLinkUp(transmission.receivingInterface())) {
                to.give(
                        new Input.PacketArrived(
                                transmission.receivingInterface(),
                                transmission.source(),
                                transmission.destination(),
                                transmission.payload()),
                        now);
            }
        });
    }

    private SimulatedRouter require(String name) {
        SimulatedRouter router = routers.get(name);
        if (router == null) {
            throw new IllegalArgumentException("no router " + name);
        }
        return router;
    }
}
