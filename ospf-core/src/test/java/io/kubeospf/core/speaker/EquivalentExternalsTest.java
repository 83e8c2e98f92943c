package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two masters that announce the services through the same next hop (RFC 2328 12.4.4.1). */
class EquivalentExternalsTest {
    private static final String LOWER = "192.168.100.131";
    private static final String HIGHER = "192.168.100.132";

    private final Story story = new Story();

    @BeforeEach
    void startRouterAndLowerMaster() {
        story.lan.add("router", Routers.config("192.168.100.1", 1));
        story.lan.linkUp("router", "192.168.100.1", 1500);
        story.lan.run(Duration.ofSeconds(60));
        start("lower", LOWER, through("192.168.100.9", 3));
    }

    @Test
    @Proves("RFC 2328 12.4.4.1")
    void theLsaOfTheHigherRouterIdIsEnough() {
        start("higher", HIGHER, through("192.168.100.9", 3));

        assertEquals(List.of(HIGHER), announcers());
        assertEquals(
                List.of(new Event.PrefixLeftToRouter(Story.SERVICES.prefix(), RouterId.parse(HIGHER))),
                story.lan.events("lower", Event.PrefixLeftToRouter.class));
        assertEquals(RouterLsa.HOST, routerLsaFlags(LOWER));
        assertEquals(RouterLsa.HOST | RouterLsa.EXTERNAL, routerLsaFlags(HIGHER));
    }

    @Test
    @Proves("RFC 2328 12.4.4.1")
    void whoLeftItToARouterThatCannotBeReachedAnyMoreAnnouncesItAgain() {
        start("higher", HIGHER, through("192.168.100.9", 3));
        story.lan.kill("higher");

        story.lan.run(Duration.ofSeconds(60));

        assertTrue(announcers().contains(LOWER), "while the other's LSA is still in the database");
        assertEquals(2, story.lan.events("lower", Event.PrefixAdvertised.class).size());
    }

    @Test
    @Proves("RFC 2328 12.4.4.1")
    void whoLeftItToARouterThatWithdrawsItAnnouncesItAgain() {
        start("higher", HIGHER, through("192.168.100.9", 3));

        story.lan.command("higher", new Command.Withdraw(Story.SERVICES.prefix()));
        story.lan.run(Duration.ofSeconds(6));

        assertEquals(List.of(LOWER), announcers());
    }

    @Test
    void itIsLeftNoLongerWhenTheOtherChangesItsMetric() {
        start("higher", HIGHER, through("192.168.100.9", 3));

        story.lan.command("higher", new Command.Advertise(through("192.168.100.9", 4)));
        story.lan.run(Duration.ofSeconds(6));

        assertEquals(List.of(LOWER, HIGHER), announcers());
    }

    @Test
    @Proves("RFC 2328 12.4.4.1")
    void anotherForwardingAddressOrMetricIsAnotherRoute() {
        start("higher", HIGHER, through("192.168.100.10", 3));
        start("highest", "192.168.100.133", through("192.168.100.9", 4));

        assertEquals(List.of(LOWER, HIGHER, "192.168.100.133"), announcers());
    }

    @Test
    @Proves("RFC 2328 12.4.4.1")
    void withTheRoutersThemselvesAsNextHopsBothAreNeeded() {
        story.lan.command("lower", new Command.Advertise(Story.SERVICES));
        start("higher", HIGHER, Story.SERVICES);

        assertEquals(List.of(LOWER, HIGHER), announcers());
    }

    @Test
    @Proves("RFC 2328 12.4.4.1")
    void anotherPrefixOfTheSameAddressIsAnotherDestination() {
        ExternalRoute longer = new ExternalRoute(
                Ipv4Prefix.parse("10.96.0.0/16"),
                3,
                Story.SERVICES.metricType(),
                0,
                Ipv4Address.parse("192.168.100.9"));
        start("higher", HIGHER, longer);

        assertEquals(List.of(LOWER, HIGHER), announcers());
    }

    private void start(String name, String address, ExternalRoute route) {
        story.lan.add(name, Routers.config(address, 0, route));
        story.lan.linkUp(name, address, 1500);
        story.lan.run(Duration.ofSeconds(16));
    }

    /** The routers whose LSA of the services the router has. */
    private List<String> announcers() {
        return story.lan.database("router").stream()
                .filter(lsa -> lsa.key().type().equals(LsType.AS_EXTERNAL))
                .filter(lsa -> !lsa.header().isMaxAge())
                .map(lsa -> lsa.key().advertisingRouter().toString())
                .toList();
    }

    private int routerLsaFlags(String router) {
        return ((RouterLsa) story.find("router", LsType.ROUTER, router)
                        .orElseThrow()
                        .body())
                .flags();
    }

    private static ExternalRoute through(String forwardingAddress, int metric) {
        return new ExternalRoute(
                Story.SERVICES.prefix(), metric, Story.SERVICES.metricType(), 0, Ipv4Address.parse(forwardingAddress));
    }
}
