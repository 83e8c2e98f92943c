package io.kubeospf.core.lsa;

import static net.jqwik.api.Arbitraries.integers;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.AnyOctets;
import io.kubeospf.core.wire.WireWriter;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases;

/** LSAs of every type with contents that suit it, at every age. */
public final class AnyLsa implements ArbitrarySupplier<Lsa> {
    private static final int MAX_AGE = 3600;

    @Override
    public Arbitrary<Lsa> get() {
        return Combinators.combine(keyAndBody(), options(), sequenceNumbers(), ages())
                .as((contents, options, number, age) -> Lsa.originate(contents.key(), options, number, contents.body())
                        .withAge(age))
                .edgeCases(EdgeCases.Config::none); // Those of the fields are enough; all combinations are too many.
    }

    private record Contents(LsaKey key, LsaBody body) {}

    private static Arbitrary<Contents> keyAndBody() {
        return Arbitraries.oneOf(
                contents(types(1), routers()),
                contents(types(2), networks()),
                contents(types(3, 4), summaries()),
                contents(types(5, 7), externals()),
                Combinators.combine(opaqueKeys(), octetsOfWords()).as(Contents::new),
                contents(types(0, 6, 8, 12, 255), AnyOctets.upTo(40).map(UnknownLsa::new)));
    }

    private static Arbitrary<Contents> contents(Arbitrary<LsType> types, Arbitrary<? extends LsaBody> bodies) {
        return Combinators.combine(keys(types), bodies).as(Contents::new);
    }

    /** Of any opaque type but 3, whose contents have a format (RFC 3623 A). */
    private static Arbitrary<LsaKey> opaqueKeys() {
        return keys(types(9, 10, 11)).filter(key -> key.linkStateId().value() >>> 24 != 3);
    }

    private static Arbitrary<OpaqueLsa> octetsOfWords() {
        return integers().list().ofMinSize(1).ofMaxSize(10).map(words -> {
            WireWriter writer = new WireWriter();
            words.forEach(writer::write32);
            return new OpaqueLsa(writer.toOctets());
        });
    }

    private static Arbitrary<LsType> types(Integer... codes) {
        return Arbitraries.of(codes).map(LsType::new);
    }

    private static Arbitrary<RouterLsa> routers() {
        Arbitrary<RouterLink> links = Combinators.combine(
                        Arbitraries.of(RouterLink.Type.class),
                        integers().map(LinkStateId::new),
                        integers(),
                        integers().between(0, 0xffff),
                        tosMetrics().list().ofMaxSize(3))
                .as(RouterLink::new);
        return Combinators.combine(integers().between(0, 0xff), links.list().ofMaxSize(5))
                .as(RouterLsa::new);
    }

    private static Arbitrary<NetworkLsa> networks() {
        return Combinators.combine(
                        masks(),
                        integers().map(RouterId::new).list().ofMinSize(1).ofMaxSize(5))
                .as(NetworkLsa::new);
    }

    private static Arbitrary<SummaryLsa> summaries() {
        return Combinators.combine(masks(), metrics(), tosMetrics().list().ofMaxSize(3))
                .as(SummaryLsa::new);
    }

    private static Arbitrary<AsExternalLsa> externals() {
        Arbitrary<AsExternalLsa.Path> others = paths(integers().between(0, 127));
        return Combinators.combine(
                        masks(), paths(Arbitraries.just(0)), others.list().ofMaxSize(2))
                .as((mask, first, rest) -> new AsExternalLsa(
                        mask, Stream.concat(Stream.of(first), rest.stream()).toList()));
    }

    private static Arbitrary<AsExternalLsa.Path> paths(Arbitrary<Integer> tos) {
        return Combinators.combine(
                        Arbitraries.of(ExternalMetricType.class),
                        tos,
                        metrics(),
                        integers().map(Ipv4Address::new),
                        integers())
                .as(AsExternalLsa.Path::new);
    }

    private static Arbitrary<TosMetric> tosMetrics() {
        return Combinators.combine(integers().between(0, 0xff), metrics()).as(TosMetric::new);
    }

    private static Arbitrary<Integer> metrics() {
        return integers().between(0, 0xffffff);
    }

    private static Arbitrary<NetworkMask> masks() {
        return integers().map(NetworkMask::new);
    }

    /** Headers as Database Descriptions and acknowledgments carry them, where nothing about them is checked. */
    public static Arbitrary<LsaHeader> headers() {
        return Combinators.combine(
                        integers().between(0, 0xffff),
                        options(),
                        keys(integers().between(0, 0xff).map(LsType::new)),
                        sequenceNumbers(),
                        integers().between(0, 0xffff),
                        integers().between(0, 0xffff))
                .as((age, options, key, number, checksum, length) -> new LsaHeader(
                        age,
                        options,
                        key.type(),
                        key.linkStateId(),
                        key.advertisingRouter(),
                        number,
                        checksum,
                        length));
    }

    public static Arbitrary<LsaKey> keys(Arbitrary<LsType> types) {
        return Combinators.combine(
                        types, integers().map(LinkStateId::new), integers().map(RouterId::new))
                .as(LsaKey::new);
    }

    public static Arbitrary<Options> options() {
        return integers().between(0, 0xff).map(Options::new);
    }

    static Arbitrary<LsSequenceNumber> sequenceNumbers() {
        return integers().map(LsSequenceNumber::new).filter(number -> !number.equals(LsSequenceNumber.RESERVED));
    }

    /** Every age that an LSA may have: up to MaxAge, with or without DoNotAge. */
    static Arbitrary<Integer> ages() {
        return Combinators.combine(integers().between(0, MAX_AGE), Arbitraries.of(0, LsaHeader.DO_NOT_AGE))
                .as((seconds, doNotAge) -> seconds | doNotAge);
    }
}
