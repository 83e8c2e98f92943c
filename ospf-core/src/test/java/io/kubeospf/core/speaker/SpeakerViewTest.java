package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.origination.Advertisement;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.WithheldReason;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the speaker shows of itself. */
class SpeakerViewTest {
    private static final RouterId ROUTER = RouterId.parse("192.168.100.1");

    private final Story story = new Story();

    @Test
    void anInterfaceShowsItsLinkAndWhoIsDesignatedRouter() {
        story.masterBesideRouter();

        InterfaceView eth0 = story.lan.view("master").interfaces().get(0);

        assertEquals("192.168.100.132", ((LinkStatus.Up) eth0.link()).address().toString());
        assertEquals(InterfaceState.DR_OTHER, eth0.state());
        assertEquals(Ipv4Address.parse("192.168.100.1"), eth0.designatedRouter());
    }

    @Test
    void anInterfaceThatIsDownShowsWhy() {
        story.masterBesideRouter();

        story.lan.linkDown("master");

        assertEquals(
                new LinkStatus.Down(LinkDownReason.NO_CARRIER),
                story.lan.view("master").interfaces().get(0).link());
    }

    @Test
    void aNeighborShowsWhatLastChangedItsStateAndWhenItIsGivenUp() {
        story.masterBesideRouter();

        NeighborView router = neighbor();

        assertEquals(NeighborState.FULL, router.state());
        Neighbor.StateChange last = router.lastChange().orElseThrow();
        assertTrue(
                List.of(NeighborEvent.LOADING_DONE, NeighborEvent.EXCHANGE_DONE).contains(last.cause()),
                last::toString);
        assertTrue(last.at().isBefore(story.lan.now()));
        assertTrue(router.stateChanges() >= 4, () -> router.stateChanges() + " from Down to Full");
        Duration left = Duration.between(story.lan.now(), router.deadAt().orElseThrow());
        assertTrue(
                left.compareTo(Duration.ofSeconds(29)) > 0 && left.compareTo(Duration.ofSeconds(40)) <= 0,
                left::toString);
    }

    @Test
    void aHelloMovesTheTimeAtWhichANeighborIsGivenUpAndIsNoChangeOfState() {
        story.masterBesideRouter();
        NeighborView before = neighbor();

        story.lan.run(Duration.ofSeconds(10));

        NeighborView after = neighbor();
        Instant deadBefore = before.deadAt().orElseThrow();
        assertEquals(Optional.of(deadBefore.plusSeconds(10)), after.deadAt());
        assertEquals(before.lastChange(), after.lastChange());
        assertEquals(before.stateChanges(), after.stateChanges());
    }

    @Test
    void anAdvertisedPrefixShowsItsLsaAndWhoAcknowledgedIt() {
        story.masterBesideRouter();

        Advertisement services = services("master");

        assertEquals(Story.SERVICES, services.route());
        assertEquals(Optional.empty(), services.withheld());
        LsaHeader inDatabase = story.find("master", LsType.AS_EXTERNAL, "10.96.0.0")
                .orElseThrow()
                .header();
        assertEquals(Optional.of(inDatabase.withAge(0)), services.lsa());
        assertTrue(services.current());
        assertEquals(List.of(ROUTER), services.acknowledgedBy());
    }

    @Test
    void aNeighborThatDoesNotAcknowledgeIsNotAmongThoseWhoDid() {
        story.masterBesideRouter();
        story.lan.loss = delivery -> true;

        story.lan.command("master", new Command.Advertise(Story.withMetric(20)));
        story.lan.run(Duration.ofSeconds(2));

        assertEquals(List.of(), services("master").acknowledgedBy());
        assertEquals(Optional.empty(), services("master").withheld());
    }

    @Test
    void withoutAFullNeighborAPrefixIsWithheld() {
        story.startMaster(Story.SERVICES);

        assertEquals(
                Optional.of(WithheldReason.NO_FULL_NEIGHBOR), services("master").withheld());
        assertEquals(Optional.empty(), services("master").lsa());
    }

    @Test
    void whenTheLastNeighborIsLostAPrefixIsWithheldThoughItsLsaIsStillThere() {
        story.masterBesideRouter();
        story.lan.kill("router");

        story.lan.run(Duration.ofSeconds(41));

        assertEquals(
                Optional.of(WithheldReason.NO_FULL_NEIGHBOR), services("master").withheld());
        assertTrue(services("master").lsa().isPresent());
    }

