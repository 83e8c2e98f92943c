package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A master whose database is to hold 20 LSAs of others, beside a router that announces more. The router's router-LSA and network-LSA are
 * two of them, so 16 externals find room.
 */
class DatabaseOverflowTest {
    private static final int ROOM_FOR_EXTERNALS = 16;
    private static final Event.DatabaseOverflowBegan BEGAN = new Event.DatabaseOverflowBegan(
            "eth0", RouterId.parse("192.168.100.1"), Ipv4Address.parse("192.168.100.1"), 18, 20);

    private final Story story = new Story();

    @Test
    void whatIsBeyondTheBoundIsAcknowledgedAndNotTaken() {
        settled();
        advertise(0, 30);
        story.lan.run(Duration.ofSeconds(20));

        assertEquals(ROOM_FOR_EXTERNALS, externalsOfRouter());
        assertEquals(0, story.lan.view("router").neighbors().get(0).retransmissionQueue());
        assertEquals(List.of(BEGAN), story.lan.events("master", Event.DatabaseOverflowBegan.class));
        assertEquals(14, story.lan.view("master").interfaces().get(0).refusedLsas());
        assertEquals(14, story.lan.view("master").room().refused());
    }

    @Test
    void whatIsBeyondTheBoundIsNotAskedForSoLoadingEnds() {
        story.lan.add("router", Routers.config("192.168.100.1", 1, routes(0, 300)));
        story.lan.linkUp("router", "192.168.100.1", 1500);
        story.lan.run(Duration.ofSeconds(60));
        startMaster(20);
        story.lan.run(Duration.ofSeconds(12));

        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("master"));
        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("router"));
        assertEquals(18, story.lan.view("master").room().lsas());
        assertEquals(
                1, story.lan.events("master", Event.DatabaseOverflowBegan.class).size());
        assertFalse(story.isWithdrawn("router"));
    }

    @Test
    void nothingOfOursLeavesAndNobodyIsGivenUp() {
        settled();
        advertise(0, 60);
        story.lan.run(Duration.ofHours(2));

        assertFalse(story.isWithdrawn("router"));
        assertEquals(List.of(), story.lan.events("master", Event.LsaFlushed.class));
        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("master"));
        assertEquals(
                1, story.lan.events("master", Event.DatabaseOverflowBegan.class).size());
        assertTrue(story.lan.events("router", Event.NeighborStateChanged.class).stream()
                .noneMatch(change -> change.from() == NeighborState.FULL));
    }

    @Test
    void externalsLeaveRoomForTheTopologyOfTheArea() {
        settled();
        advertise(0, 300);
        story.lan.run(Duration.ofSeconds(20));
        story.lan.add("second", Routers.config("192.168.100.2", 0));
        story.lan.linkUp("second", "192.168.100.2", 1500);
        story.lan.run(Duration.ofSeconds(60));

        assertTrue(story.find("master", LsType.ROUTER, "192.168.100.2").isPresent());
    }

    @Test
    void itEndsWhenThereIsRoomAndWhatWasRefusedComesWithItsNextRefresh() {
        settled();
        advertise(0, 30);
        story.lan.run(Duration.ofSeconds(20));
        withdraw(0, 16);
        story.lan.run(Duration.ofSeconds(60));

        assertEquals(
                List.of(new Event.DatabaseOverflowEnded(14, 2, 20)),
                story.lan.events("master", Event.DatabaseOverflowEnded.class));
        assertTrue(story.lan.view("master").room().overflow().isEmpty());
        story.lan.run(Duration.ofMinutes(30));
        assertEquals(14, externalsOfRouter());
    }

    @Test
    void aNewBoundHoldsAtOnceAndThrowsNothingAway() {
        settled();
        advertise(0, 12);
        story.lan.run(Duration.ofSeconds(20));

        story.lan.command("master", new Command.Reconfigure(master(10)));
        advertise(12, 13);
        story.lan.run(Duration.ofSeconds(20));
        assertEquals(12, externalsOfRouter());
        assertEquals(10, story.lan.view("master").room().maxLsas());
        assertEquals(
                1, story.lan.events("master", Event.DatabaseOverflowBegan.class).size());

        story.lan.command("master", new Command.Reconfigure(master(100)));
        assertEquals(
                1, story.lan.events("master", Event.DatabaseOverflowEnded.class).size());
        advertise(13, 14);
        story.lan.run(Duration.ofSeconds(20));
        assertEquals(13, externalsOfRouter());
        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("master"));
    }

    @Test
    void whatAFormerLifeOfOursLeftIsTakenAlsoWhenFull() {
        settled();
        advertise(0, 30);
        story.lan.run(Duration.ofSeconds(20));
        story.lan.kill("master");
        story.lan.run(Duration.ofSeconds(1));
        startMaster(20);
        story.lan.run(Duration.ofSeconds(60));

        // once in each life
        assertEquals(
                2, story.lan.events("master", Event.DatabaseOverflowBegan.class).size());
        assertFalse(story.lan
                .events("master", Event.SelfOriginatedLsaReceived.class)
                .isEmpty());
        assertFalse(story.isWithdrawn("router"));
    }

    private void settled() {
        story.lan.add("router", Routers.config("192.168.100.1", 1));
        story.lan.linkUp("router", "192.168.100.1", 1500);
        story.lan.run(Duration.ofSeconds(60));
        startMaster(20);
        story.lan.run(Duration.ofSeconds(60));
    }

    private void startMaster(int maxLsas) {
        story.lan.add("master", master(maxLsas));
        story.lan.linkUp("master", "192.168.100.132", 1500);
    }

    private static RouterConfig master(int maxLsas) {
        RouterConfig usual = Routers.config("192.168.100.132", 0, Story.SERVICES);
        return new RouterConfig(
                usual.routerId(),
                usual.areaId(),
                usual.areaType(),
                usual.interfaces(),
                usual.externalRoutes(),
                maxLsas);
    }

    private void advertise(int from, int to) {
        for (ExternalRoute route : routes(from, to)) {
            story.lan.command("router", new Command.Advertise(route));
        }
    }

    private void withdraw(int from, int to) {
        for (ExternalRoute route : routes(from, to)) {
            story.lan.command("router", new Command.Withdraw(route.prefix()));
        }
    }

    private static ExternalRoute[] routes(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> ExternalRoute.of(Ipv4Prefix.parse("172.16." + i / 256 + "." + i % 256 + "/32")))
                .toArray(ExternalRoute[]::new);
    }

    private long externalsOfRouter() {
        return story.lan.database("master").stream()
                .filter(lsa -> lsa.key().type().equals(LsType.AS_EXTERNAL))
                .filter(lsa -> !lsa.key().advertisingRouter().equals(Story.MASTER))
                .filter(lsa -> !lsa.header().isMaxAge())
                .count();
    }
}
