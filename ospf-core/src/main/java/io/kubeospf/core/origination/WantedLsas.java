package io.kubeospf.core.origination;

import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The LSAs that this router should have in the database now, by what it is and what its operator asked for. */
final class WantedLsas {
    private final Area area;
    private final EquivalentExternals equivalents;
    private final SortedMap<Ipv4Prefix, ExternalRoute> routes = new TreeMap<>();
    private boolean nothing;

    WantedLsas(Area area, TimerQueue timers) {
        this.area = area;
        this.equivalents = new EquivalentExternals(area, timers);
    }

    /**
     * What is wanted at one moment.
     *
     * @param leftToOthers the prefixes that another router announces alike, which makes an LSA of ours needless
     */
    record Selection(SortedMap<ScopedLsaKey, LsaBody> bodies, SortedMap<Ipv4Prefix, RouterId> leftToOthers) {
        static Selection none() {
            return new Selection(new TreeMap<>(), new TreeMap<>());
        }
    }

    void advertise(ExternalRoute route) {
        routes.put(route.prefix(), route);
    }

    /** Whether the prefix was wanted. */
    boolean withdraw(Ipv4Prefix prefix) {
        return routes.remove(prefix) != null;
    }

    /** From now on nothing is wanted. */
    void stop() {
        nothing = true;
        routes.clear();
    }

    Collection<ExternalRoute> routes() {
        return Collections.unmodifiableCollection(routes.values());
    }

    boolean wantsPrefix(Ipv4Prefix prefix) {
        return routes.containsKey(prefix);
    }

    Selection select(Instant now) {
        Selection selection = Selection.none();
        if (nothing) {
            return selection;
        }
        area.type().externalType().ifPresent(type -> selectExternals(type, selection, now));
        boolean external = !selection.bodies().isEmpty();
        selection
                .bodies()
                .put(own(LsType.ROUTER, area.routerId().value()), RouterLsaBuilder.build(area.interfaces(), external));
        for (OspfInterface ospfInterface : area.interfaces()) {
            NetworkLsaBuilder.build(ospfInterface, area.routerId())
                    .ifPresent(network -> selection
                            .bodies()
                            .put(own(LsType.NETWORK, ospfInterface.address().value()), network));
        }
        return selection;
    }

    private void selectExternals(LsType type, Selection selection, Instant now) {
        equivalents.at(now);
        LinkStateIdAllocator.allocate(routes.values())
                .forEach((id, route) -> AsExternalLsaBuilder.build(route, area).ifPresent(body -> {
                    Optional<RouterId> other = equivalents.preferredTo(route.prefix(), type, body);
                    if (other.isPresent()) {
                        selection.leftToOthers().put(route.prefix(), other.get());
                    } else {
                        selection.bodies().put(own(type, id.value()), body);
                    }
                }));
    }

    private ScopedLsaKey own(LsType type, int linkStateId) {
        return ScopedLsaKey.beyondLink(new LsaKey(type, new LinkStateId(linkStateId), area.routerId()));
    }
}
