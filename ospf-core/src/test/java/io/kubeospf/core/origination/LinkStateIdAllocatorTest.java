package io.kubeospf.core.origination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.LinkStateId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkStateIdAllocatorTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'a prefix alone has its address'," + "10.96.0.0/12," + "10.96.0.0",
        "'prefixes of different addresses have them, though one holds the other',"
                + "10.96.0.0/12 10.100.0.0/16,"
                + "10.96.0.0    10.100.0.0",
        "'of equal addresses the shortest has it, the others all host bits',"
                + "10.96.0.0/12 10.96.0.0/16   10.96.0.0/24,"
                + "10.96.0.0    10.96.255.255  10.96.0.255",
        "'a host route has no host bits, so it has the address',"
                + "10.96.0.0/12   10.96.0.0/32,"
                + "10.111.255.255 10.96.0.0",
        "'a host route among three of equal address',"
                + "10.96.0.0/12   10.96.0.0/16  10.96.0.0/32,"
                + "10.111.255.255 10.96.255.255 10.96.0.0",
        "'where all host bits are the address of another, the number below',"
                + "10.96.0.0/12 10.96.0.0/16  10.96.255.255/32,"
                + "10.96.0.0    10.96.255.254 10.96.255.255",
        "'where the number below is taken too, the one below that',"
                + "10.96.0.0/12 10.96.0.0/16  10.96.255.255/32 10.96.255.254/32,"
                + "10.96.0.0    10.96.255.253 10.96.255.255    10.96.255.254",
        "'all host bits of two prefixes can be the same number',"
                + "10.96.0.0/24 10.96.0.0/25 10.96.0.128/25 10.96.0.128/26,"
                + "10.96.0.0    10.96.0.127  10.96.0.128    10.96.0.191",
        "'the default route beside a network of address zero'," + "0.0.0.0/0 0.0.0.0/8," + "0.0.0.0   0.255.255.255",
        "'the default route beside the host route of address zero',"
                + "0.0.0.0/0       0.0.0.0/32,"
                + "255.255.255.255 0.0.0.0",
        "'both addresses of a /31 have others, but the /30 can give way',"
                + "10.0.0.0/30 10.0.0.0/31 10.0.0.1/32,"
                + "10.0.0.3    10.0.0.0    10.0.0.1"
    })
    @Proves(
            value = "RFC 2328 E",
            rule = "Each prefix has a Link State ID of its own, the shortest of equal address the address itself")
    void givesEachPrefixALinkStateIdOfItsOwn(String rule, String prefixes, String ids) {
        List<ExternalRoute> routes = routes(prefixes);
        Map<LinkStateId, ExternalRoute> expected = new TreeMap<>();
        String[] texts = ids.trim().split(" +", -1);
        for (int index = 0; index < texts.length; index++) {
            expected.put(LinkStateId.parse(texts[index]), routes.get(index));
        }

        assertEquals(expected, LinkStateIdAllocator.allocate(routes), rule);
    }

    @Test
    @Proves(value = "RFC 2328 E", rule = "Link State IDs do not depend on the order in which prefixes are given")
    void givesTheSameIdsWhateverTheOrderInWhichThePrefixesAreGiven() {
        List<ExternalRoute> routes = routes("10.96.0.0/12 10.96.0.0/16 10.96.0.0/24 10.96.0.0/32 10.96.255.255/32"
                + " 10.96.0.255/32 10.111.255.255/32 0.0.0.0/0");
        Map<LinkStateId, ExternalRoute> expected = LinkStateIdAllocator.allocate(routes);
        Random order = new Random(1);

        for (int time = 0; time < 100; time++) {
            Collections.shuffle(routes, order);
            assertEquals(expected, LinkStateIdAllocator.allocate(routes));
        }
    }

    @Test
    @Proves(value = "RFC 2328 E", rule = "A prefix is left out only when longer ones have taken every address of it")
    void leavesOutAPrefixOnlyWhenLongerOnesHaveTakenEveryAddressOfIt() {
        Map<LinkStateId, ExternalRoute> allocated =
                LinkStateIdAllocator.allocate(routes("10.0.0.0/31 10.0.0.0/32 10.0.0.1/32 10.0.0.2/32"));

        assertEquals(
                List.of("10.0.0.0/32", "10.0.0.1/32", "10.0.0.2/32"),
                allocated.values().stream()
                        .map(route -> route.prefix().toString())
                        .toList());
    }

    @Test
    @Proves(
            value = "RFC 2328 E",
            rule = "Every set of prefixes within a /29 has Link State IDs within them, and misses no address")
    void everySetOfPrefixesWithinASlash29HasIdsWithinThemAndMissesNoAddress() {
        List<ExternalRoute> all = new ArrayList<>();
        for (int length = 29; length <= 32; length++) {
            for (int address = 0; address < 8; address += 1 << (32 - length)) {
                all.add(ExternalRoute.of(new Ipv4Prefix(new Ipv4Address(address), length)));
            }
        }

        for (int chosen = 1; chosen < 1 << all.size(); chosen++) {
            List<ExternalRoute> routes = new ArrayList<>();
            for (int index = 0; index < all.size(); index++) {
                if ((chosen >>> index & 1) == 1) {
                    routes.add(all.get(index));
                }
            }
            Map<LinkStateId, ExternalRoute> allocated = LinkStateIdAllocator.allocate(routes);

            allocated.forEach((id, route) ->
                    assertTrue(route.prefix().contains(new Ipv4Address(id.value())), () -> id + " of " + allocated));
            for (int address = 0; address < 8; address++) {
                assertEquals(reaches(routes, address), reaches(allocated.values(), address), allocated::toString);
            }
        }
    }

    private static boolean reaches(Collection<ExternalRoute> routes, int address) {
        return routes.stream().anyMatch(route -> route.prefix().contains(new Ipv4Address(address)));
    }

    private static List<ExternalRoute> routes(String prefixes) {
        return new ArrayList<>(Arrays.stream(prefixes.trim().split(" +", -1))
                .map(prefix -> ExternalRoute.of(Ipv4Prefix.parse(prefix)))
                .toList());
    }
}
