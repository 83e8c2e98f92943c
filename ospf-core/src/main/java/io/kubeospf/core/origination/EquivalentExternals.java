package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import io.kubeospf.core.spf.ReachableRouters;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * External LSAs of other routers that say the same as ours would: destination, metric and a forwarding address that is not
 * 0.0.0.0. Of those the highest Router ID's is enough, as long as its router can be reached (RFC 2328 12.4.4.1, RFC 3101 2.4).
 *
 * <p>Neighbors can change the database with every packet, and fill the search with LSAs that are nearly alike, so it is searched at
 * most once a second; meanwhile what was found holds.
 */
final class EquivalentExternals {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Area area;
    private final TimerQueue timers;
    private final SortedMap<Ipv4Prefix, Finding> findings = new TreeMap<>();
    private Instant searchedAt = Instant.MIN;
    private Instant now = Instant.MIN;
    private Optional<ReachableRouters> reachable = Optional.empty();

    /** What was found when ours would have said the same as now. */
    private record Finding(AsExternalLsa ours, Optional<RouterId> router) {}

    EquivalentExternals(Area area, TimerQueue timers) {
        this.area = area;
        this.timers = timers;
    }

    /** Questions are of this moment from now on. */
    void at(Instant moment) {
        now = moment;
        reachable = Optional.empty();
        if (!now.isBefore(searchedAt.plus(INTERVAL))) {
            findings.clear();
        }
    }

    /** The router whose LSA makes ours needless, of the highest Router ID; empty when ours is needed. */
    Optional<RouterId> preferredTo(Ipv4Prefix prefix, LsType type, AsExternalLsa ours) {
        if (ours.paths().get(0).forwardingAddress().isUnspecified()) {
            return Optional.empty();
        }
        Finding known = findings.get(prefix);
        if (known != null && known.ours().equals(ours)) {
            timers.arm(new TimerKey.EquivalentExternalsTimer(), searchedAt.plus(INTERVAL));
            return known.router();
        }
        if (findings.isEmpty()) {
            searchedAt = now;
        }
        Finding finding = new Finding(ours, search(prefix, type, ours));
        findings.put(prefix, finding);
        return finding.router();
    }

    /** The tests that cost least come first. */
    private Optional<RouterId> search(Ipv4Prefix prefix, LsType type, AsExternalLsa ours) {
        return area.database().entries(type, firstId(prefix), lastId(prefix)).stream()
                .filter(entry -> entry.place().key().advertisingRouter().compareTo(area.routerId()) > 0)
                .filter(entry -> isEquivalent(entry.installed(), prefix, ours))
                .filter(entry -> !entry.header(now).isMaxAge())
                .map(entry -> entry.place().key().advertisingRouter())
                .filter(router -> reachable().containsBoundaryRouter(router))
                .max(Comparator.naturalOrder());
    }

    /** Computed only when somebody announces what we do. */
    private ReachableRouters reachable() {
        ReachableRouters computed =
                reachable.orElseGet(() -> ReachableRouters.from(area.routerId(), area.database(), now));
        reachable = Optional.of(computed);
        return computed;
    }

    /** A border router translates an NSSA-LSA only when it is to propagate: one that is not does not stand in for ours. */
    private static boolean isEquivalent(Lsa lsa, Ipv4Prefix prefix, AsExternalLsa ours) {
        boolean propagated = !lsa.key().type().equals(LsType.NSSA_EXTERNAL)
                || lsa.header().options().has(Options.PROPAGATE);
        return propagated
                && lsa.body() instanceof AsExternalLsa theirs
                && prefix.mask().equals(theirs.mask())
                && sameCost(theirs.paths().get(0), ours.paths().get(0));
    }

    private static boolean sameCost(AsExternalLsa.Path theirs, AsExternalLsa.Path ours) {
        return theirs.metricType() == ours.metricType()
                && theirs.metric() == ours.metric()
                && theirs.forwardingAddress().equals(ours.forwardingAddress());
    }

    /** Appendix E: the Link State ID may have host bits set. */
    private static LinkStateId firstId(Ipv4Prefix prefix) {
        return new LinkStateId(prefix.address().value());
    }

    private static LinkStateId lastId(Ipv4Prefix prefix) {
        return new LinkStateId(prefix.address().value() | ~prefix.mask().value());
    }
}
