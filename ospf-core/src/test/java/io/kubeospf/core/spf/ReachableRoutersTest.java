package io.kubeospf.core.spf;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsa.SummaryLsa;
import io.kubeospf.core.lsdb.LinkStateDatabase;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachableRoutersTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final String LAN = "192.168.100.1";
    private static final NetworkMask MASK = NetworkMask.ofPrefixLength(24);

    private final LinkStateDatabase database = new LinkStateDatabase(RouterId.parse("192.168.100.132"));

    @Test
    void aRouterReachesItselfInAnEmptyDatabase() {
        assertTrue(reaches("10.0.0.1"));
        assertFalse(reaches("10.0.0.2"));
    }

    @Test
    @Proves("RFC 2328 16.1")
    void routersOfANetworkReachEachOtherThroughItsNetworkLsa() {
        router("10.0.0.1", 0, transit());
        router("10.0.0.2", 0, transit());
        network("10.0.0.2", "10.0.0.1", "10.0.0.2");

        assertTrue(reaches("10.0.0.2"));
    }

    @Test
    @Proves("RFC 2328 16.1")
    void aRouterThatTheNetworkLsaDoesNotListIsNotReached() {
        router("10.0.0.1", 0, transit());
        router("10.0.0.2", 0, transit());
        router("10.0.0.3", 0, transit());
        network("10.0.0.2", "10.0.0.1", "10.0.0.2");

        assertFalse(reaches("10.0.0.3"));
    }

    @Test
    @Proves("RFC 2328 16.1")
    void aRouterWhoseOwnLsaDoesNotNameTheNetworkIsNotReached() {
        router("10.0.0.1", 0, transit());
        router("10.0.0.2", 0);
        network("10.0.0.2", "10.0.0.1", "10.0.0.2");

        assertFalse(reaches("10.0.0.2"));
    }

    @Test
    void aNetworkThatDoesNotListUsLeadsNowhere() {
        router("10.0.0.1", 0, transit());
        router("10.0.0.2", 0, transit());
        network("10.0.0.2", "10.0.0.2");

        assertFalse(reaches("10.0.0.2"));
    }

    @Test
    @Proves("RFC 2328 16.1")
    void aPointToPointLinkCountsWhenBothEndsTellOfIt() {
        router("10.0.0.1", 0, pointToPoint("10.0.0.2"), pointToPoint("10.0.0.3"));
        router("10.0.0.2", 0, pointToPoint("10.0.0.1"));
        router("10.0.0.3", 0);

        assertTrue(reaches("10.0.0.2"));
        assertFalse(reaches("10.0.0.3"));
    }

    @Test
    void aPathLeadsOverSeveralRoutersAndInCircles() {
        router("10.0.0.1", 0, pointToPoint("10.0.0.2"), pointToPoint("10.0.0.3"));
        router("10.0.0.2", 0, pointToPoint("10.0.0.1"), pointToPoint("10.0.0.3"), pointToPoint("10.0.0.4"));
        router("10.0.0.3", 0, pointToPoint("10.0.0.1"), pointToPoint("10.0.0.2"));
        router("10.0.0.4", 0, pointToPoint("10.0.0.2"));

        assertTrue(reaches("10.0.0.4"));
    }

    @Test
    @Proves("RFC 8770 4")
    void noPathLeadsThroughAHostRouterButToItAndFromIt() {
        router("10.0.0.1", RouterLsa.HOST, pointToPoint("10.0.0.2"));
        router("10.0.0.2", RouterLsa.HOST, pointToPoint("10.0.0.1"), pointToPoint("10.0.0.3"));
        router("10.0.0.3", 0, pointToPoint("10.0.0.2"));

        assertTrue(reaches("10.0.0.2"));
        assertFalse(reaches("10.0.0.3"));
    }

    @Test
    void anLsaAtMaxAgeSaysNothingAnyMore() {
        router("10.0.0.1", 0, pointToPoint("10.0.0.2"));
        router("10.0.0.2", 0, pointToPoint("10.0.0.1"));

        Instant later = NOW.plus(ArchitecturalConstants.MAX_AGE);

        assertTrue(reachesAt(later.minus(Duration.ofSeconds(1)), "10.0.0.2"));
        assertFalse(reachesAt(later, "10.0.0.2"));
    }

    @Test
    @Proves("RFC 2328 16.2")
    void aBoundaryRouterOfAnotherAreaIsReachedThroughABorderRouterThatIs() {
        router("10.0.0.1", 0, pointToPoint("10.0.0.2"));
        router("10.0.0.2", RouterLsa.BORDER, pointToPoint("10.0.0.1"));
        boundaryRouter("10.9.9.9", "10.0.0.2", 20);
        boundaryRouter("10.9.9.8", "10.0.0.2", ArchitecturalConstants.LS_INFINITY);
        boundaryRouter("10.9.9.7", "10.0.0.3", 20);

        assertTrue(reachesBoundaryRouter("10.9.9.9"));
        assertFalse(reachesBoundaryRouter("10.9.9.8"));
        assertFalse(reachesBoundaryRouter("10.9.9.7"));
    }

    @Test
    @Proves("RFC 2328 16.4")
    void aRouterOfTheAreaIsABoundaryRouterWhenItSaysSo() {
        router("10.0.0.1", 0, pointToPoint("10.0.0.2"), pointToPoint("10.0.0.3"));
        router("10.0.0.2", RouterLsa.EXTERNAL, pointToPoint("10.0.0.1"));
        router("10.0.0.3", RouterLsa.BORDER, pointToPoint("10.0.0.1"));
        router("10.0.0.4", RouterLsa.EXTERNAL);

        assertTrue(reachesBoundaryRouter("10.0.0.2"));
        assertFalse(reachesBoundaryRouter("10.0.0.3"));
        assertFalse(reachesBoundaryRouter("10.0.0.4"));
    }

    private boolean reachesBoundaryRouter(String router) {
        return ReachableRouters.from(RouterId.parse("10.0.0.1"), database, NOW)
                .containsBoundaryRouter(RouterId.parse(router));
    }

    private boolean reaches(String router) {
        return reachesAt(NOW, router);
    }

    private boolean reachesAt(Instant now, String router) {
        return ReachableRouters.from(RouterId.parse("10.0.0.1"), database, now).contains(RouterId.parse(router));
    }

    private static RouterLink transit() {
        return RouterLink.transit(Ipv4Address.parse(LAN), Ipv4Address.parse(LAN), 10);
    }

    private static RouterLink pointToPoint(String neighbor) {
        return RouterLink.pointToPoint(RouterId.parse(neighbor), Ipv4Address.parse("10.1.1.1"), 10);
    }

    private void router(String router, int flags, RouterLink... links) {
        install(LsType.ROUTER, router, router, new RouterLsa(flags, List.of(links)));
    }

    private void network(String designatedRouter, String... attached) {
        List<RouterId> routers = Arrays.stream(attached).map(RouterId::parse).toList();
        install(LsType.NETWORK, LAN, designatedRouter, new NetworkLsa(MASK, routers));
    }

    private void boundaryRouter(String router, String borderRouter, int metric) {
        install(LsType.SUMMARY_ASBR, router, borderRouter, new SummaryLsa(MASK, metric, List.of()));
    }

    private void install(LsType type, String linkStateId, String advertisingRouter, LsaBody body) {
        LsaKey key = new LsaKey(type, LinkStateId.parse(linkStateId), RouterId.parse(advertisingRouter));
        Lsa lsa = Lsa.originate(key, Options.EXTERNAL_ROUTING, LsSequenceNumber.INITIAL, body);
        database.install(ScopedLsaKey.beyondLink(key), lsa, LsdbEntry.Source.RECEIVED, NOW);
    }
}
