package io.kubeospf.core.packet;

import static net.jqwik.api.Arbitraries.integers;

import io.kubeospf.core.lsa.AnyLsa;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases;

/** Packets of every type with any contents. */
final class AnyPacket implements ArbitrarySupplier<OspfPacket> {
    private static final int MOST = 4;

    @Override
    public Arbitrary<OspfPacket> get() {
        return Arbitraries.<OspfPacket>oneOf(hellos(), descriptions(), requests(), updates(), acknowledgments())
                .edgeCases(EdgeCases.Config::none); // Those of the fields are enough; all combinations are too many.
    }

    private static Arbitrary<Hello> hellos() {
        return Combinators.combine(
                        integers().map(NetworkMask::new),
                        integers().between(0, 0xffff),
                        AnyLsa.options(),
                        integers().between(0, 0xff),
                        Arbitraries.longs().between(0, 0xffffffffL),
                        integers().map(Ipv4Address::new),
                        integers().map(Ipv4Address::new),
                        integers().map(RouterId::new).list().ofMaxSize(MOST))
                .as(Hello::new);
    }

    private static Arbitrary<DatabaseDescription> descriptions() {
        Arbitrary<Boolean> bits = Arbitraries.of(true, false);
        return Combinators.combine(
                        integers().between(0, 0xffff),
                        AnyLsa.options(),
                        Combinators.combine(bits, bits, bits).as(DatabaseDescription.Flags::new),
                        integers(),
                        AnyLsa.headers().list().ofMaxSize(MOST))
                .as(DatabaseDescription::new);
    }

    private static Arbitrary<LinkStateRequest> requests() {
        return AnyLsa.keys(integers().map(LsType::new)).list().ofMaxSize(MOST).map(LinkStateRequest::new);
    }

    private static Arbitrary<LinkStateUpdate> updates() {
        return new AnyLsa().get().list().ofMaxSize(MOST).map(LinkStateUpdate::new);
    }

    private static Arbitrary<LinkStateAcknowledgment> acknowledgments() {
        return AnyLsa.headers().list().ofMaxSize(MOST).map(LinkStateAcknowledgment::new);
    }
}
