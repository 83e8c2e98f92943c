package io.kubeospf.core.net;

import static net.jqwik.api.Arbitraries.integers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every prefix. */
class Ipv4PrefixPropertyTest {

    @Property
    void isParsedAsItIsPrinted(@ForAll("prefixes") Ipv4Prefix prefix) {
        assertEquals(prefix, Ipv4Prefix.parse(prefix.toString()));
        assertEquals(prefix.length(), prefix.mask().prefixLength().orElseThrow());
    }

    @Property
    void containsTheAddressesWhoseFirstBitsAreItsOwn(@ForAll("prefixes") Ipv4Prefix prefix, @ForAll int address) {
        long addresses = 1L << (32 - prefix.length());
        long first = Integer.toUnsignedLong(prefix.address().value());
        long candidate = Integer.toUnsignedLong(address);

        assertEquals(first <= candidate && candidate < first + addresses, prefix.contains(new Ipv4Address(address)));
    }

    @Provide
    static Arbitrary<Ipv4Prefix> prefixes() {
        return Combinators.combine(integers(), integers().between(0, 32))
                .as((address, length) -> Ipv4Prefix.containing(new Ipv4Address(address), length));
    }
}
