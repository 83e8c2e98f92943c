package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.PacketCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the master of the story announces, and what becomes of it. */
class AdvertisingTest {
    private final Story story = new Story();

    @Test
    @Proves(
            value = "RFC 2328 12.1.5, 12.4.1, 12.4.1.2, 12.4.4; RFC 6987 2, 3; RFC 8770 3",
            rule =
                    "The AS-external-LSA stands beside a router-LSA with E-bit, H-bit, and a transit link of metric 65535")
    void announcesTheServicesAsType2WithMetric3FromARouterThatIsNoTransit() {
        story.masterBesideRouter();

        Lsa services = story.find("router", LsType.AS_EXTERNAL, "10.96.0.0").orElseThrow();
        AsExternalLsa.Path path = ((AsExternalLsa) services.body()).paths().get(0);
        assertEquals(Story.MASTER, services.header().advertisingRouter());
        assertEquals(3, path.metric());
        assertEquals(Story.SERVICES.metricType(), path.metricType());
        assertEquals(Ipv4Address.UNSPECIFIED, path.forwardingAddress());
        RouterLsa router = (RouterLsa) story.find("router", LsType.ROUTER, "192.168.100.132")
                .orElseThrow()
                .body();
        assertEquals(RouterLsa.HOST | RouterLsa.EXTERNAL, router.flags());
        assertEquals(
                List.of(RouterLink.transit(
                        Ipv4Address.parse("192.168.100.1"), Ipv4Address.parse("192.168.100.132"), 0xffff)),
                router.links());
    }

    @Test
    @Proves("RFC 2328 12.4.1")
    void withoutExternalsTheRouterLsaHasNoExternalBit() {
        story.masterBesideRouter();

        story.lan.command("master", new Command.Withdraw(ExternalRoute.DEFAULT_PREFIX));
        story.lan.run(Duration.ofSeconds(10));

        RouterLsa router = (RouterLsa) story.find("router", LsType.ROUTER, "192.168.100.132")
                .orElseThrow()
                .body();
        assertEquals(RouterLsa.HOST, router.flags());
    }

    @Test
    void saysNothingOfALinkBeforeAnybodyListens() {
        story.lan.add("master", Routers.config("192.168.100.132", 0, Story.SERVICES));
        story.lan.linkUp("master", "192.168.100.132", 1500);
        story.lan.run(Duration.ofMinutes(10));

        assertTrue(story.find("master", LsType.ROUTER, "192.168.100.132").isEmpty());
    }

    @Test
    @Proves(value = "RFC 2328 12.4 (1)", rule = "Own LSAs are refreshed within the last minute before LSRefreshTime")
    void refreshesItsLsasWithinTheLastMinuteBeforeLsRefreshTime() {
        story.masterBesideRouter();
        story.lan.run(Duration.ofMinutes(28));
        assertEquals("0x80000001", sequenceOf("router"));

        story.lan.run(Duration.ofMinutes(2));

        assertEquals("0x80000002", sequenceOf("router"));
        assertEquals("0x80000002", sequenceOf("master"));
    }

    @Test
    @Proves("RFC 2328 12.4 (1)")
    void aChangeThatIsUndoneBeforeItsTimeDoesNotCostTheRefresh() {
        story.masterBesideRouter();
        story.lan.command("master", new Command.Advertise(Story.withMetric(9)));
        story.lan.run(Duration.ofMillis(20));
        story.lan.command("master", new Command.Advertise(Story.SERVICES));
        story.lan.run(Duration.ofMillis(20));
        story.lan.command("master", new Command.Advertise(Story.withMetric(9)));

        story.lan.run(Duration.ofHours(2));

        assertTrue(story.lan.database("router").stream()
                .allMatch(lsa -> lsa.header().seconds() < 1810));
        assertFalse(story.isWithdrawn("router"));
    }

    @Test
    @Proves(value = "RFC 2328 14", rule = "A dead router's LSAs leave the database at MaxAge")
    void aKilledRoutersLsasLeaveTheDatabaseAtMaxAge() {
        story.masterBesideRouter();
        Instant originated = story.lan.now();
        story.lan.kill("master");

        story.lan.run(Duration.ofMinutes(58));
        assertTrue(story.find("router", LsType.AS_EXTERNAL, "10.96.0.0").isPresent());
        story.lan.run(Duration.ofMinutes(3));

        assertTrue(story.find("router", LsType.AS_EXTERNAL, "10.96.0.0").isEmpty(), "since " + originated);
    }

    @Test
    @Proves("RFC 2328 12.4 (9), 14.1")
    void aWithdrawnPrefixLeavesEveryDatabaseAtOnce() {
        story.masterBesideRouter();

        story.lan.command("master", new Command.Withdraw(ExternalRoute.DEFAULT_PREFIX));
        story.lan.run(Duration.ofMillis(5));
        assertTrue(story.isWithdrawn("router"));
        story.lan.run(Duration.ofSeconds(12));

        assertTrue(story.find("router", LsType.AS_EXTERNAL, "10.96.0.0").isEmpty());
        assertTrue(story.find("master", LsType.AS_EXTERNAL, "10.96.0.0").isEmpty());
    }

