package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.core.wire.Octets;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody on the LAN sends 10,000 Hellos a second of routers that do not exist, beside one that does. */
class MadeUpNeighborsTest {
    private static final RouterId ROUTER = RouterId.parse("192.168.100.1");
    private static final RouterId MASTER = RouterId.parse("192.168.100.132");
    private static final Ipv4Address ONE_ADDRESS = Ipv4Address.parse("192.168.7.7");
    private static final int MTU = 9000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration MOST_CPU_TIME = Duration.ofMillis(1);
    private static final Duration FLOOD = Duration.ofSeconds(5);

    private static final DatabaseDescription OPENING =
            new DatabaseDescription(MTU, Options.EXTERNAL_ROUTING, DatabaseDescription.Flags.OPENING, 1000, List.of());

    private final Random random = new Random(1);
    private Speaker master = new Speaker(Routers.config(MASTER.toString(), 0), new Random(1));
    private Speaker router = new Speaker(Routers.config(ROUTER.toString(), 1), new Random(2));
    private final Queue<Runnable> deliveries = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private boolean routerIsThere;
    private int changesOfTheRouter;
    private int lossesOfTheRouter;
    private int hellosSent;
    private int longestSent;
    private long nanoseconds;
    private int madeUp;
    private int hellosInAMillisecond = 10;

    /** What the Hellos say. */
    private enum Flood {
        /** Each from an address of its own, of somebody who has heard nobody. */
        OF_STRANGERS,

        /** As before, but they list us, and who is Designated Router by all they heard. */
        OF_ROUTERS_THAT_LIST_US,

        /** Another Router ID each time, at one address. */
        AT_ONE_ADDRESS,

        /** They list us, and each opens a database exchange and says no more. */
        OF_ROUTERS_THAT_OPEN_AN_EXCHANGE,

        /** They list us, and each claims to be Designated Router, with the highest priority. */
        OF_DESIGNATED_ROUTERS
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OF_DESIGNATED_ROUTERS")
    void theRealNeighborStaysFullAndNothingGrows(Flood flood) {
        up(master, MASTER);
        routerComes();
        pass(Duration.ofSeconds(60), Optional.empty());
        assertEquals(Optional.of(NeighborState.FULL), stateOfTheRouter());
        changesOfTheRouter = 0;
        hellosSent = 0;

        pass(FLOOD, Optional.of(flood));

        assertEquals(0, changesOfTheRouter, "changes of state of the real neighbor");
        assertBounded(flood);
        pass(Duration.ofSeconds(41), Optional.empty());
        assertEquals(1, master.view().neighbors().size(), "who is left when the flood is over");
    }

    /** By the rules it is no longer Designated Router, so it is no longer Full; but it has been. */
    @Test
    void theRealNeighborIsNotDisplacedByMadeUpDesignatedRoutersAndIsFullAfterThem() {
        up(master, MASTER);
        routerComes();
        pass(Duration.ofSeconds(60), Optional.empty());

        pass(Duration.ofSeconds(1), Optional.of(Flood.OF_DESIGNATED_ROUTERS));

        assertEquals(Optional.of(NeighborState.TWO_WAY), stateOfTheRouter());
        assertEquals(0, lossesOfTheRouter);
        assertBounded(Flood.OF_DESIGNATED_ROUTERS);
        pass(Duration.ofSeconds(50), Optional.empty());
        assertEquals(Optional.of(NeighborState.FULL), stateOfTheRouter());
    }

    @Test
    void whereWeAreAdjacentToAllTheRealNeighborStaysFull() {
        beDesignatedRouter();
        routerComes();
        pass(Duration.ofSeconds(60), Optional.empty());
        assertEquals(Optional.of(NeighborState.FULL), stateOfTheRouter());
        changesOfTheRouter = 0;

        pass(Duration.ofSeconds(1), Optional.of(Flood.OF_ROUTERS_THAT_OPEN_AN_EXCHANGE));

        assertEquals(256, master.view().neighbors().size());
        assertEquals(0, changesOfTheRouter, "changes of state of the real neighbor");
    }

