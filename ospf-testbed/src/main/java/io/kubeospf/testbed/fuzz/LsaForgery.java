package io.kubeospf.testbed.fuzz;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.NetworkLsa;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.RouterLink;
import io.kubeospf.core.lsa.RouterLsa;
import io.kubeospf.core.lsa.UnknownLsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes LSAs in anybody's name: newer, older, aged, at the last sequence number, of any contents; all with a right checksum. */
final class LsaForgery {
    private static final List<Integer> TYPES = List.of(1, 5, 2, 7, 9, 10, 11, 3, 4, 6, 0, 255);
    private static final List<Integer> AGES =
            List.of(0, 1, 3600, 3599, 3590, 900, 901, 1800, LsaHeader.DO_NOT_AGE, LsaHeader.DO_NOT_AGE + 3600);
    private static final int LONGEST_BODY = 255;
    private static final int MOST_OF_A_FEW = 4;

    /** From here on a number of LSAs stands for many: 1 to 32. */
    private static final int MANY = 224;

    private final Cast cast;
    private final Overheard overheard;

    LsaForgery(Cast cast, Overheard overheard) {
        this.cast = cast;
        this.overheard = overheard;
    }

    /** A few, each another; or many of one kind, with Link State IDs in a row. */
    List<Lsa> some(Choices choices) {
        int count = choices.octet();
        if (count >= MANY) {
            return series(one(choices), count - MANY + 1);
        }
        List<Lsa> lsas = new ArrayList<>();
        do {
            lsas.add(one(choices));
        } while (lsas.size() <= count % MOST_OF_A_FEW);
        return lsas;
    }

    private static List<Lsa> series(Lsa first, int count) {
        LsaKey key = first.key();
        return IntStream.range(0, count)
                .mapToObj(index -> new LinkStateId(key.linkStateId().value() + index))
                .map(id -> new LsaKey(key.type(), id, key.advertisingRouter()))
                .map(next -> Lsa.originate(
                                next, first.header().options(), first.header().sequenceNumber(), first.body())
                        .withAge(first.header().age()))
                .toList();
    }

    List<LsaHeader> headers(Choices choices) {
        return some(choices).stream().map(Lsa::header).toList();
    }

    List<LsaKey> keys(Choices choices) {
        return some(choices).stream().map(Lsa::key).toList();
    }

    private Lsa one(Choices choices) {
        List<Lsa> known = overheard.lsasOfBoth();
        List<LsaKey> requested = overheard.requested();
        int how = choices.below(8);
        if (how < 3 && !known.isEmpty()) {
            return variation(choices.of(known), choices);
        }
        if (how == 3 && !requested.isEmpty()) {
            return made(choices.of(requested), choices);
        }
        return made(key(choices), choices);
    }

    /** Of what was sent: the same, another instance of it, or what says the same in another's name. */
    private Lsa variation(Lsa of, Choices choices) {
        int number = of.header().sequenceNumber().value();
        LsaBody body = choices.flag() ? of.body() : body(choices);
        return switch (choices.below(5)) {
            case 0 -> of.withAge(age(choices));
            case 4 ->
                instance(
                        inNameOf(choices.of(cast.routerIds()), of.key()),
                        of.header().options(),
                        number,
                        body,
                        choices);
            case 1 -> instance(of.key(), of.header().options(), number + 1, body, choices);
            case 2 -> instance(of.key(), of.header().options(), number - 1, body, choices);
            default -> instance(of.key(), of.header().options(), sequenceNumber(choices), body, choices);
        };
    }

    private static LsaKey inNameOf(RouterId router, LsaKey key) {
        return new LsaKey(key.type(), key.linkStateId(), router);
    }

    private static Lsa made(LsaKey key, Choices choices) {
        return instance(key, new Options(choices.octet()), sequenceNumber(choices), body(choices), choices);
    }

    private static Lsa instance(LsaKey key, Options options, int number, LsaBody body, Choices choices) {
        return Lsa.originate(key, options, new LsSequenceNumber(number), body).withAge(age(choices));
    }

    private LsaKey key(Choices choices) {
        LsType type = new LsType(choices.of(TYPES));
        RouterId router = choices.of(cast.routerIds());
        return new LsaKey(type, linkStateId(router, choices), router);
    }

    private LinkStateId linkStateId(RouterId router, Choices choices) {
        return switch (choices.below(6)) {
            case 0 -> new LinkStateId(router.value());
            case 1 -> new LinkStateId(Ipv4Address.parse("10.96.0.0").value());
            case 2 -> new LinkStateId(Ipv4Address.parse("10.111.255.255").value());
            case 3 -> new LinkStateId(choices.of(cast.addresses()).value());
            case 4 -> new LinkStateId(choices.octet());
            default -> new LinkStateId(choices.number32());
        };
    }

    private static int age(Choices choices) {
        return choices.of(AGES);
    }

    private static int sequenceNumber(Choices choices) {
        return switch (choices.below(6)) {
            case 0 -> LsSequenceNumber.INITIAL.value() + choices.octet();
            case 1 -> LsSequenceNumber.MAXIMUM.value();
            case 2 -> LsSequenceNumber.MAXIMUM.value() - choices.below(4);
            case 3 -> LsSequenceNumber.INITIAL.value() - 1;
            case 4 -> choices.octet() - 128;
            default -> choices.number32();
        };
    }

    private static LsaBody body(Choices choices) {
        return switch (choices.below(5)) {
            case 0 -> router(choices);
            case 1 -> network(choices);
            case 2, 3 -> external(choices);
            default -> new UnknownLsa(choices.octets(choices.below(LONGEST_BODY)));
        };
    }

    private static RouterLsa router(Choices choices) {
        List<RouterLink> links = new ArrayList<>();
        for (int count = choices.below(4); count > 0; count--) {
            RouterLink.Type type = choices.of(List.of(RouterLink.Type.values()));
            links.add(new RouterLink(
                    type, new LinkStateId(choices.number32()), choices.number32(), choices.octet(), List.of()));
        }
        return new RouterLsa(choices.octet(), links);
    }

    private static NetworkLsa network(Choices choices) {
        List<RouterId> attached = new ArrayList<>();
        for (int count = choices.below(4); count > 0; count--) {
            attached.add(new RouterId(choices.number32()));
        }
        return new NetworkLsa(Station.MASK, attached);
    }

    private static AsExternalLsa external(Choices choices) {
        Ipv4Address forwarding = choices.flag() ? Cast.ALLY_ADDRESS : Ipv4Address.UNSPECIFIED;
        ExternalMetricType type = choices.flag() ? ExternalMetricType.TYPE_1 : ExternalMetricType.TYPE_2;
        return new AsExternalLsa(
                ExternalRoute.DEFAULT_PREFIX.mask(),
                List.of(new AsExternalLsa.Path(type, 0, choices.octet(), forwarding, 0)));
    }
}
