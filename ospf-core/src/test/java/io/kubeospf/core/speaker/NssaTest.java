package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.output.RefusalReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The story in an area that is not normal (RFC 3101). */
class NssaTest {
    private static final AreaId AREA = AreaId.parse("0.0.0.1");

    private final Story story = new Story();

    @Test
    @Proves("RFC 3101 2.3, 2.4, A.1")
    void theServicesAreAnnouncedInAnNssaLsaToBeTranslatedThatNamesAnAddressOfOurs() {
        start("router", "192.168.100.1", 1, AreaType.NSSA);
        start("master", "192.168.100.132", 0, AreaType.NSSA, Story.SERVICES);

        Lsa services = story.find("router", LsType.NSSA_EXTERNAL, "10.96.0.0").orElseThrow();
        assertEquals(Options.PROPAGATE, services.header().options());
        assertEquals(Ipv4Address.parse("192.168.100.132"), forwardingAddress(services));
        assertTrue(story.find("router", LsType.AS_EXTERNAL, "10.96.0.0").isEmpty());
        Lsa router = story.find("router", LsType.ROUTER, "192.168.100.132").orElseThrow();
        assertEquals(RouterLsa.HOST | RouterLsa.EXTERNAL, ((RouterLsa) router.body()).flags());
        assertEquals(Options.NONE, router.header().options());
    }

    @Test
    @Proves("RFC 3101 2.3")
    void aForwardingAddressOfTheOperatorOnTheNetworkStands() {
        ExternalRoute through9 = new ExternalRoute(
                Story.SERVICES.prefix(), 3, Story.SERVICES.metricType(), 0, Ipv4Address.parse("192.168.100.9"));
        start("router", "192.168.100.1", 1, AreaType.NSSA);
        start("master", "192.168.100.132", 0, AreaType.NSSA, through9);

        Lsa services = story.find("router", LsType.NSSA_EXTERNAL, "10.96.0.0").orElseThrow();
        assertEquals(Ipv4Address.parse("192.168.100.9"), forwardingAddress(services));
        assertEquals(List.of(), story.lan.events("master", Event.ForwardingAddressUnusable.class));
    }

    @Test
    void anOwnAddressInTheOperatorsPlaceIsNoEventUnlessHeAskedForAnother() {
        ExternalRoute elsewhere = new ExternalRoute(
                Story.SERVICES.prefix(), 3, Story.SERVICES.metricType(), 0, Ipv4Address.parse("172.16.0.1"));
        start("router", "192.168.100.1", 1, AreaType.NSSA);
        start("asked", "192.168.100.131", 0, AreaType.NSSA, elsewhere);
        start("master", "192.168.100.132", 0, AreaType.NSSA, Story.SERVICES);

        assertEquals(
                1,
                story.lan.events("asked", Event.ForwardingAddressUnusable.class).size());
        assertEquals(List.of(), story.lan.events("master", Event.ForwardingAddressUnusable.class));
    }

    @Test
    @Proves("RFC 3101 2.4")
    void aWithdrawnPrefixLeavesTheNssa() {
        start("router", "192.168.100.1", 1, AreaType.NSSA);
        start("master", "192.168.100.132", 0, AreaType.NSSA, Story.SERVICES);

        story.lan.command("master", new Command.Withdraw(Story.SERVICES.prefix()));
        story.lan.run(Duration.ofMillis(5));

        assertTrue(story.find("router", LsType.NSSA_EXTERNAL, "10.96.0.0")
                .filter(lsa -> !lsa.header().isMaxAge())
                .isEmpty());
    }

    @Test
    @Proves("RFC 2328 10.5; RFC 3101 A.1")
    void routersOfDifferentAreaTypesAreNoNeighborsAndAreToldBothTypes() {
        start("router", "192.168.100.1", 1, AreaType.NSSA);
        start("master", "192.168.100.132", 0, AreaType.NORMAL, Story.SERVICES);
        start("stub", "192.168.100.133", 0, AreaType.STUB);

        assertEquals(List.of(), story.lan.neighborStates("master"));
        List<String> refusals = story.lan.events("router", Event.PacketRefused.class).stream()
                .filter(refused -> refused.reason() == RefusalReason.AREA_TYPE_MISMATCH)
                .map(refused -> refused.theirs() + " is not " + refused.ours())
                .distinct()
                .toList();
        assertEquals(List.of("normal is not nssa", "stub is not nssa"), refusals);
    }

    @Test
    void routersOfAStubAreaBecomeFullAndRefuseToAnnounce() {
        start("router", "192.168.100.1", 1, AreaType.STUB);
        start("master", "192.168.100.132", 0, AreaType.STUB);

        story.lan.command("master", new Command.Advertise(Story.SERVICES));

        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("master"));
        assertTrue(story.lan.log("master").stream()
                .anyMatch(logged -> logged.output() instanceof Output.CommandRejected rejected
                        && rejected.reason().equals("nothing can be announced in an area of type stub")));
    }

    private void start(String name, String address, int priority, AreaType type, ExternalRoute... routes) {
        RouterConfig normal = Routers.config(address, priority, routes);
        story.lan.add(
                name, new RouterConfig(normal.routerId(), AREA, type, normal.interfaces(), normal.externalRoutes()));
        story.lan.linkUp(name, address, 1500);
        story.lan.run(Duration.ofSeconds(60));
    }

    private static Ipv4Address forwardingAddress(Lsa lsa) {
        return ((AsExternalLsa) lsa.body()).paths().get(0).forwardingAddress();
    }
}