    @Test
    void whereWeAreAdjacentToAllARealRouterThatComesLaterBecomesFull() {
        hellosInAMillisecond = 1;
        beDesignatedRouter();
        pass(Duration.ofSeconds(1), Optional.of(Flood.OF_ROUTERS_THAT_OPEN_AN_EXCHANGE));
        assertEquals(256, master.view().neighbors().size());
        routerComes();

        pass(Duration.ofSeconds(51), Optional.of(Flood.OF_ROUTERS_THAT_OPEN_AN_EXCHANGE));

        assertEquals(Optional.of(NeighborState.FULL), stateOfTheRouter());
    }

    /** What we say to one is said to all there (RFC 2328 8.1), so the adjacency cannot last while others open exchanges. */
    @Test
    void onAPointToPointNetworkTheRealNeighborIsNotDisplacedAndIsFullAfterTheFlood() {
        master = new Speaker(Routers.pointToPoint(MASTER.toString()), new Random(1));
        router = new Speaker(Routers.pointToPoint(ROUTER.toString()), new Random(2));
        up(master, MASTER);
        routerComes();
        pass(Duration.ofSeconds(20), Optional.empty());
        assertEquals(Optional.of(NeighborState.FULL), stateOfTheRouter());

        pass(Duration.ofSeconds(1), Optional.of(Flood.OF_ROUTERS_THAT_OPEN_AN_EXCHANGE));

        assertEquals(256, master.view().neighbors().size());
        assertEquals(0, lossesOfTheRouter);
        pass(Duration.ofSeconds(50), Optional.empty());
        assertEquals(Optional.of(NeighborState.FULL), stateOfTheRouter());
    }