    @Test
    @Proves("RFC 2328 12.4")
    void aPrefixThatComesBackWithinMinLsIntervalIsThereAfterIt() {
        story.masterBesideRouter();

        story.lan.command("master", new Command.Withdraw(ExternalRoute.DEFAULT_PREFIX));
        story.lan.run(Duration.ofMillis(300));
        story.lan.command("master", new Command.Advertise(Story.SERVICES));
        story.lan.run(Duration.ofSeconds(6));

        assertFalse(story.find("router", LsType.AS_EXTERNAL, "10.96.0.0")
                .orElseThrow()
                .header()
                .isMaxAge());
    }

    @Test
    @Proves("RFC 2328 12.4")
    void changesOfOnePrefixKeepMinLsIntervalAndTheLastOneCounts() {
        story.masterBesideRouter();

        for (int metric = 10; metric < 20; metric++) {
            story.lan.command("master", new Command.Advertise(Story.withMetric(metric)));
            story.lan.run(Duration.ofMillis(100));
        }
        story.lan.run(Duration.ofSeconds(10));

        Lsa services = story.find("router", LsType.AS_EXTERNAL, "10.96.0.0").orElseThrow();
        assertEquals(19, ((AsExternalLsa) services.body()).paths().get(0).metric());
        assertEquals("0x80000003", services.header().sequenceNumber().toString());
    }

    @Test
    @Proves("RFC 2328 E")
    void aPrefixThatMovesToAnotherLinkStateIdIsThereAllTheTime() {
        ExternalRoute longer = ExternalRoute.of(Ipv4Prefix.parse("10.0.0.0/16"));
        Routers.masterBesideRouter(story.lan, longer);
        story.lan.run(Duration.ofSeconds(10));

        story.lan.command("master", new Command.Advertise(ExternalRoute.of(Ipv4Prefix.parse("10.0.0.0/8"))));
        story.lan.run(Duration.ofSeconds(2));
        story.lan.command("master", new Command.Withdraw(Ipv4Prefix.parse("10.0.0.0/8")));
        for (int step = 0; step < 100; step++) {
            story.lan.run(Duration.ofMillis(100));
            assertTrue(story.lan.database("router").stream()
                    .filter(lsa -> !lsa.header().isMaxAge())
                    .anyMatch(lsa -> lsa.body() instanceof AsExternalLsa external
                            && external.mask().equals(longer.prefix().mask())));
        }
        assertEquals(
                List.of(new Event.PrefixWithdrawn(Ipv4Prefix.parse("10.0.0.0/8"))),
                story.lan.events("master", Event.PrefixWithdrawn.class));
    }

    @Test
    @Proves("RFC 2328 12.4.4")
    void aForwardingAddressIsAnnouncedWhileItIsOnANetworkOfOurs() {
        story.masterBesideRouter();

        story.lan.command("master", new Command.Advertise(withForwardingAddress("192.168.100.140")));
        story.lan.run(Duration.ofSeconds(6));

        assertEquals("192.168.100.140", announcedForwardingAddress());
        assertEquals(List.of(), story.lan.events("master", Event.ForwardingAddressUnusable.class));
    }

    @Test
    @Proves(
            value = "RFC 2328 12.4.4",
            rule = "A forwarding address that is on none of our networks gives way to 0.0.0.0")
    void aForwardingAddressElsewhereGivesWayToOurselvesAndTheOperatorIsToldOnce() {
        story.masterBesideRouter();

        story.lan.command("master", new Command.Advertise(withForwardingAddress("10.9.9.9")));
        story.lan.run(Duration.ofSeconds(60));

        assertEquals("0.0.0.0", announcedForwardingAddress());
        assertEquals(
                1,
                story.lan
                        .events("master", Event.ForwardingAddressUnusable.class)
                        .size());
    }

    @Test
    void withdrawingWhatIsNotAdvertisedIsRejected() {
        story.masterBesideRouter();

        story.lan.command("master", new Command.Withdraw(Ipv4Prefix.parse("10.0.0.0/8")));

        assertTrue(story.lan.log("master").stream()
                .anyMatch(
                        logged -> logged.output().equals(new Output.CommandRejected("10.0.0.0/8 is not advertised"))));
    }

    @Test
    void theOperatorIsToldOnceThatAPrefixIsAnnounced() {
        story.masterBesideRouter();
        story.lan.kill("master");
        story.lan.run(Duration.ofSeconds(5));
        story.startMaster(Story.SERVICES);
        story.lan.run(Duration.ofHours(2));

        assertEquals(
                List.of(
                        new Event.PrefixAdvertised(Story.SERVICES.prefix(), 3),
                        new Event.PrefixAdvertised(Story.SERVICES.prefix(), 3)),
                story.lan.events("master", Event.PrefixAdvertised.class),
                "once in each life");
    }

