package io.kubeospf.core.origination;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.LinkStateId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gives every external prefix a Link State ID of its own (RFC 2328 Appendix E). Of prefixes with the same address the shortest
 * has the address itself; the others have it with host bits set, all of them where that is free. A host route has no host bits
 * to set, so it comes first. Pure: the same prefixes always have the same IDs.
 */
final class LinkStateIdAllocator {
    /** Hosts first, then the shortest. */
    private static final Comparator<ExternalRoute> ORDER = Comparator.<ExternalRoute>comparingInt(
                    route -> route.prefix().length() == 32 ? -1 : route.prefix().length())
            .thenComparing(ExternalRoute::prefix);

    private LinkStateIdAllocator() {}

    static SortedMap<LinkStateId, ExternalRoute> allocate(Collection<ExternalRoute> routes) {
        SortedMap<LinkStateId, ExternalRoute> allocated = new TreeMap<>();
        Set<LinkStateId> plain = new TreeSet<>();
        routes.forEach(route -> plain.add(plainId(route.prefix())));
        for (ExternalRoute route : routes.stream().sorted(ORDER).toList()) {
            Ipv4Prefix prefix = route.prefix();
            LinkStateId id = plainId(prefix);
            int hostBits = ~prefix.mask().value();
            // Another prefix's plain ID is left to it, so that one prefix more or less moves few others.
            while (allocated.containsKey(id) || (plain.contains(id) && !id.equals(plainId(prefix)))) {
                id = new LinkStateId(prefix.address().value() | hostBits--);
            }
            allocated.put(id, route);
        }
        return allocated;
    }

    private static LinkStateId plainId(Ipv4Prefix prefix) {
        return new LinkStateId(prefix.address().value());
    }
}