    private void beDesignatedRouter() {
        master = new Speaker(Routers.config(MASTER.toString(), 1), new Random(1));
        up(master, MASTER);
        pass(Duration.ofSeconds(41), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OF_DESIGNATED_ROUTERS")
    void aRealRouterThatComesLaterBecomesFullAsWell(Flood flood) {
        hellosInAMillisecond = 1;
        up(master, MASTER);
        pass(Duration.ofSeconds(1), Optional.of(flood));
        routerComes();

        // It waits for its dead interval before it takes itself for the Designated Router, and tells with its next
        // Hello.
        pass(Duration.ofSeconds(51), Optional.of(flood));

        assertEquals(Optional.of(NeighborState.FULL), stateOfTheRouter());
    }

    @Test
    void noMoreNeighborsAreKeptThanAHelloCanList() {
        up(master, MASTER);
        pass(Duration.ofMillis(100), Optional.of(Flood.OF_ROUTERS_THAT_LIST_US));

        assertEquals(256, master.view().neighbors().size());
    }

    private void assertBounded(Flood flood) {
        int neighbors = master.view().neighbors().size();
        assertTrue(neighbors <= 256, neighbors + " neighbors");
        assertTrue(master.view().armedTimers() < 2 * 256 + 10, master.view().armedTimers() + " timers");
        assertTrue(hellosSent <= 11 * FLOOD.toSeconds(), hellosSent + " Hellos sent");
        assertTrue(longestSent <= 44 + 4 * 256, longestSent + " octets");
        Duration each = Duration.ofNanos(nanoseconds / madeUp);
        assertTrue(each.compareTo(MOST_CPU_TIME) < 0, () -> each + " of CPU time each, " + flood);
    }

    private void up(Speaker speaker, RouterId address) {
        LinkStatus.Up link = new LinkStatus.Up(new Ipv4Address(address.value()), NetworkMask.ofPrefixLength(16), MTU);
        give(speaker, new Input.LinkChanged("eth0", link));
    }

    private void routerComes() {
        routerIsThere = true;
        up(router, ROUTER);
    }

    private void pass(Duration time, Optional<Flood> flood) {
        for (Instant end = now.plus(time); now.isBefore(end); now = now.plus(MILLISECOND)) {
            tick(master);
            tick(router);
            flood.ifPresent(this::flood);
        }
    }

    private void flood(Flood flood) {
        for (int i = 0; i < hellosInAMillisecond; i++) {
            for (Input packet : madeUp(flood)) {
                long began = THREADS.getCurrentThreadCpuTime();
                List<Output> outputs = master.handle(now, packet);
                nanoseconds += THREADS.getCurrentThreadCpuTime() - began;
                madeUp++;
                carryOut(master, outputs);
            }
        }
    }

    private List<Input> madeUp(Flood flood) {
        // The third octet is below 100, so it is nobody's who is there.
        int host = random.nextInt(1, 100 * 256);
        Ipv4Address source = flood == Flood.AT_ONE_ADDRESS ? ONE_ADDRESS : new Ipv4Address(0xc0a80000 | host);
        boolean opens = flood == Flood.OF_ROUTERS_THAT_OPEN_AN_EXCHANGE;
        RouterId sender = new RouterId((opens ? 0xfa000001 : 0x0a000001) + random.nextInt(1 << 23));
        Input hello = packet(source, sender, hello(flood, source));
        return opens ? List.of(hello, packet(source, sender, OPENING)) : List.of(hello);
    }

    private static Hello hello(Flood flood, Ipv4Address source) {
        boolean listsUs = flood != Flood.OF_STRANGERS;
        boolean claims = flood == Flood.OF_DESIGNATED_ROUTERS;
        Ipv4Address designated = claims ? source : new Ipv4Address(ROUTER.value());
        return new Hello(
                NetworkMask.ofPrefixLength(16),
                10,
                Options.EXTERNAL_ROUTING,
                claims ? 255 : 1,
                40,
                listsUs ? designated : Ipv4Address.UNSPECIFIED,
                Ipv4Address.UNSPECIFIED,
                listsUs ? List.of(MASTER) : List.of());
    }

    private static Input packet(Ipv4Address source, RouterId sender, OspfPacket packet) {
        Octets octets = PacketCodec.encode(packet, sender, AreaId.BACKBONE);
        return new Input.PacketArrived("eth0", source, Ipv4Address.ALL_SPF_ROUTERS, octets);
    }

    private void tick(Speaker speaker) {
        if (speaker.nextDeadline().filter(due -> !due.isAfter(now)).isPresent()) {
            give(speaker, new Input.DeadlineReached());
        }
    }

    private void give(Speaker speaker, Input input) {
        carryOut(speaker, speaker.handle(now, input));
    }

    /** What one sends reaches the other at once. */
    private void carryOut(Speaker from, List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.SendPacket packet) {
                count(from, packet);
                deliver(from == master ? router : master, packet);
            } else if (output instanceof Output.Occurred occurred
                    && occurred.event() instanceof Event.NeighborStateChanged changed
                    && from == master
                    && changed.routerId().equals(ROUTER)) {
                changesOfTheRouter++;
                lossesOfTheRouter += changed.to() == NeighborState.DOWN ? 1 : 0;
            }
        }
        while (!deliveries.isEmpty()) {
            deliveries.remove().run();
        }
    }

    private void count(Speaker from, Output.SendPacket packet) {
        if (from == master) {
            longestSent = Math.max(longestSent, packet.payload().length());
            hellosSent += packet.payload().at(1) == 1 ? 1 : 0;
        }
    }

    private void deliver(Speaker to, Output.SendPacket packet) {
        Ipv4Address own = new Ipv4Address((to == master ? MASTER : ROUTER).value());
        if (routerIsThere
                && (packet.destination().isMulticast() || packet.destination().equals(own))) {
            deliveries.add(() -> give(
                    to,
                    new Input.PacketArrived(
                            "eth0", packet.source(), packet.destination(), packet.timeToLive(), packet.payload())));
        }
    }

    private Optional<NeighborState> stateOfTheRouter() {
        return master.view().neighbors().stream()
                .filter(neighbor -> neighbor.routerId().equals(ROUTER))
                .map(NeighborView::state)
                .findFirst();
    }
}
