package io.kubeospf.core.spf;

import io.kubeospf.core.lsa.ArchitecturalConstants;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsa.SummaryLsa;
import io.kubeospf.core.lsdb.LinkStateDatabase;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The routers that there is a path to through the area, or through its border routers: the tree of RFC 2328 16.1 without its
 * costs, and 16.2 for AS boundary routers of other areas. A link counts when both its ends tell of it. Host routers can be
 * reached, but not passed through (RFC 8770 3).
 */
public final class ReachableRouters {
    private final LinkStateDatabase database;
    private final Instant now;
    private final Set<RouterId> routers = new TreeSet<>();
    private final Set<LsaKey> networks = new TreeSet<>();
    private final Deque<RouterId> toExplore = new ArrayDeque<>();

    private ReachableRouters(LinkStateDatabase database, Instant now) {
        this.database = database;
        this.now = now;
    }

    /** Those that a router reaches by what the database says at a moment; itself among them. */
    public static ReachableRouters from(RouterId root, LinkStateDatabase database, Instant now) {
        ReachableRouters reachable = new ReachableRouters(database, now);
        reachable.routers.add(root);
        reachable.toExplore.add(root);
        while (!reachable.toExplore.isEmpty()) {
            reachable.explore(reachable.toExplore.remove(), root);
        }
        return reachable;
    }

    /** Whether there is a path to a router in the area. */
    boolean contains(RouterId router) {
        return routers.contains(router);
    }

    /** Whether there is a path to an AS boundary router, in the area or in another. */
    public boolean containsBoundaryRouter(RouterId router) {
        return (contains(router) && hasFlag(router, RouterLsa.EXTERNAL)) || isBehindBorderRouter(router);
    }

    private boolean isBehindBorderRouter(RouterId boundaryRouter) {
        return database.entries(LsType.SUMMARY_ASBR, id(boundaryRouter), id(boundaryRouter)).stream()
                .filter(this::isValid)
                .filter(entry -> routers.contains(entry.place().key().advertisingRouter()))
                .anyMatch(entry -> entry.installed().body() instanceof SummaryLsa summary
                        && summary.metric() < ArchitecturalConstants.LS_INFINITY);
    }

    private void explore(RouterId router, RouterId root) {
        boolean passable = router.equals(root) || !hasFlag(router, RouterLsa.HOST);
        if (passable) {
            links(router).forEach(link -> follow(router, link));
        }
    }

    private void follow(RouterId from, RouterLink link) {
        switch (link.type()) {
            case POINT_TO_POINT, VIRTUAL -> {
                RouterId neighbor = new RouterId(link.id().value());
                if (links(neighbor)
                        .anyMatch(
                                back -> back.type() == link.type() && back.id().equals(id(from)))) {
                    reach(neighbor);
                }
            }
            case TRANSIT ->
                networksOf(link.id())
                        .filter(network -> attached(network, from) && networks.add(network.key()))
                        .forEach(this::reachThrough);
            case STUB -> {}
        }
    }

    private void reachThrough(Lsa network) {
        for (RouterId router : ((NetworkLsa) network.body()).attachedRouters()) {
            boolean linksBack = links(router)
                    .anyMatch(link -> link.type() == RouterLink.Type.TRANSIT
                            && link.id().equals(network.key().linkStateId()));
            if (linksBack) {
                reach(router);
            }
        }
    }

    private void reach(RouterId router) {
        if (routers.add(router)) {
            toExplore.add(router);
        }
    }

    private boolean hasFlag(RouterId router, int flag) {
        return routerLsa(router).filter(lsa -> (lsa.flags() & flag) != 0).isPresent();
    }

    private Stream<RouterLink> links(RouterId router) {
        return routerLsa(router).stream().flatMap(lsa -> lsa.links().stream());
    }

    private Optional<RouterLsa> routerLsa(RouterId router) {
        return database.find(ScopedLsaKey.beyondLink(new LsaKey(LsType.ROUTER, id(router), router)))
                .filter(this::isValid)
                .map(entry -> entry.installed().body())
                .filter(RouterLsa.class::isInstance)
                .map(RouterLsa.class::cast);
    }

    /** The network-LSAs of an address; more than one when its Designated Router had another Router ID before. */
    private Stream<Lsa> networksOf(LinkStateId designatedRouter) {
        return database.entries(LsType.NETWORK, designatedRouter, designatedRouter).stream()
                .filter(this::isValid)
                .map(LsdbEntry::installed)
                .filter(lsa -> lsa.body() instanceof NetworkLsa);
    }

    private static boolean attached(Lsa network, RouterId router) {
        LsaBody body = network.body();
        return ((NetworkLsa) body).attachedRouters().contains(router);
    }

    private boolean isValid(LsdbEntry entry) {
        return !entry.header(now).isMaxAge();
    }

    private static LinkStateId id(RouterId router) {
        return new LinkStateId(router.value());
    }
}
