package io.kubeospf.core.origination;

import static net.jqwik.api.Arbitraries.integers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.LinkStateId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** RFC 2328 Appendix E for any prefixes. */
class LinkStateIdAllocatorPropertyTest {

    @Property
    void givesEachPrefixOneIdInItAndLeavesOutOnlyThoseOfWhichEveryAddressIsTaken(
            @ForAll("routes") Set<ExternalRoute> routes) {
        Map<LinkStateId, ExternalRoute> allocated = LinkStateIdAllocator.allocate(routes);

        allocated.forEach((id, route) -> assertTrue(contains(route, id), () -> id + " of " + route));
        Set<ExternalRoute> found = new HashSet<>(allocated.values());
        assertEquals(allocated.size(), found.size());
        for (ExternalRoute route : routes) {
            long taken = allocated.keySet().stream()
                    .filter(id -> contains(route, id))
                    .count();
            boolean full = taken == 1L << (32 - route.prefix().length());
            assertTrue(found.contains(route) || full, () -> route + " is not in " + allocated);
        }
    }

    @Property
    void doesNotDependOnTheOrder(@ForAll("routes") Set<ExternalRoute> routes, @ForAll Random order) {
        List<ExternalRoute> shuffled = new ArrayList<>(routes);
        Collections.shuffle(shuffled, order);

        assertEquals(LinkStateIdAllocator.allocate(routes), LinkStateIdAllocator.allocate(shuffled));
    }

    private static boolean contains(ExternalRoute route, LinkStateId id) {
        return route.prefix().contains(new Ipv4Address(id.value()));
    }

    /** Prefixes that often begin at the same address, some of them so long that addresses run short. */
    @Provide
    static Arbitrary<Set<ExternalRoute>> routes() {
        Arbitrary<Integer> addresses = Combinators.combine(
                        Arbitraries.of(0x0a600000, 0xfffffff0), integers().between(0, 15))
                .as((network, host) -> network | host);
        Arbitrary<Integer> lengths =
                Arbitraries.oneOf(integers().between(28, 32), integers().between(0, 32));
        return Combinators.combine(addresses, lengths)
                .as((address, length) -> Ipv4Prefix.containing(new Ipv4Address(address), length))
                .set()
                .ofMaxSize(40)
                .map(prefixes -> prefixes.stream().map(ExternalRoute::of).collect(Collectors.toSet()));
    }
}
