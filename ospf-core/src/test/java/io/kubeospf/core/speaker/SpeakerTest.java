package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Neighbors, adjacencies and databases of the product's story, in virtual time. */
class SpeakerTest {
    private final Story story = new Story();

    @Test
    void becomesFullWithinASecondOfTheFirstHelloItHears() {
        story.masterBesideRouter();

        Event.NeighborStateChanged heard =
                story.lan.events("master", Event.NeighborStateChanged.class).get(0);
        assertEquals(NeighborState.INIT, heard.to());
        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("master"));
        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("router"));
        Duration took =
                Duration.between(whenReached("master", NeighborState.INIT), whenReached("router", NeighborState.FULL));
        assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, "took " + took);
    }

    @Test
    @Proves("RFC 2328 7.2")
    void bothRoutersEndWithTheSameDatabase() {
        story.masterBesideRouter();
        story.lan.run(Duration.ofSeconds(10));

        assertEquals(3 + 1, story.lan.database("master").size());
        assertEquals(story.withoutAges("router"), story.withoutAges("master"));
    }

    @Test
    @Proves(value = "RFC 2328 12.4 (1)", rule = "Over a day every LSA is refreshed in time")
    void stillHasTheSameAdjacencyAndRoutesAfterADay() {
        story.masterBesideRouter();
        int changes =
                story.lan.events("router", Event.NeighborStateChanged.class).size();

        story.lan.run(Duration.ofDays(1));

        assertEquals(
                changes,
                story.lan.events("router", Event.NeighborStateChanged.class).size());
        assertEquals(story.withoutAges("router"), story.withoutAges("master"));
        assertTrue(story.lan.database("router").stream()
                .allMatch(lsa -> lsa.header().seconds() < 1810));
    }

    @Test
    @Proves("RFC 2328 10.2")
    void aSilentNeighborIsDownAfterRouterDeadInterval() {
        story.masterBesideRouter();
        story.lan.kill("router");

        story.lan.run(Duration.ofSeconds(29));
        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("master"));
        story.lan.run(Duration.ofSeconds(12));

        assertEquals(List.of(), story.lan.neighborStates("master"));
    }

    @Test
    @Proves(value = "RFC 2328 13.6", rule = "Databases come to agree although every third packet was lost")
    void convergesWhenEveryThirdPacketIsLost() {
        Random random = new Random(42);
        story.lan.loss = delivery -> random.nextInt(3) == 0;
        story.masterBesideRouter();
        story.lan.run(Duration.ofMinutes(3));
        story.lan.loss = delivery -> false;
        story.lan.run(Duration.ofMinutes(2));

        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("router"));
        assertEquals(story.withoutAges("router"), story.withoutAges("master"));
    }

    @Test
    @Proves(value = "RFC 2328 9.3", rule = "An interface that was down becomes adjacent again")
    void comesBackAfterTheLinkWasDown() {
        story.masterBesideRouter();

        story.lan.linkDown("master");
        assertEquals(List.of(), story.lan.neighborStates("master"));
        story.lan.run(Duration.ofSeconds(3));
        story.lan.linkUp("master", "192.168.100.132", 1500);
        story.lan.run(Duration.ofSeconds(12));

        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("router"));
        assertEquals(story.withoutAges("router"), story.withoutAges("master"));
    }

    @Test
    @Proves(value = "RFC 2328 12.4 (2)", rule = "A new address of an interface is told in the router-LSA")
    void followsANewAddress() {
        story.masterBesideRouter();

        story.lan.linkUp("master", "192.168.100.133", 1500);
        story.lan.run(Duration.ofSeconds(60));

        assertEquals(1, story.lan.view("router").neighbors().size());
        assertEquals(
                Ipv4Address.parse("192.168.100.133"),
                story.lan.view("router").neighbors().get(0).address());
        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("router"));
        RouterLsa router = (RouterLsa) story.find("router", LsType.ROUTER, "192.168.100.132")
                .orElseThrow()
                .body();
        assertEquals(
                Ipv4Address.parse("192.168.100.133").value(),
                router.links().get(0).data());
    }

    @Test
    void aNeighborThatComesToExStartLateDoesNotWaitForRxmtInterval() {
        story.lan.loss = delivery -> delivery.packet().payload().at(1) == 2; // Database Descriptions
        story.masterBesideRouter();
        story.lan.runUntil(() -> story.lan.neighborStates("master").equals(List.of(NeighborState.EX_START)));
        story.lan.run(Duration.ofMillis(1100));
        story.lan.loss = delivery -> false;

        story.lan.inject("master", "192.168.100.1", opening("192.168.100.1"));
        story.lan.run(Duration.ofMillis(100));

        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("master"));
    }

    @Test
    void openingsAreNotAnsweredAtTheSpeedOfTheWire() {
        story.lan.loss = delivery -> delivery.packet().payload().at(1) == 2; // Database Descriptions
        story.masterBesideRouter();
        int before = story.lan.log("master").size();

        for (int repetition = 0; repetition < 100; repetition++) {
            story.lan.inject("master", "192.168.100.1", opening("192.168.100.1"));
        }

        assertTrue(story.lan.log("master").size() <= before + 1);
    }

    private static Octets opening(String routerId) {
        DatabaseDescription opening = new DatabaseDescription(
                1500, Options.EXTERNAL_ROUTING, DatabaseDescription.Flags.OPENING, 77, List.of());
        return PacketCodec.encode(opening, RouterId.parse(routerId), AreaId.BACKBONE);
    }

    @Test
    @Proves(
            value = "RFC 2328 10.6",
            rule = "A Database Description whose MTU is larger than the interface's is refused")
    void aLargerMtuIsRefusedWithBothValues() {
        story.lan.add("router", Routers.config("192.168.100.1", 1));
        story.lan.linkUp("router", "192.168.100.1", 9000);
        story.lan.run(Duration.ofSeconds(60));
        story.lan.add("master", Routers.config("192.168.100.132", 0, Story.SERVICES));
        story.lan.linkUp("master", "192.168.100.132", 1500);
        story.lan.run(Duration.ofSeconds(30));

        Event.PacketRefused refused =
                story.lan.events("master", Event.PacketRefused.class).get(0);
        assertEquals(RefusalReason.MTU_MISMATCH, refused.reason());
        assertEquals("9000", refused.theirs());
        assertEquals("1500", refused.ours());
        assertEquals(List.of(NeighborState.EX_START), story.lan.neighborStates("master"));
    }

    @Test
    @Proves("RFC 2328 10.6")
    void aSmallerMtuIsReportedWithBothValuesBecauseTheNeighborRefusesOurs() {
        story.lan.add("router", Routers.config("192.168.100.1", 1));
        story.lan.linkUp("router", "192.168.100.1", 1450);
        story.lan.run(Duration.ofSeconds(60));
        story.lan.add("master", Routers.config("192.168.100.132", 0, Story.SERVICES));
        story.lan.linkUp("master", "192.168.100.132", 1500);
        story.lan.run(Duration.ofSeconds(30));

        assertEquals(
                new Event.NeighborMtuSmaller("eth0", Ipv4Address.parse("192.168.100.1"), 1450, 1500),
                story.lan.events("master", Event.NeighborMtuSmaller.class).get(0));
        assertEquals(List.of(NeighborState.EX_START), story.lan.neighborStates("router"));
    }

    @Test
    @Proves("RFC 2328 12.4 (4), 12.4.2")
    void aRouterThatCanBeDesignatedWaitsElectsItselfAndDescribesTheNetwork() {
        story.lan.add("router", Routers.config("192.168.100.1", 0));
        story.lan.linkUp("router", "192.168.100.1", 1500);
        story.lan.add("master", Routers.config("192.168.100.132", 1, Story.SERVICES));
        story.lan.linkUp("master", "192.168.100.132", 1500);
        story.lan.run(Duration.ofSeconds(60));

        assertEquals(
                InterfaceState.DR, story.lan.view("master").interfaces().get(0).state());
        NetworkLsa network = (NetworkLsa) story.find("router", LsType.NETWORK, "192.168.100.132")
                .orElseThrow()
                .body();
        assertEquals(List.of(Story.MASTER, RouterId.parse("192.168.100.1")), network.attachedRouters());
        assertEquals(story.withoutAges("router"), story.withoutAges("master"));
    }

    @Test
    @Proves(
            value = "RFC 2328 9.4 (3), 12.4 (3)",
            rule = "When the Designated Router dies, the Backup takes over and originates the network-LSA")
    void theBackupTakesOverWhenTheDesignatedRouterDies() {
        story.lan.add("first", Routers.config("192.168.100.1", 1));
        story.lan.linkUp("first", "192.168.100.1", 1500);
        story.lan.run(Duration.ofSeconds(50));
        story.lan.add("second", Routers.config("192.168.100.2", 1));
        story.lan.linkUp("second", "192.168.100.2", 1500);
        story.lan.run(Duration.ofSeconds(50));
        story.startMaster(Story.SERVICES);
        story.lan.run(Duration.ofSeconds(30));
        assertEquals(List.of(NeighborState.FULL, NeighborState.FULL), story.lan.neighborStates("master"));

        story.lan.kill("first");
        story.lan.run(Duration.ofSeconds(60));

        SpeakerView.InterfaceView eth0 = story.lan.view("master").interfaces().get(0);
        assertEquals(Ipv4Address.parse("192.168.100.2"), eth0.designatedRouter());
        assertTrue(story.find("second", LsType.NETWORK, "192.168.100.2").isPresent());
        assertEquals(story.withoutAges("second"), story.withoutAges("master"));
    }

    @Test
    @Proves(
            value = "RFC 2328 10.4, 13 (5)(b), 13 (5)(d), 13.3",
            rule = "Routers that are neither Designated nor Backup stay 2-Way and still learn each other's LSAs")
    void routersThatAreNeitherDesignatedNorBackupStayTwoWayAndStillLearnEachOthersRoutes() {
        story.lan.add("router", Routers.config("192.168.100.1", 1));
        story.lan.linkUp("router", "192.168.100.1", 1500);
        story.lan.run(Duration.ofSeconds(50));
        story.startMaster(Story.SERVICES);
        story.lan.add(
                "other", Routers.config("192.168.100.140", 0, ExternalRoute.of(Ipv4Prefix.parse("10.200.0.0/16"))));
        story.lan.linkUp("other", "192.168.100.140", 1500);
        story.lan.run(Duration.ofSeconds(60));

        assertEquals(List.of(NeighborState.FULL, NeighborState.TWO_WAY), story.lan.neighborStates("master"));
        assertTrue(story.find("other", LsType.AS_EXTERNAL, "10.96.0.0").isPresent());
        assertTrue(story.find("master", LsType.AS_EXTERNAL, "10.200.0.0").isPresent());
        assertEquals(story.withoutAges("router"), story.withoutAges("other"));
    }

    @Test
    void theSameInputsAndSeedGiveTheSameOutputs() {
        VirtualLan again = new VirtualLan();
        Routers.masterBesideRouter(story.lan, Story.SERVICES);
        Routers.masterBesideRouter(again, Story.SERVICES);
        story.lan.run(Duration.ofHours(3));
        again.run(Duration.ofHours(3));

        assertEquals(story.lan.log("master"), again.log("master"));
        assertTrue(story.lan.log("master").size() > 1000);
    }

    @Test
    void theSameLinkStatusAgainChangesNothing() {
        story.masterBesideRouter();
        int before = story.lan.log("master").size();

        story.lan.linkUp("master", "192.168.100.132", 1500);

        assertEquals(before, story.lan.log("master").size());
    }

    @Test
    void timeThatGoesBackIsABrokenCaller() {
        Speaker speaker = new Speaker(Routers.config("192.168.100.132", 0), new Random(1));
        speaker.handle(Instant.EPOCH.plusSeconds(1), new Input.DeadlineReached());

        assertThrows(IllegalArgumentException.class, () -> speaker.handle(Instant.EPOCH, new Input.DeadlineReached()));
    }

    private Instant whenReached(String router, NeighborState state) {
        return story.lan.log(router).stream()
                .filter(logged -> logged.output() instanceof Output.Occurred occurred
                        && occurred.event() instanceof Event.NeighborStateChanged changed
                        && changed.to() == state)
                .findFirst()
                .orElseThrow()
                .at();
    }
}
