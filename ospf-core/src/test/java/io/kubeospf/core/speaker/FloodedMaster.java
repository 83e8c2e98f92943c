package io.kubeospf.core.speaker;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A master that is Full with a router, whose part somebody else then plays, to flood it. Keeps nothing of what is said, for it is
 * much, and takes the time of each call.
 */
final class FloodedMaster {
    private static final Ipv4Address ROUTER = Ipv4Address.parse("192.168.100.1");
    private static final Ipv4Address MASTER = Ipv4Address.parse("192.168.100.132");
    private static final AsExternalLsa BODY = new AsExternalLsa(
            NetworkMask.ofPrefixLength(32),
            List.of(new AsExternalLsa.Path(ExternalMetricType.TYPE_2, 0, 1, Ipv4Address.UNSPECIFIED, 0)));

    final Speaker speaker;
    final List<Event> overflows = new ArrayList<>();
    final List<Event.AcknowledgmentsMissing> missingAcknowledgments = new ArrayList<>();
    private final List<LsaHeader> toAcknowledge = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Instant nextHello = Instant.EPOCH;
    private Duration longest = Duration.ZERO;
    private boolean acknowledging;

    FloodedMaster(RouterConfig config) {
        speaker = new Speaker(config, new Random(1));
        Speaker router = new Speaker(Routers.config(ROUTER.toString(), 1), new Random(2));
        Input.LinkChanged up = up(ROUTER);
        List<Output> fromRouter = new ArrayList<>(router.handle(now, up));
        List<Output> fromMaster = new ArrayList<>(speaker.handle(now, up(MASTER)));
        for (int tick = 0; tick < 9_000; tick++) {
            now = now.plusMillis(10);
            List<Output> toMaster = List.copyOf(fromRouter);
            List<Output> toRouter = List.copyOf(fromMaster);
            fromRouter.clear();
            fromMaster.clear();
            toMaster.forEach(output -> pass(output, speaker, fromMaster));
            toRouter.forEach(output -> pass(output, router, fromRouter));
            fromRouter.addAll(router.handle(now, new Input.DeadlineReached()));
            fromMaster.addAll(speaker.handle(now, new Input.DeadlineReached()));
        }
        nextHello = now;
        acknowledging = true;
    }

    private static Input.LinkChanged up(Ipv4Address address) {
        return new Input.LinkChanged("eth0", new LinkStatus.Up(address, NetworkMask.ofPrefixLength(24), 1500));
    }

    private void pass(Output output, Speaker to, List<Output> answers) {
        if (output instanceof Output.SendPacket packet) {
            answers.addAll(to.handle(
                    now, new Input.PacketArrived("eth0", packet.source(), packet.destination(), packet.payload())));
        }
    }

    /** An AS-external-LSA that somebody made up. */
    static Lsa external(int id, RouterId originator) {
        LsaKey key = new LsaKey(LsType.AS_EXTERNAL, new LinkStateId(id), originator);
        return Lsa.originate(key, Options.NONE, LsSequenceNumber.INITIAL, BODY);
    }

    void update(List<Lsa> lsas) {
        give(new LinkStateUpdate(lsas));
    }

    /** Hands the master a packet in the router's name, and what was due before. */
    void give(OspfPacket packet) {
        give(ROUTER, new RouterId(ROUTER.value()), packet);
    }

    /** As before, in the name of somebody else. */
    void give(Ipv4Address source, RouterId sender, OspfPacket packet) {
        Octets octets = PacketCodec.encode(packet, sender, AreaId.BACKBONE);
        handle(new Input.PacketArrived("eth0", source, MASTER, octets));
    }

    Instant now() {
        return now;
    }

    /** Lets time pass, with the router's Hellos. */
    void run(Duration duration) {
        Instant end = now.plus(duration);
        while (now.isBefore(end)) {
            Instant next = speaker.nextDeadline().filter(end::isAfter).orElse(end);
            next = nextHello.isBefore(next) ? nextHello : next;
            now = next.isAfter(now) ? next : now;
            if (!now.isBefore(nextHello)) {
                give(new Hello(
                        NetworkMask.ofPrefixLength(24),
                        10,
                        Options.EXTERNAL_ROUTING,
                        1,
                        40,
                        ROUTER,
                        Ipv4Address.UNSPECIFIED,
                        List.of(new RouterId(MASTER.value()))));
                nextHello = now.plusSeconds(10);
            }
            handle(new Input.DeadlineReached());
            acknowledge();
        }
    }

    private void acknowledge() {
        while (!toAcknowledge.isEmpty()) {
            List<LsaHeader> headers = List.copyOf(toAcknowledge.subList(0, Math.min(70, toAcknowledge.size())));
            toAcknowledge.subList(0, headers.size()).clear();
            give(new LinkStateAcknowledgment(headers));
        }
    }

    private void handle(Input input) {
        long before = cpuTime();
        List<Output> outputs = speaker.handle(now, input);
        Duration took = Duration.ofNanos(cpuTime() - before);
        longest = took.compareTo(longest) > 0 ? took : longest;
        outputs.forEach(this::hear);
    }

    private void hear(Output output) {
        if (output instanceof Output.Occurred occurred) {
            if (occurred.event() instanceof Event.DatabaseOverflowBegan
                    || occurred.event() instanceof Event.DatabaseOverflowEnded) {
                overflows.add(occurred.event());
            } else if (occurred.event() instanceof Event.AcknowledgmentsMissing missing) {
                missingAcknowledgments.add(missing);
            }
        } else if (acknowledging && output instanceof Output.SendPacket packet) {
            try {
                if (PacketCodec.decodeBody(PacketCodec.decodeHeader(packet.payload()), packet.payload())
                        instanceof LinkStateUpdate update) {
                    update.lsas().forEach(lsa -> toAcknowledge.add(lsa.header()));
                }
            } catch (MalformedPacketException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The longest call since this was asked before. */
    Duration longest() {
        Duration result = longest;
        longest = Duration.ZERO;
        return result;
    }

    /** Of this thread, in nanoseconds: the machine may do other work beside it. */
    static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
