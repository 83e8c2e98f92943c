package io.kubeospf.daemon.advertise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestedRoutesTest {
    private static final RequestedRoute SERVICES = RequestedRoute.of(ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX));
    private static final RequestedRoute OTHERS = RequestedRoute.of(ExternalRoute.of(Ipv4Prefix.parse("10.200.0.0/16")));

    private static final OwnNetwork LAN = new OwnNetwork("eth0", Ipv4Prefix.parse("192.168.100.0/24"));

    private final RequestedRoutes ofFile = RequestedRoutes.ofFile(List.of(SERVICES));

    @Test
    void theFilesRoutesAreAnnounced() {
        assertEquals(routes(SERVICES), ofFile.routes());
        assertEquals(Optional.of(RouteSource.FILE), ofFile.source(SERVICES.prefix()));
        assertEquals(Optional.empty(), ofFile.source(OTHERS.prefix()));
    }

    @Test
    void aCommandsRouteComesBesideThoseOfTheFile() {
        RequestedRoutes both = ofFile.advertise(OTHERS);

        assertEquals(routes(SERVICES, OTHERS), both.routes());
        assertEquals(Optional.of(RouteSource.CONTROL), both.source(OTHERS.prefix()));
        assertEquals(Optional.of(RouteSource.FILE), both.source(SERVICES.prefix()));
    }

    @Test
    void aCommandsRouteWinsOverTheFilesOfTheSamePrefix() {
        RequestedRoutes dearer = ofFile.advertise(withMetric(50));

        assertEquals(routes(withMetric(50)), dearer.routes());
        assertEquals(Optional.of(RouteSource.CONTROL), dearer.source(SERVICES.prefix()));
        assertEquals(
                routes(withMetric(50)), dearer.withFile(List.of(withMetric(7))).routes(), "also after a reload");
    }

    @Test
    void aReloadReplacesTheFilesRoutesAndKeepsTheCommands() {
        RequestedRoutes reloaded = ofFile.advertise(OTHERS).withFile(List.of());

        assertEquals(routes(OTHERS), reloaded.routes());
    }

    @Test
    void aWithdrawnPrefixIsGoneWhoeverWantedIt() {
        RequestedRoutes withdrawn =
                ofFile.advertise(withMetric(50)).withdraw(SERVICES.prefix()).orElseThrow();

        assertEquals(List.of(), withdrawn.routes());
        assertEquals(Optional.empty(), withdrawn.source(SERVICES.prefix()));
        assertEquals(Set.of(SERVICES.prefix()), withdrawn.withdrawnFromFile());
    }

    @Test
    void aPrefixOfTheFileStaysWithdrawnUntilTheFileIsReadAgain() {
        RequestedRoutes withdrawn = ofFile.withdraw(SERVICES.prefix()).orElseThrow();
        assertEquals(routes(OTHERS), withdrawn.advertise(OTHERS).routes());

        RequestedRoutes reloaded = withdrawn.withFile(List.of(SERVICES));

        assertEquals(routes(SERVICES), reloaded.routes());
        assertEquals(Set.of(), reloaded.withdrawnFromFile());
    }

    @Test
    void aCommandCanAdvertiseWhatOneHasWithdrawn() {
        RequestedRoutes back = ofFile.withdraw(SERVICES.prefix()).orElseThrow().advertise(withMetric(50));

        assertEquals(routes(withMetric(50)), back.routes());
        assertEquals(Set.of(), back.withdrawnFromFile());
    }

    @Test
    void whatNobodyWantsCannotBeWithdrawn() {
        assertEquals(Optional.empty(), ofFile.withdraw(OTHERS.prefix()));
        RequestedRoutes withdrawn = ofFile.withdraw(SERVICES.prefix()).orElseThrow();
        assertEquals(Optional.empty(), withdrawn.withdraw(SERVICES.prefix()), "nor twice");
    }

    @Test
    void aCommandsRouteThatIsWithdrawnIsForgotten() {
        RequestedRoutes withdrawn =
                ofFile.advertise(OTHERS).withdraw(OTHERS.prefix()).orElseThrow();

        assertEquals(routes(SERVICES), withdrawn.routes());
        assertEquals(Set.of(), withdrawn.withdrawnFromFile());
    }

    @Test
    void listsThePrefixesInWords() {
        assertEquals("10.96.0.0/12, 10.200.0.0/16", ofFile.advertise(OTHERS).list());
        assertEquals("nothing", ofFile.withFile(List.of()).list());
    }

    @Test
    void aNetworkOfAnOwnInterfaceIsWithheldHoweverItIsWanted() {
        RequestedRoute exact = route("192.168.100.0/24", false);
        RequestedRoute around = route("192.168.0.0/16", false);
        RequestedRoute inside = route("192.168.100.200/32", false);
        RequestedRoute beside = route("192.168.101.0/24", false);
        RequestedRoutes wanted =
                RequestedRoutes.ofFile(List.of(exact, inside, beside)).advertise(around);
        assertEquals(4, wanted.routes().size(), "no network is known yet");

        RequestedRoutes attached = wanted.withNetworks(List.of(LAN));

        assertEquals(routes(around, inside, beside), attached.routes());
        String because =
                ": other routers would send the traffic of that LAN to this node; correct the prefix, or if it is"
                        + " meant, force it (force: true in the file, --force on the command)";
        assertEquals(
                List.of("192.168.100.0/24 is the network of interface eth0" + because),
                attached.withheld().values().stream()
                        .map(RequestedRoutes.Withheld::reason)
                        .sorted()
                        .toList());
        assertEquals(Optional.of(RouteSource.FILE), attached.source(exact.prefix()));
        assertEquals(wanted.routes(), attached.withNetworks(List.of()).routes(), "the address is gone");
        assertEquals(
                routes(inside, exact, beside),
                attached.withFile(List.of(exact, inside, beside, around))
                        .withdraw(around.prefix())
                        .orElseThrow()
                        .advertise(route("192.168.100.0/24", true))
                        .routes());
    }

    @Test
    void aForcedNetworkIsAnnounced() {
        RequestedRoute forced = route("192.168.100.0/24", true);
        RequestedRoutes routes = RequestedRoutes.ofFile(List.of(forced)).withNetworks(List.of(LAN));
        assertEquals(routes(forced), routes.routes());
        assertEquals(Map.of(), routes.withheld());
    }

    private static RequestedRoute route(String prefix, boolean force) {
        return new RequestedRoute(ExternalRoute.of(Ipv4Prefix.parse(prefix)), force);
    }

    private static List<ExternalRoute> routes(RequestedRoute... requested) {
        return Stream.of(requested)
                .map(RequestedRoute::route)
                .sorted(Comparator.comparing(ExternalRoute::prefix))
                .toList();
    }

    private static RequestedRoute withMetric(int metric) {
        return RequestedRoute.of(new ExternalRoute(
                SERVICES.prefix(), metric, SERVICES.route().metricType(), 0, Ipv4Address.UNSPECIFIED));
    }
}
