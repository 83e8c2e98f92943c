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
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The LSAs that this router should have in the database now, by what it is and what its operator asked for. */
final class WantedLsas {
    private final Area area;
    private final SortedMap<Ipv4Prefix, ExternalRoute> routes = new TreeMap<>();
    private boolean nothing;

    WantedLsas(Area area) {
        this.area = area;
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

    SortedMap<ScopedLsaKey, LsaBody> bodies() {
        SortedMap<ScopedLsaKey, LsaBody> bodies = new TreeMap<>();
        if (nothing) {
            return bodies;
        }
        bodies.put(
                own(LsType.ROUTER, area.routerId().value()),
                RouterLsaBuilder.build(area.interfaces(), !routes.isEmpty()));
        for (OspfInterface ospfInterface : area.interfaces()) {
            NetworkLsaBuilder.build(ospfInterface, area.routerId())
                    .ifPresent(network -> bodies.put(
                            own(LsType.NETWORK, ospfInterface.address().value()), network));
        }
        LinkStateIdAllocator.allocate(routes.values())
                .forEach((id, route) -> bodies.put(
                        own(LsType.AS_EXTERNAL, id.value()),
                        AsExternalLsaBuilder.build(
                                route, AsExternalLsaBuilder.forwardingAddress(route, area.interfaces()))));
        return bodies;
    }

    private ScopedLsaKey own(LsType type, int linkStateId) {
        return ScopedLsaKey.beyondLink(new LsaKey(type, new LinkStateId(linkStateId), area.routerId()));
    }
}
