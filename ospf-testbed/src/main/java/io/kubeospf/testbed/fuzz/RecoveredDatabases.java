package io.kubeospf.testbed.fuzz;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.InterfaceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is wrong with the databases of a router that was attacked and of its ally. */
final class RecoveredDatabases {
    private final Cast cast;
    private final FuzzedLan lan;
    private final RouterId self;
    private final LsaKey routerKey;
    private final LsaKey externalKey;
    private final ExternalRoute route;

    RecoveredDatabases(Cast cast, FuzzedLan lan) {
        this.cast = cast;
        this.lan = lan;
        self = cast.tested().routerId();
        route = cast.tested().externalRoutes().get(0);
        routerKey = new LsaKey(LsType.ROUTER, new LinkStateId(self.value()), self);
        externalKey = new LsaKey(
                cast.tested().areaType().externalType().orElseThrow(),
                new LinkStateId(route.prefix().address().value()),
                self);
    }

    /** Empty when the LSAs in our name are in both as they should be, and nothing waits for an acknowledgment. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Station station : List.of(lan.tested(), lan.ally())) {
            checkOwn(station, faults);
            if (station.view().neighbors().stream().anyMatch(neighbor -> neighbor.retransmissionQueue() > 0)) {
                faults.add(station.routerId() + " has unacknowledged LSAs");
            }
        }
        SortedMap<LsaKey, String> ours = instances(lan.tested());
        SortedMap<LsaKey, String> theirs = instances(lan.ally());
        if (!ours.equals(theirs)) {
            faults.add("databases differ: " + ours + " and " + theirs);
        }
        return faults;
    }

    private void checkOwn(Station holder, List<String> faults) {
        Set<LsaKey> present = new TreeSet<>();
        for (Lsa lsa : valid(holder)) {
            if (lsa.key().advertisingRouter().equals(self)) {
                present.add(lsa.key());
                if (!isAsWanted(lsa)) {
                    faults.add(holder.routerId() + " has " + lsa);
                }
            }
        }
        if (!present.equals(wanted())) {
            faults.add(holder.routerId() + " has " + present + " and not " + wanted());
        }
    }

    /** The router-LSA, the external one and, as Designated Router, the network-LSA. */
    private Set<LsaKey> wanted() {
        Set<LsaKey> wanted = new TreeSet<>(List.of(routerKey, externalKey));
        if (lan.tested().state(Station.SHARED_INTERFACE) == InterfaceState.DR) {
            LinkStateId network = new LinkStateId(lan.tested().address().value());
            wanted.add(new LsaKey(LsType.NETWORK, network, self));
        }
        return wanted;
    }

    private boolean isAsWanted(Lsa lsa) {
        if (lsa.key().equals(routerKey)) {
            return lsa.body() instanceof RouterLsa router
                    && router.links().stream().anyMatch(link -> link.type() != RouterLink.Type.STUB);
        }
        return !lsa.key().equals(externalKey) || (lsa.body() instanceof AsExternalLsa external && isRoute(external));
    }

    private boolean isRoute(AsExternalLsa external) {
        return external.mask().equals(route.prefix().mask())
                && forwardingAddresses().stream()
                        .map(address ->
                                new AsExternalLsa.Path(route.metricType(), 0, route.metric(), address, route.tag()))
                        .anyMatch(path -> external.paths().equals(List.of(path)));
    }

    /** An NSSA-LSA must have one, so it has one of ours (RFC 3101 2.3). */
    private List<Ipv4Address> forwardingAddresses() {
        return cast.tested().areaType() == AreaType.NSSA
                ? List.of(lan.tested().address(), lan.tested().address(Station.SIDE_INTERFACE))
                : List.of(route.forwardingAddress());
    }

    private List<Lsa> valid(Station station) {
        return station.database(lan.now()).stream()
                .filter(lsa -> !lsa.header().isMaxAge())
                .toList();
    }

    private SortedMap<LsaKey, String> instances(Station station) {
        SortedMap<LsaKey, String> instances = new TreeMap<>();
        valid(station).stream()
                .filter(this::isInBoth)
                .forEach(lsa -> instances.put(
                        lsa.key(),
                        lsa.header().sequenceNumber() + " " + lsa.header().checksum()));
        return instances;
    }

    /**
     * Opaque LSAs go to nobody who does not ask for them. The rest is the same when the ally began anew; one that stays does not hear
     * what was sent to us in its own name.
     */
    private boolean isInBoth(Lsa lsa) {
        boolean ours = lsa.key().advertisingRouter().equals(self);
        return ours
                || (!cast.allyStays()
                        && !cast.hasRoomForFew()
                        && !lsa.key().type().isOpaque());
    }
}
