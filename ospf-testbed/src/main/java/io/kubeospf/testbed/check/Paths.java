package io.kubeospf.testbed.check;

import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which routers and networks one router reaches by its database (RFC 2328 16.1). Written apart from the core's {@code spf}: a network
 * is found by its Link State ID alone, as FRR does and 16.1 allows, so that the first of two network-LSAs hides the other.
 */
final class Paths {
    private final SortedMap<RouterId, RouterLsa> routers = new TreeMap<>();
    private final SortedMap<LinkStateId, Optional<NetworkLsa>> networks = new TreeMap<>();
    private final SortedSet<RouterId> reachedRouters = new TreeSet<>();
    private final SortedSet<LinkStateId> reachedNetworks = new TreeSet<>();

    /**
     * Computes the paths.
     *
     * @param flushes what is remembered at MaxAge, and hides network-LSAs of the same Link State ID
     */
    Paths(RouterId root, List<Lsa> database, Collection<LsaKey> flushes) {
        SortedMap<LsaKey, Optional<NetworkLsa>> described = new TreeMap<>();
        for (Lsa lsa : database) {
            if (lsa.header().isMaxAge()) {
                continue;
            }
            if (lsa.body() instanceof NetworkLsa network) {
                described.put(lsa.key(), Optional.of(network));
            } else if (lsa.body() instanceof RouterLsa router) {
                routers.put(lsa.key().advertisingRouter(), router);
            }
        }
        flushes.stream()
                .filter(key -> key.type().equals(LsType.NETWORK))
                .forEach(key -> described.putIfAbsent(key, Optional.empty()));
        described.forEach((key, network) -> networks.putIfAbsent(key.linkStateId(), network));
        Deque<RouterId> unexplored = new ArrayDeque<>(List.of(root));
        reachedRouters.add(root);
        while (!unexplored.isEmpty()) {
            for (RouterId next : neighbors(unexplored.remove())) {
                if (reachedRouters.add(next)) {
                    unexplored.add(next);
                }
            }
        }
    }

    boolean reachesBoundaryRouter(RouterId router) {
        return reachedRouters.contains(router)
                && routers.containsKey(router)
                && (routers.get(router).flags() & RouterLsa.EXTERNAL) != 0;
    }

    /** Whether an address is on a network that was reached, or on a stub network of a router that was. */
    boolean reachesAddress(Ipv4Address address) {
        boolean onNetwork = networks.entrySet().stream()
                .filter(network -> reachedNetworks.contains(network.getKey()))
                .anyMatch(network -> network.getValue()
                        .filter(lsa -> isOn(
                                address, network.getKey().value(), lsa.mask().value()))
                        .isPresent());
        return onNetwork
                || routers.entrySet().stream()
                        .filter(router -> reachedRouters.contains(router.getKey()))
                        .flatMap(router -> router.getValue().links().stream())
                        .filter(link -> link.type() == RouterLink.Type.STUB)
                        .anyMatch(link -> isOn(address, link.id().value(), link.data()));
    }

    private static boolean isOn(Ipv4Address address, int network, int mask) {
        return (address.value() & mask) == (network & mask);
    }

    private List<RouterId> neighbors(RouterId from) {
        List<RouterId> neighbors = new ArrayList<>();
        for (RouterLink link : links(from)) {
            if (link.type() == RouterLink.Type.POINT_TO_POINT) {
                RouterId other = new RouterId(link.id().value());
                if (hasLink(other, RouterLink.Type.POINT_TO_POINT, new LinkStateId(from.value()))) {
                    neighbors.add(other);
                }
            } else if (link.type() == RouterLink.Type.TRANSIT) {
                neighbors.addAll(through(link.id(), from));
            }
        }
        return neighbors;
    }

    private List<RouterId> through(LinkStateId id, RouterId from) {
        Optional<NetworkLsa> network = networks.getOrDefault(id, Optional.empty());
        if (network.filter(described -> described.attachedRouters().contains(from))
                .isEmpty()) {
            return List.of();
        }
        reachedNetworks.add(id);
        return network.get().attachedRouters().stream()
                .filter(router -> hasLink(router, RouterLink.Type.TRANSIT, id))
                .toList();
    }

    /** RFC 2328 16.1 (2)(b). */
    private boolean hasLink(RouterId from, RouterLink.Type type, LinkStateId to) {
        return links(from).stream()
                .anyMatch(link -> link.type() == type && link.id().equals(to));
    }

    private List<RouterLink> links(RouterId router) {
        RouterLsa described = routers.get(router);
        return described == null ? List.of() : described.links();
    }
}
