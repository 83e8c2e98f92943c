package io.kubeospf.testbed.scenario;

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
import io.kubeospf.core.lsa.SummaryLsa;
import io.kubeospf.core.lsa.UnknownLsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An LSA in words: {@code external 192.168.0.0/16 by 3.3.3.3 sequence 0x80000005 age 3600 metric 20}. Without its
 * contents it is the LSA's key; {@code as-sent} is the instance that the speaker sent last. {@link LsaText} writes the same words.
 */
final class LsaDraft {
    private static final Vocabulary<LsaDraft> VOCABULARY = new Vocabulary<LsaDraft>()
            .with("as-sent", draft -> draft.asSent = true)
            .with("sequence", (draft, words) -> draft.sequence = new LsSequenceNumber(words.number()))
            .with("age", (draft, words) -> draft.age = Optional.of(words.number()))
            .with("do-not-age", draft -> draft.ageBits = LsaHeader.DO_NOT_AGE)
            .with("options", (draft, words) -> draft.options = new Options(words.number()))
            .with("checksum", (draft, words) -> draft.checksum = Optional.of(words.number()))
            .with(
                    "mask",
                    (draft, words) ->
                            draft.mask = new NetworkMask(words.address().value()))
            .with("metric", (draft, words) -> draft.metric = words.number())
            .with("type-1", draft -> draft.metricType = ExternalMetricType.TYPE_1)
            .with("tag", (draft, words) -> draft.tag = words.number())
            .with("forwarding", (draft, words) -> draft.forwarding = words.address())
            .with("abr", draft -> draft.flags |= RouterLsa.BORDER)
            .with("asbr", draft -> draft.flags |= RouterLsa.EXTERNAL)
            .with("host", draft -> draft.flags |= RouterLsa.HOST)
            .with("link", (draft, words) -> draft.links.add(LinkText.read(words)))
            .with("attached", (draft, words) -> draft.attached.add(words.routerId()))
            .with("information", (draft, words) -> draft.information = Optional.of(readInformation(words)));

    private final LsaKey key;
    private boolean asSent;
    private LsSequenceNumber sequence = LsSequenceNumber.INITIAL;
    private Optional<Integer> age = Optional.empty();
    private int ageBits;
    private Options options = Options.EXTERNAL_ROUTING;
    private Optional<Integer> checksum = Optional.empty();
    private NetworkMask mask;
    private int metric;
    private ExternalMetricType metricType = ExternalMetricType.TYPE_2;
    private int tag;
    private Ipv4Address forwarding = Ipv4Address.UNSPECIFIED;
    private int flags;
    private final List<RouterLink> links = new ArrayList<>();
    private final List<RouterId> attached = new ArrayList<>();
    private Optional<Octets> information = Optional.empty();

    private LsaDraft(LsaKey key, NetworkMask mask) {
        this.key = key;
        this.mask = mask;
    }

    static LsaKey readKey(Words words) {
        LsaDraft draft = begin(words);
        words.requireEnd();
        return draft.key;
    }

    static Recipe<Lsa> readLsa(Words words) {
        LsaDraft draft = VOCABULARY.read(words, begin(words));
        return heard -> draft.lsa(heard, words.place());
    }

    /** The header of the LSA that is described, with another checksum if one is given. */
    static Recipe<LsaHeader> readHeader(Words words) {
        LsaDraft draft = VOCABULARY.read(words, begin(words));
        return heard -> draft.withChecksum(draft.lsa(heard, words.place()).header());
    }

    private static LsaDraft begin(Words words) {
        LsType type = LsaTypeWords.read(words);
        Named named = words.take("a Link State ID, or one with a prefix length", Named::parse);
        words.require("by");
        return new LsaDraft(new LsaKey(type, named.id(), words.routerId()), named.mask());
    }

    /** Such as 192.168.0.0/16, or without the length where no mask belongs to it. */
    private record Named(LinkStateId id, NetworkMask mask) {
        static Named parse(String text) {
            int slash = text.indexOf('/');
            return slash < 0
                    ? new Named(LinkStateId.parse(text), NetworkMask.NONE)
                    : new Named(
                            LinkStateId.parse(text.substring(0, slash)),
                            NetworkMask.ofPrefixLength(Integer.parseInt(text.substring(slash + 1))));
        }
    }

    private static Octets readInformation(Words words) {
        return words.takeIf("none") ? Octets.EMPTY : words.octets();
    }

    private Lsa lsa(Memory.Heard heard, String place) {
        Lsa lsa = asSent
                ? heard.sent(key)
                        .orElseThrow(() -> new ScenarioSyntaxException(place, "the router has not sent " + key))
                : Lsa.originate(key, options, sequence, body());
        return lsa.withAge(age.orElse(lsa.header().seconds()) | ageBits);
    }

    private LsaHeader withChecksum(LsaHeader header) {
        return new LsaHeader(
                header.age(),
                header.options(),
                header.type(),
                header.linkStateId(),
                header.advertisingRouter(),
                header.sequenceNumber(),
                checksum.orElse(header.checksum()),
                header.length());
    }

    /** Octets in the place of a body may be any, whether a body of the type can be read from them or not. */
    private LsaBody body() {
        return information.<LsaBody>map(UnknownLsa::new).orElseGet(this::bodyOfType);
    }

    private LsaBody bodyOfType() {
        return switch (key.type().code()) {
            case 1 -> new RouterLsa(flags, links);
            case 2 -> new NetworkLsa(mask, attached);
            case 3, 4 -> new SummaryLsa(mask, metric, List.of());
            case 5, 7 ->
                new AsExternalLsa(mask, List.of(new AsExternalLsa.Path(metricType, 0, metric, forwarding, tag)));
            default -> new UnknownLsa(Octets.EMPTY);
        };
    }
}
