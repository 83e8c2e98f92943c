package io.kubeospf.core.origination;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.LinkStateId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Gives every external prefix a Link State ID of its own (RFC 2328 Appendix E). Of prefixes with the same address the shortest
 * has the address itself; the others have it with host bits set, all of them where that is free. Pure: the same prefixes always
 * have the same IDs.
 *
 * <p>The longest choose first, because they have the least to choose from: a host route has one ID. So a prefix finds none only
 * when longer ones have taken every address in it. Then these reach all that it would, and it is left out.
 */
final class LinkStateIdAllocator {
    private static final Comparator<ExternalRoute> LONGEST_FIRST = Comparator.<ExternalRoute>comparingInt(
                    route -> -route.prefix().length())
            .thenComparing(ExternalRoute::prefix);

    private LinkStateIdAllocator() {}

    static SortedMap<LinkStateId, ExternalRoute> allocate(Collection<ExternalRoute> routes) {
        SortedMap<LinkStateId, ExternalRoute> allocated = new TreeMap<>();
        Map<LinkStateId, Ipv4Prefix> shortest = shortestByAddress(routes);
        for (ExternalRoute route : routes.stream().sorted(LONGEST_FIRST).toList()) {
            Predicate<LinkStateId> free = id -> !allocated.containsKey(id);
            freeId(route.prefix(), shortest, free).ifPresent(id -> allocated.put(id, route));
        }
        return allocated;
    }

    private static Optional<LinkStateId> freeId(
            Ipv4Prefix prefix, Map<LinkStateId, Ipv4Prefix> shortest, Predicate<LinkStateId> free) {
        LinkStateId plain = plainId(prefix);
        if (prefix.equals(shortest.get(plain)) && free.test(plain)) {
            return Optional.of(plain);
        }
        // Another prefix's plain ID is left to it where possible, so that one prefix more or less moves few others.
        return highestId(prefix, free.and(id -> !shortest.containsKey(id))).or(() -> highestId(prefix, free));
    }

    private static Optional<LinkStateId> highestId(Ipv4Prefix prefix, Predicate<LinkStateId> free) {
        long allHostBits = Integer.toUnsignedLong(~prefix.mask().value());
        return LongStream.rangeClosed(0, allHostBits)
                .mapToObj(below -> new LinkStateId(prefix.address().value() | (int) (allHostBits - below)))
                .filter(free)
                .findFirst();
    }

    private static Map<LinkStateId, Ipv4Prefix> shortestByAddress(Collection<ExternalRoute> routes) {
        Map<LinkStateId, Ipv4Prefix> shortest = new TreeMap<>();
        BinaryOperator<Ipv4Prefix> shorter = BinaryOperator.minBy(Comparator.comparingInt(Ipv4Prefix::length));
        routes.forEach(route -> shortest.merge(plainId(route.prefix()), route.prefix(), shorter));
        return shortest;
    }

    private static LinkStateId plainId(Ipv4Prefix prefix) {
        return new LinkStateId(prefix.address().value());
    }
}
