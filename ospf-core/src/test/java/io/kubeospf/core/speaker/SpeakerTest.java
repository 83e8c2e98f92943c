package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.output.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The product's story in virtual time: a router that is Designated Router, and beside it a master that announces services. */
class SpeakerTest {
    private static final ExternalRoute SERVICES = ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX);
    private static final RouterId MASTER = RouterId.parse("192.168.100.132");

    private final VirtualLan lan = new VirtualLan();

    @Test
    void becomesFullWithinASecondOfTheFirstHelloItHears() {
        masterBesideRouter();

        Event.NeighborStateChanged heard =
                lan.events("master", Event.NeighborStateChanged.class).get(0);
        assertEquals(NeighborState.INIT, heard.to());
        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("master"));
        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("router"));
        Duration took =
                Duration.between(whenReached("master", NeighborState.INIT), whenReached("router", NeighborState.FULL));
        assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, "took " + took);
    }

    @Test
    void announcesTheServicesAsType2WithMetric3FromARouterThatIsNoTransit() {
        masterBesideRouter();

        Lsa services = find("router", LsType.AS_EXTERNAL, "10.96.0.0").orElseThrow();
        AsExternalLsa.Path path = ((AsExternalLsa) services.body()).paths().get(0);
        assertEquals(MASTER, services.header().advertisingRouter());
        assertEquals(3, path.metric());
        assertEquals(SERVICES.metricType(), path.metricType());
        assertEquals(Ipv4Address.UNSPECIFIED, path.forwardingAddress());
        RouterLsa router = (RouterLsa)
                find("router", LsType.ROUTER, "192.168.100.132").orElseThrow().body();
        assertEquals(RouterLsa.HOST | RouterLsa.EXTERNAL, router.flags());
        assertEquals(
                List.of(RouterLink.transit(
                        Ipv4Address.parse("192.168.100.1"), Ipv4Address.parse("192.168.100.132"), 0xffff)),
                router.links());
    }

    @Test
    void bothRoutersEndWithTheSameDatabase() {
        masterBesideRouter();
        lan.run(Duration.ofSeconds(10));

        assertEquals(3 + 1, lan.database("master").size());
        assertEquals(withoutAges("router"), withoutAges("master"));
    }

    @Test
    void saysNothingOfALinkBeforeAnybodyListens() {
        lan.add("master", Routers.config("192.168.100.132", 0, SERVICES));
        lan.linkUp("master", "192.168.100.132", 1500);
        lan.run(Duration.ofMinutes(10));

        assertTrue(find("master", LsType.ROUTER, "192.168.100.132").isEmpty());
    }

    @Test
    void withoutExternalsTheRouterLsaHasNoExternalBit() {
        masterBesideRouter();

        lan.command("master", new Command.Withdraw(ExternalRoute.DEFAULT_PREFIX));
        lan.run(Duration.ofSeconds(10));

        RouterLsa router = (RouterLsa)
                find("router", LsType.ROUTER, "192.168.100.132").orElseThrow().body();
        assertEquals(RouterLsa.HOST, router.flags());
    }

    @Test
    void refreshesItsLsasWithinTheLastMinuteBeforeLsRefreshTime() {
        masterBesideRouter();
        lan.run(Duration.ofMinutes(28));
        assertEquals("0x80000001", sequenceOf("router"));

        lan.run(Duration.ofMinutes(2));

        assertEquals("0x80000002", sequenceOf("router"));
        assertEquals("0x80000002", sequenceOf("master"));
    }

    @Test
    void stillHasTheSameAdjacencyAndRoutesAfterADay() {
        masterBesideRouter();
        int changes = lan.events("router", Event.NeighborStateChanged.class).size();

        lan.run(Duration.ofDays(1));

        assertEquals(
                changes, lan.events("router", Event.NeighborStateChanged.class).size());
        assertEquals(withoutAges("router"), withoutAges("master"));
        assertTrue(lan.database("router").stream().allMatch(lsa -> lsa.header().seconds() < 1810));
    }

    @Test
    void aKilledRoutersLsasLeaveTheDatabaseAtMaxAge() {
        masterBesideRouter();
        Instant originated = lan.now();
        lan.kill("master");

        lan.run(Duration.ofMinutes(58));
        assertTrue(find("router", LsType.AS_EXTERNAL, "10.96.0.0").isPresent());
        lan.run(Duration.ofMinutes(3));

        assertTrue(find("router", LsType.AS_EXTERNAL, "10.96.0.0").isEmpty(), "since " + originated);
    }

    @Test
    void aSilentNeighborIsDownAfterRouterDeadInterval() {
        masterBesideRouter();
        lan.kill("router");

        lan.run(Duration.ofSeconds(29));
        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("master"));
        lan.run(Duration.ofSeconds(12));

        assertEquals(List.of(), lan.neighborStates("master"));
    }

    @Test
    void aWithdrawnPrefixLeavesEveryDatabaseAtOnce() {
        masterBesideRouter();

        lan.command("master", new Command.Withdraw(ExternalRoute.DEFAULT_PREFIX));
        lan.run(Duration.ofMillis(5));
        assertTrue(find("router", LsType.AS_EXTERNAL, "10.96.0.0")
                .filter(lsa -> !lsa.header().isMaxAge())
                .isEmpty());
        lan.run(Duration.ofSeconds(2));

        assertTrue(find("router", LsType.AS_EXTERNAL, "10.96.0.0").isEmpty());
        assertTrue(find("master", LsType.AS_EXTERNAL, "10.96.0.0").isEmpty());
    }

    @Test
    void aPrefixThatComesBackWithinMinLsIntervalIsThereAfterIt() {
        masterBesideRouter();

        lan.command("master", new Command.Withdraw(ExternalRoute.DEFAULT_PREFIX));
        lan.run(Duration.ofMillis(300));
        lan.command("master", new Command.Advertise(SERVICES));
        lan.run(Duration.ofSeconds(6));

        assertFalse(find("router", LsType.AS_EXTERNAL, "10.96.0.0")
                .orElseThrow()
                .header()
                .isMaxAge());
    }

    @Test
    void changesOfOnePrefixKeepMinLsIntervalAndTheLastOneCounts() {
        masterBesideRouter();

        for (int metric = 10; metric < 20; metric++) {
            lan.command("master", new Command.Advertise(withMetric(metric)));
            lan.run(Duration.ofMillis(100));
        }
        lan.run(Duration.ofSeconds(10));

        Lsa services = find("router", LsType.AS_EXTERNAL, "10.96.0.0").orElseThrow();
        assertEquals(19, ((AsExternalLsa) services.body()).paths().get(0).metric());
        assertEquals("0x80000003", services.header().sequenceNumber().toString());
    }

    @Test
    void aForwardingAddressIsAnnouncedWhileItIsOnANetworkOfOurs() {
        masterBesideRouter();

        lan.command("master", new Command.Advertise(withForwardingAddress("192.168.100.140")));
        lan.run(Duration.ofSeconds(6));

        assertEquals("192.168.100.140", announcedForwardingAddress());
        assertEquals(List.of(), lan.events("master", Event.ForwardingAddressUnusable.class));
    }

    @Test
    void aForwardingAddressElsewhereGivesWayToOurselvesAndTheOperatorIsToldOnce() {
        masterBesideRouter();

        lan.command("master", new Command.Advertise(withForwardingAddress("10.9.9.9")));
        lan.run(Duration.ofSeconds(60));

        assertEquals("0.0.0.0", announcedForwardingAddress());
        assertEquals(
                1, lan.events("master", Event.ForwardingAddressUnusable.class).size());
    }

    private static ExternalRoute withForwardingAddress(String address) {
        return new ExternalRoute(SERVICES.prefix(), 3, SERVICES.metricType(), 0, Ipv4Address.parse(address));
    }

    private String announcedForwardingAddress() {
        Lsa services = find("router", LsType.AS_EXTERNAL, "10.96.0.0").orElseThrow();
        return ((AsExternalLsa) services.body())
                .paths()
                .get(0)
                .forwardingAddress()
                .toString();
    }

    @Test
    void withdrawingWhatIsNotAdvertisedIsRejected() {
        masterBesideRouter();

        lan.command("master", new Command.Withdraw(Ipv4Prefix.parse("10.0.0.0/8")));

        assertTrue(lan.log("master").stream()
                .anyMatch(
                        logged -> logged.output().equals(new Output.CommandRejected("10.0.0.0/8 is not advertised"))));
    }

    @Test
    void takesLeaveWithoutLeavingAnythingBehind() {
        masterBesideRouter();

        lan.command("master", new Command.Stop());
        lan.run(Duration.ofSeconds(2));

        assertEquals(List.of(new Event.Stopped(true)), lan.events("master", Event.Stopped.class));
        assertTrue(lan.database("router").stream()
                .noneMatch(lsa -> lsa.header().advertisingRouter().equals(MASTER)));
        assertEquals(List.of(NeighborState.INIT), lan.neighborStates("router"));
        assertEquals(Optional.empty(), lan.nextDeadline("master"));
    }

    @Test
    void takesLeaveInTimeEvenWhenTheNeighborsHaveJustHeardOfIt() {
        masterBesideRouter();
        lan.kill("master");
        lan.run(Duration.ofSeconds(60));
        startMaster(SERVICES);
        lan.runUntil(() -> lan.neighborStates("router").equals(List.of(NeighborState.FULL)));

        lan.command("master", new Command.Stop());
        lan.run(Duration.ofSeconds(3));

        assertEquals(List.of(new Event.Stopped(true)), lan.events("master", Event.Stopped.class));
        assertTrue(lan.database("router").stream()
                .noneMatch(lsa -> lsa.header().advertisingRouter().equals(MASTER)));
    }

    @Test
    void theOperatorIsToldOnceThatAPrefixIsAnnounced() {
        masterBesideRouter();
        lan.kill("master");
        lan.run(Duration.ofSeconds(5));
        startMaster(SERVICES);
        lan.run(Duration.ofHours(2));

        assertEquals(
                List.of(
                        new Event.PrefixAdvertised(SERVICES.prefix(), 3),
                        new Event.PrefixAdvertised(SERVICES.prefix(), 3)),
                lan.events("master", Event.PrefixAdvertised.class),
                "once in each life");
    }

    @Test
    void takesLeaveAfterThreeSecondsWhenNobodyAcknowledges() {
        masterBesideRouter();
        lan.loss = delivery -> delivery.receiver().equals("master");

        lan.command("master", new Command.Stop());
        lan.run(Speaker.STOP_LIMIT.minusMillis(1));
        assertEquals(List.of(), lan.events("master", Event.Stopped.class));
        lan.run(Duration.ofMillis(1));

        assertEquals(List.of(new Event.Stopped(false)), lan.events("master", Event.Stopped.class));
    }

    @Test
    void returnsFromItsFormerLifeWithinTheDeadInterval() {
        masterBesideRouter();
        lan.run(Duration.ofSeconds(20));
        lan.kill("master");
        lan.run(Duration.ofSeconds(5));

        startMaster(withMetric(7));
        lan.run(Duration.ofSeconds(30));

        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("router"));
        Lsa services = find("router", LsType.AS_EXTERNAL, "10.96.0.0").orElseThrow();
        assertEquals(7, ((AsExternalLsa) services.body()).paths().get(0).metric());
        assertEquals(withoutAges("router"), withoutAges("master"));
    }

    @Test
    void flushesPrefixesOfItsFormerLifeThatAreNoLongerWanted() {
        masterBesideRouter();
        lan.kill("master");
        lan.run(Duration.ofSeconds(5));

        startMaster(ExternalRoute.of(Ipv4Prefix.parse("10.200.0.0/16")));
        lan.run(Duration.ofSeconds(30));

        assertTrue(find("router", LsType.AS_EXTERNAL, "10.96.0.0").isEmpty());
        assertTrue(find("router", LsType.AS_EXTERNAL, "10.200.0.0").isPresent());
        assertEquals(withoutAges("router"), withoutAges("master"));
    }

    @Test
    void convergesWhenEveryThirdPacketIsLost() {
        Random random = new Random(42);
        lan.loss = delivery -> random.nextInt(3) == 0;
        masterBesideRouter();
        lan.run(Duration.ofMinutes(3));
        lan.loss = delivery -> false;
        lan.run(Duration.ofMinutes(2));

        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("router"));
        assertEquals(withoutAges("router"), withoutAges("master"));
    }

    @Test
    void anLsaIsSentAgainUntilItIsAcknowledged() {
        masterBesideRouter();
        lan.run(Duration.ofSeconds(10));
        lan.loss = delivery -> delivery.senderName().equals("master");
        lan.command("master", new Command.Advertise(withMetric(50)));
        lan.run(Duration.ofSeconds(4));
        lan.loss = delivery -> false;

        lan.run(Duration.ofSeconds(2));

        Lsa services = find("router", LsType.AS_EXTERNAL, "10.96.0.0").orElseThrow();
        assertEquals(50, ((AsExternalLsa) services.body()).paths().get(0).metric());
        assertEquals(0, lan.view("master").neighbors().get(0).retransmissionQueue());
    }

    @Test
    void comesBackAfterTheLinkWasDown() {
        masterBesideRouter();

        lan.linkDown("master");
        assertEquals(List.of(), lan.neighborStates("master"));
        lan.run(Duration.ofSeconds(3));
        lan.linkUp("master", "192.168.100.132", 1500);
        lan.run(Duration.ofSeconds(12));

        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("router"));
        assertEquals(withoutAges("router"), withoutAges("master"));
    }

    @Test
    void followsANewAddress() {
        masterBesideRouter();

        lan.linkUp("master", "192.168.100.133", 1500);
        lan.run(Duration.ofSeconds(60));

        assertEquals(1, lan.view("router").neighbors().size());
        assertEquals(
                Ipv4Address.parse("192.168.100.133"),
                lan.view("router").neighbors().get(0).address());
        assertEquals(List.of(NeighborState.FULL), lan.neighborStates("router"));
        RouterLsa router = (RouterLsa)
                find("router", LsType.ROUTER, "192.168.100.132").orElseThrow().body();
        assertEquals(
                Ipv4Address.parse("192.168.100.133").value(),
                router.links().get(0).data());
    }

    @Test
    void aLargerMtuIsRefusedWithBothValues() {
        lan.add("router", Routers.config("192.168.100.1", 1));
        lan.linkUp("router", "192.168.100.1", 9000);
        lan.run(Duration.ofSeconds(60));
        lan.add("master", Routers.config("192.168.100.132", 0, SERVICES));
        lan.linkUp("master", "192.168.100.132", 1500);
        lan.run(Duration.ofSeconds(30));

        Event.PacketRefused refused =
                lan.events("master", Event.PacketRefused.class).get(0);
        assertEquals(RefusalReason.MTU_MISMATCH, refused.reason());
        assertEquals("9000", refused.theirs());
        assertEquals("1500", refused.ours());
        assertEquals(List.of(NeighborState.EX_START), lan.neighborStates("master"));
    }

    @Test
    void aRouterThatCanBeDesignatedWaitsElectsItselfAndDescribesTheNetwork() {
        lan.add("router", Routers.config("192.168.100.1", 0));
        lan.linkUp("router", "192.168.100.1", 1500);
        lan.add("master", Routers.config("192.168.100.132", 1, SERVICES));
        lan.linkUp("master", "192.168.100.132", 1500);
        lan.run(Duration.ofSeconds(60));

        assertEquals(InterfaceState.DR, lan.view("master").interfaces().get(0).state());
        NetworkLsa network = (NetworkLsa)
                find("router", LsType.NETWORK, "192.168.100.132").orElseThrow().body();
        assertEquals(List.of(MASTER, RouterId.parse("192.168.100.1")), network.attachedRouters());
        assertEquals(withoutAges("router"), withoutAges("master"));
    }

    @Test
    void theBackupTakesOverWhenTheDesignatedRouterDies() {
        lan.add("first", Routers.config("192.168.100.1", 1));
        lan.linkUp("first", "192.168.100.1", 1500);
        lan.run(Duration.ofSeconds(50));
        lan.add("second", Routers.config("192.168.100.2", 1));
        lan.linkUp("second", "192.168.100.2", 1500);
        lan.run(Duration.ofSeconds(50));
        startMaster(SERVICES);
        lan.run(Duration.ofSeconds(30));
        assertEquals(List.of(NeighborState.FULL, NeighborState.FULL), lan.neighborStates("master"));

        lan.kill("first");
        lan.run(Duration.ofSeconds(60));

        SpeakerView.InterfaceView eth0 = lan.view("master").interfaces().get(0);
        assertEquals(Ipv4Address.parse("192.168.100.2"), eth0.designatedRouter());
        assertTrue(find("second", LsType.NETWORK, "192.168.100.2").isPresent());
        assertEquals(withoutAges("second"), withoutAges("master"));
    }

    @Test
    void routersThatAreNeitherDesignatedNorBackupStayTwoWayAndStillLearnEachOthersRoutes() {
        lan.add("router", Routers.config("192.168.100.1", 1));
        lan.linkUp("router", "192.168.100.1", 1500);
        lan.run(Duration.ofSeconds(50));
        startMaster(SERVICES);
        lan.add("other", Routers.config("192.168.100.140", 0, ExternalRoute.of(Ipv4Prefix.parse("10.200.0.0/16"))));
        lan.linkUp("other", "192.168.100.140", 1500);
        lan.run(Duration.ofSeconds(60));

        assertEquals(List.of(NeighborState.FULL, NeighborState.TWO_WAY), lan.neighborStates("master"));
        assertTrue(find("other", LsType.AS_EXTERNAL, "10.96.0.0").isPresent());
        assertTrue(find("master", LsType.AS_EXTERNAL, "10.200.0.0").isPresent());
        assertEquals(withoutAges("router"), withoutAges("other"));
    }

    @Test
    void theSameInputsAndSeedGiveTheSameOutputs() {
        VirtualLan again = new VirtualLan();
        Routers.masterBesideRouter(lan, SERVICES);
        Routers.masterBesideRouter(again, SERVICES);
        lan.run(Duration.ofHours(3));
        again.run(Duration.ofHours(3));

        assertEquals(lan.log("master"), again.log("master"));
        assertTrue(lan.log("master").size() > 1000);
    }

    @Test
    void timeThatGoesBackIsABrokenCaller() {
        Speaker speaker = new Speaker(Routers.config("192.168.100.132", 0), new Random(1));
        speaker.handle(Instant.EPOCH.plusSeconds(1), new Input.DeadlineReached());

        assertThrows(IllegalArgumentException.class, () -> speaker.handle(Instant.EPOCH, new Input.DeadlineReached()));
    }

    private void masterBesideRouter() {
        Routers.masterBesideRouter(lan, SERVICES);
    }

    private void startMaster(ExternalRoute route) {
        lan.add("master", Routers.config("192.168.100.132", 0, route));
        lan.linkUp("master", "192.168.100.132", 1500);
    }

    private static ExternalRoute withMetric(int metric) {
        return new ExternalRoute(SERVICES.prefix(), metric, SERVICES.metricType(), 0, Ipv4Address.UNSPECIFIED);
    }

    private Instant whenReached(String router, NeighborState state) {
        return lan.log(router).stream()
                .filter(logged -> logged.output() instanceof Output.Occurred occurred
                        && occurred.event() instanceof Event.NeighborStateChanged changed
                        && changed.to() == state)
                .findFirst()
                .orElseThrow()
                .at();
    }

    private Optional<Lsa> find(String router, LsType type, String linkStateId) {
        return lan.database(router).stream()
                .filter(lsa -> lsa.key().type().equals(type)
                        && lsa.key().linkStateId().toString().equals(linkStateId))
                .findFirst();
    }

    private String sequenceOf(String router) {
        return find(router, LsType.AS_EXTERNAL, "10.96.0.0")
                .orElseThrow()
                .header()
                .sequenceNumber()
                .toString();
    }

    private List<LsaHeader> withoutAges(String router) {
        return lan.database(router).stream().map(lsa -> lsa.header().withAge(0)).toList();
    }
}
