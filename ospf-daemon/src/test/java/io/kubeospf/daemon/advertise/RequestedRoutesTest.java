package io.kubeospf.daemon.advertise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestedRoutesTest {
    private static final ExternalRoute SERVICES = ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX);
    private static final ExternalRoute OTHERS = ExternalRoute.of(Ipv4Prefix.parse("10.200.0.0/16"));

    private final RequestedRoutes ofFile = RequestedRoutes.ofFile(List.of(SERVICES));

    @Test
    void theFilesRoutesAreAnnounced() {
        assertEquals(List.of(SERVICES), ofFile.routes());
        assertEquals(Optional.of(RouteSource.FILE), ofFile.source(SERVICES.prefix()));
        assertEquals(Optional.empty(), ofFile.source(OTHERS.prefix()));
    }

    @Test
    void aCommandsRouteComesBesideThoseOfTheFile() {
        RequestedRoutes both = ofFile.advertise(OTHERS);

        assertEquals(List.of(SERVICES, OTHERS), both.routes());
        assertEquals(Optional.of(RouteSource.CONTROL), both.source(OTHERS.prefix()));
        assertEquals(Optional.of(RouteSource.FILE), both.source(SERVICES.prefix()));
    }

    @Test
    void aCommandsRouteWinsOverTheFilesOfTheSamePrefix() {
        RequestedRoutes dearer = ofFile.advertise(withMetric(50));

        assertEquals(List.of(withMetric(50)), dearer.routes());
        assertEquals(Optional.of(RouteSource.CONTROL), dearer.source(SERVICES.prefix()));
        assertEquals(
                List.of(withMetric(50)), dearer.withFile(List.of(withMetric(7))).routes(), "also after a reload");
    }

    @Test
    void aReloadReplacesTheFilesRoutesAndKeepsTheCommands() {
        RequestedRoutes reloaded = ofFile.advertise(OTHERS).withFile(List.of());

        assertEquals(List.of(OTHERS), reloaded.routes());
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
        assertEquals(List.of(OTHERS), withdrawn.advertise(OTHERS).routes());

        RequestedRoutes reloaded = withdrawn.withFile(List.of(SERVICES));

        assertEquals(List.of(SERVICES), reloaded.routes());
        assertEquals(Set.of(), reloaded.withdrawnFromFile());
    }

    @Test
    void aCommandCanAdvertiseWhatOneHasWithdrawn() {
        RequestedRoutes back = ofFile.withdraw(SERVICES.prefix()).orElseThrow().advertise(withMetric(50));

        assertEquals(List.of(withMetric(50)), back.routes());
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

        assertEquals(List.of(SERVICES), withdrawn.routes());
        assertEquals(Set.of(), withdrawn.withdrawnFromFile());
    }

    @Test
    void listsThePrefixesInWords() {
        assertEquals("10.96.0.0/12, 10.200.0.0/16", ofFile.advertise(OTHERS).list());
        assertEquals("nothing", ofFile.withFile(List.of()).list());
    }

    private static ExternalRoute withMetric(int metric) {
        return new ExternalRoute(SERVICES.prefix(), metric, SERVICES.metricType(), 0, Ipv4Address.UNSPECIFIED);
    }
}
