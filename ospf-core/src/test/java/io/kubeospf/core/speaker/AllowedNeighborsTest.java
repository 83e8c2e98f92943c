package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.InterfaceConfigs;
import io.kubeospf.core.config.NeighborFilter;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.RefusalReason;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A master that does not take everybody for a neighbor, beside a Designated Router and another router. */
class AllowedNeighborsTest {
    private static final String ROUTER = "192.168.100.1";
    private static final String OTHER = "192.168.100.2";
    private static final String MASTER = "192.168.100.132";

    private final VirtualLan lan = new VirtualLan();

    @Test
    void packetsOfOthersAreRefusedWithBothValuesAndNothingElseIsDoneWithThem() {
        start(ROUTER + "/32", "10.0.0.0/8");

        assertEquals(List.of(ROUTER), neighbors());
        List<Event.PacketRefused> refused = lan.events("master", Event.PacketRefused.class).stream()
                .filter(event -> event.source().toString().equals(OTHER))
                .filter(event -> event.reason() != RefusalReason.NOT_DESIGNATED_ROUTER)
                .distinct()
                .toList();
        assertEquals(
                List.of(RefusalReason.NEIGHBOR_NOT_ALLOWED),
                refused.stream().map(Event.PacketRefused::reason).distinct().toList());
        assertEquals(OTHER, refused.get(0).theirs());
        assertEquals(ROUTER + "/32, 10.0.0.0/8", refused.get(0).ours());
        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("master"));
    }

    @Test
    void whoIsAllowedNoMoreIsGivenUpAtOnceAndHearsOfIt() {
        start("192.168.100.0/24");
        assertEquals(List.of(ROUTER, OTHER), neighbors());

        allow(ROUTER + "/32");
        assertEquals(List.of(ROUTER), neighbors());
        assertEquals(
                List.of(new Event.NeighborExcluded(
                        "eth0", RouterId.parse(OTHER), Ipv4Address.parse(OTHER), ROUTER + "/32")),
                lan.events("master", Event.NeighborExcluded.class));
        lan.run(Duration.ofMillis(10));
        assertEquals(
                1,
                lan.events("other", Event.NeighborStateChanged.class).stream()
                        .filter(change -> change.routerId().equals(RouterId.parse(MASTER)))
                        .filter(change -> change.cause() == NeighborEvent.ONE_WAY_RECEIVED)
                        .count());
        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("master"));
    }

    @Test
    void whoIsAllowedAgainComesWithItsNextHello() {
        start(ROUTER + "/32");

        allow("192.168.100.0/24");
        assertEquals(List.of(ROUTER), neighbors());
        lan.run(Duration.ofSeconds(11));
        assertEquals(List.of(ROUTER, OTHER), neighbors());
        assertTrue(lan.events("master", Event.NeighborExcluded.class).isEmpty());
    }

    @Test
    void theDesignatedRouterCanBeExcludedAsWell() {
        start("192.168.100.0/24");

        allow("10.0.0.0/8");
        lan.run(Duration.ofSeconds(60));
        assertEquals(List.of(), neighbors());
        assertTrue(lan.view("master").interfaces().get(0).designatedRouter().isUnspecified());

        allow("192.168.100.0/24");
        lan.run(Duration.ofSeconds(20));
        assertEquals(NeighborState.FULL, lan.neighborStates("master").get(0));
    }

    private void start(String... allowed) {
        lan.add("router", Routers.config(ROUTER, 2));
        lan.linkUp("router", ROUTER, 1500);
        lan.add("other", Routers.config(OTHER, 0));
        lan.linkUp("other", OTHER, 1500);
        lan.add("master", config(allowed));
        lan.linkUp("master", MASTER, 1500);
        lan.run(Duration.ofSeconds(65));
    }

    private void allow(String... allowed) {
        lan.command("master", new Command.Reconfigure(config(allowed)));
    }

    private static RouterConfig config(String... allowed) {
        RouterConfig plain = Routers.config(MASTER, 0);
        NeighborFilter filter =
                new NeighborFilter(Stream.of(allowed).map(Ipv4Prefix::parse).toList());
        return new RouterConfig(
                plain.routerId(),
                plain.areaId(),
                List.of(InterfaceConfigs.with(plain.interfaces().get(0), "neighbors", filter)),
                plain.externalRoutes());
    }

    private List<String> neighbors() {
        return lan.view("master").neighbors().stream()
                .map(neighbor -> neighbor.address().toString())
                .toList();
    }
}