    @Test
    void aNetworkStaysTransitWhileTheAdjacencyWithItsDesignatedRouterStartsAgain() {
        story.lan.add("first", Routers.config("192.168.100.201", 1));
        story.lan.linkUp("first", "192.168.100.201", 1500);
        story.lan.run(Duration.ofSeconds(50));
        story.lan.add("second", Routers.config("192.168.100.202", 1));
        story.lan.linkUp("second", "192.168.100.202", 1500);
        story.lan.run(Duration.ofSeconds(50));
        story.startMaster(Story.SERVICES);
        story.lan.run(Duration.ofSeconds(30));
        DatabaseDescription outOfSequence = new DatabaseDescription(
                1500, Options.EXTERNAL_ROUTING, new DatabaseDescription.Flags(false, false, true), 1, List.of());

        story.lan.inject(
                "master",
                "192.168.100.201",
                PacketCodec.encode(outOfSequence, RouterId.parse("192.168.100.201"), AreaId.BACKBONE));
        assertEquals(List.of(NeighborState.EX_START, NeighborState.FULL), story.lan.neighborStates("master"));

        for (int step = 0; step < 100; step++) {
            story.lan.run(Duration.ofMillis(100));
            RouterLsa router = (RouterLsa) story.find("second", LsType.ROUTER, "192.168.100.132")
                    .orElseThrow()
                    .body();
            assertEquals(RouterLink.Type.TRANSIT, router.links().get(0).type());
        }
        assertEquals(List.of(NeighborState.FULL, NeighborState.FULL), story.lan.neighborStates("master"));
    }

    @Test
    @Proves("RFC 2328 13 (5)(e), 13.6")
    void anLsaIsSentAgainUntilItIsAcknowledged() {
        story.masterBesideRouter();
        story.lan.run(Duration.ofSeconds(10));
        story.lan.loss = delivery -> delivery.senderName().equals("master");
        story.lan.command("master", new Command.Advertise(Story.withMetric(50)));
        story.lan.run(Duration.ofSeconds(4));
        story.lan.loss = delivery -> false;

        story.lan.run(Duration.ofSeconds(2));

        Lsa services = story.find("router", LsType.AS_EXTERNAL, "10.96.0.0").orElseThrow();
        assertEquals(50, ((AsExternalLsa) services.body()).paths().get(0).metric());
        assertEquals(0, story.lan.view("master").neighbors().get(0).retransmissionQueue());
    }

    @Test
    void whoeverLooksOnIsToldWhatIsSentAgainAndWhenEveryNeighborHasThePrefix() {
        story.masterBesideRouter();
        story.lan.run(Duration.ofHours(2));
        Event.PrefixAcknowledged acknowledged = new Event.PrefixAcknowledged(Story.SERVICES.prefix());
        assertEquals(List.of(acknowledged), acknowledgments(), "refreshes say nothing new");

        story.lan.loss = delivery -> delivery.senderName().equals("master");
        story.lan.command("master", new Command.Advertise(Story.withMetric(50)));
        story.lan.run(Duration.ofSeconds(4));
        assertEquals(List.of(acknowledged), acknowledgments());
        assertEquals(List.of(), story.lan.events("master", Event.LsasRetransmitted.class));
        story.lan.loss = delivery -> false;
        story.lan.run(Duration.ofSeconds(2));

        assertEquals(List.of(acknowledged, acknowledged), acknowledgments());
        assertEquals(
                List.of(1),
                story.lan.events("master", Event.LsasRetransmitted.class).stream()
                        .map(Event.LsasRetransmitted::number)
                        .toList());
    }

    private List<Event.PrefixAcknowledged> acknowledgments() {
        return story.lan.events("master", Event.PrefixAcknowledged.class);
    }

    @Test
    @Proves("RFC 2328 13.7")
    void acknowledgmentsCountHoweverLateTheyCome() {
        story.masterBesideRouter();
        story.lan.run(Duration.ofSeconds(10));
        story.lan.loss = delivery -> delivery.receiver().equals("router")
                && delivery.packet().payload().at(1) == 4; // Link State Updates
        story.lan.command("master", new Command.Advertise(Story.withMetric(50)));
        story.lan.run(Duration.ofSeconds(920));
        story.lan.loss = delivery -> false;

        story.lan.run(Duration.ofSeconds(8));

        assertEquals(0, story.lan.view("master").neighbors().get(0).retransmissionQueue());
    }

    private static ExternalRoute withForwardingAddress(String address) {
        return new ExternalRoute(
                Story.SERVICES.prefix(), 3, Story.SERVICES.metricType(), 0, Ipv4Address.parse(address));
    }

    private String announcedForwardingAddress() {
        Lsa services = story.find("router", LsType.AS_EXTERNAL, "10.96.0.0").orElseThrow();
        return ((AsExternalLsa) services.body())
                .paths()
                .get(0)
                .forwardingAddress()
                .toString();
    }

    private String sequenceOf(String router) {
        return story.find(router, LsType.AS_EXTERNAL, "10.96.0.0")
                .orElseThrow()
                .header()
                .sequenceNumber()
                .toString();
    }
}
