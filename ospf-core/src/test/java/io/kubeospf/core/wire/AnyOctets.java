package io.kubeospf.core.wire;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Octets that mean nothing. */
public final class AnyOctets {
    private AnyOctets() {}

    public static Arbitrary<Octets> upTo(int length) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(length).map(Octets::of);
    }
}