    @Test
    void aPrefixThatComesBackAtOnceIsDelayedForMinLsInterval() {
        story.masterBesideRouter();

        story.lan.command("master", new Command.Withdraw(ExternalRoute.DEFAULT_PREFIX));
        story.lan.run(Duration.ofSeconds(1));
        assertEquals(List.of(), story.lan.view("master").advertisements());

        story.lan.command("master", new Command.Advertise(Story.SERVICES));
        assertEquals(Optional.of(WithheldReason.DELAYED), services("master").withheld());

        story.lan.run(Duration.ofSeconds(6));
        assertEquals(Optional.empty(), services("master").withheld());
    }

    @Test
    void whileAChangeOfMetricWaitsThePrefixIsAdvertisedAndNotCurrent() {
        story.masterBesideRouter();
        story.lan.command("master", new Command.Advertise(Story.withMetric(20)));

        story.lan.command("master", new Command.Advertise(Story.withMetric(30)));

        assertEquals(Optional.empty(), services("master").withheld());
        assertFalse(services("master").current());
        story.lan.run(Duration.ofSeconds(6));
        assertTrue(services("master").current());
    }

    @Test
    void aPrefixThatIsLeftToAnotherRouterShowsToWhich() {
        ExternalRoute through = new ExternalRoute(
                ExternalRoute.DEFAULT_PREFIX, 3, Story.SERVICES.metricType(), 0, Ipv4Address.parse("192.168.100.9"));
        story.lan.add("router", Routers.config("192.168.100.1", 1, through));
        story.lan.linkUp("router", "192.168.100.1", 1500);
        story.lan.run(Duration.ofSeconds(60));
        story.startMaster(through);

        story.lan.run(Duration.ofSeconds(16));

        Advertisement left = services("router");
        assertEquals(Optional.of(WithheldReason.LEFT_TO_ROUTER), left.withheld());
        assertEquals(Optional.of(Story.MASTER), left.leftTo());
        assertEquals(Optional.empty(), services("master").withheld());
    }

    @Test
    void aPrefixWhoseLinkStateIdsAreTakenByLongerOnesIsWithheld() {
        ExternalRoute pair = to("10.0.0.0/31");
        story.lan.add("router", Routers.config("192.168.100.1", 1));
        story.lan.linkUp("router", "192.168.100.1", 1500);
        story.lan.run(Duration.ofSeconds(60));
        story.lan.add("master", Routers.config("192.168.100.132", 0, to("10.0.0.0/32"), to("10.0.0.1/32"), pair));
        story.lan.linkUp("master", "192.168.100.132", 1500);

        story.lan.run(Duration.ofSeconds(11));

        assertEquals(
                List.of(pair),
                story.lan.view("master").advertisements().stream()
                        .filter(one -> one.withheld().equals(Optional.of(WithheldReason.NO_LINK_STATE_ID)))
                        .map(Advertisement::route)
                        .toList());
    }

    @Test
    void aForwardingAddressOnNoNetworkOfOursIsShownAsUnusable() {
        story.lan.add("router", Routers.config("192.168.100.1", 1));
        story.lan.linkUp("router", "192.168.100.1", 1500);
        story.lan.run(Duration.ofSeconds(60));
        story.startMaster(new ExternalRoute(
                ExternalRoute.DEFAULT_PREFIX, 3, Story.SERVICES.metricType(), 0, Ipv4Address.parse("192.0.2.1")));

        story.lan.run(Duration.ofSeconds(11));

        assertFalse(services("master").forwardingAddressUsable());
        assertEquals(Optional.empty(), services("master").withheld());
        AsExternalLsa announced = (AsExternalLsa) story.find("router", LsType.AS_EXTERNAL, "10.96.0.0")
                .orElseThrow()
                .body();
        assertTrue(announced.paths().get(0).forwardingAddress().isUnspecified());
    }

    @Test
    void theDatabaseIsCountedByType() {
        story.masterBesideRouter();

        assertEquals(
                Map.of(LsType.ROUTER, 2, LsType.NETWORK, 1, LsType.AS_EXTERNAL, 1),
                story.lan.view("master").lsaCounts());
    }

    private static ExternalRoute to(String prefix) {
        return ExternalRoute.of(Ipv4Prefix.parse(prefix));
    }

    private NeighborView neighbor() {
        return story.lan.view("master").neighbors().get(0);
    }

    private Advertisement services(String router) {
        return story.lan.view(router).advertisements().get(0);
    }
}
