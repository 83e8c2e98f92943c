package io.kubeospf.core.flooding;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.ExternalMetricType;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LinkStateDatabase;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A received LSA and what there is of it, told in words. Unless they say otherwise, the copy is an AS-external-LSA of
 * another router that is 100 seconds old, ten of them here, what is received is the same instance at the same age, and the area
 * is a normal one.
 */
final class ReceivedLsa {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final int MAX_AGE = 3600;
    private static final LinkStateId LINK_STATE_ID = LinkStateId.parse("10.96.0.0");
    private static final RouterId ORIGINATOR = RouterId.parse("192.168.100.1");
    private static final AsExternalLsa BODY = new AsExternalLsa(
            NetworkMask.ofPrefixLength(12),
            List.of(new AsExternalLsa.Path(ExternalMetricType.TYPE_2, 0, 3, Ipv4Address.UNSPECIFIED, 0)));

    private static final Pattern VOCABULARY = Pattern.compile("an LSA|same|type \\d+|(forged )?router-LSA"
            + "|(higher|lower) number|number [0-9a-f]+|(larger|smaller) checksum|age \\d+|MaxAge|DoNotAge"
            + "|nothing|copy|came at age \\d+|\\d+ s old|\\d+ ms old|own"
            + "|requested|full|in our name|stub area|NSSA|unacknowledged|synchronizing|sent \\d+ ms ago");

    private final List<String> received;
    private final List<String> weHave;

    ReceivedLsa(String received, String weHave) {
        this.received = words(received);
        this.weHave = words(weHave);
    }

    private static List<String> words(String text) {
        List<String> words = Arrays.asList(text.split(", ", -1));
        words.stream().filter(word -> !VOCABULARY.matcher(word).matches()).forEach(word -> {
            throw new IllegalArgumentException("'" + word + "' is none of " + VOCABULARY);
        });
        return words;
    }

    LsaJudgment judgment() {
        LsaHeader header = received();
        return new LsaJudgment(
                header,
                areaType(),
                weHave.contains("nothing") ? Optional.empty() : Optional.of(copy()),
                weHave.contains("requested") ? Optional.of(header) : Optional.empty(),
                weHave.contains("unacknowledged"),
                weHave.contains("synchronizing"),
                weHave.contains("in our name"),
                !weHave.contains("full"));
    }

    private AreaType areaType() {
        if (weHave.contains("stub area")) {
            return AreaType.STUB;
        }
        return weHave.contains("NSSA") ? AreaType.NSSA : AreaType.NORMAL;
    }

    private LsdbEntry copy() {
        Lsa lsa = ours(number(weHave, "number ([0-9a-f]+)", 16).orElse(0x80000005));
        int seconds = number(weHave, "(\\d+) s old", 10).orElse(10);
        Duration since = Duration.ofMillis(number(weHave, "(\\d+) ms old", 10).orElse(seconds * 1000));
        int grown = weHave.contains("DoNotAge") ? 0 : (int) since.toSeconds();
        int cameAt = number(weHave, "came at age (\\d+)", 10).orElse(seconds(weHave) - grown);
        LsdbEntry entry = new LinkStateDatabase(RouterId.parse("192.168.100.132"))
                .install(
                        ScopedLsaKey.beyondLink(lsa.key()),
                        lsa.withAge(cameAt | doNotAge(weHave)),
                        weHave.contains("own") ? LsdbEntry.Source.ORIGINATED : LsdbEntry.Source.RECEIVED,
                        NOW.minus(since));
        number(weHave, "sent (\\d+) ms ago", 10).ifPresent(ago -> entry.sentAt(NOW.minusMillis(ago)));
        return entry;
    }

    private LsaHeader received() {
        LsaHeader ours = weHave.contains("nothing") ? ours(0x80000005).header() : copy().header(NOW);
        int type = received.stream().anyMatch(word -> word.endsWith("router-LSA"))
                ? LsType.ROUTER.code()
                : number(received, "type (\\d+)", 10).orElse(LsType.AS_EXTERNAL.code());
        return new LsaHeader(
                seconds(received) | doNotAge(received),
                Options.NONE,
                new LsType(type),
                received.contains("router-LSA") ? new LinkStateId(ORIGINATOR.value()) : LINK_STATE_ID,
                ORIGINATOR,
                new LsSequenceNumber(number(received, "number ([0-9a-f]+)", 16)
                        .orElse(ours.sequenceNumber().value() + compared("higher number", "lower number"))),
                ours.checksum() + compared("larger checksum", "smaller checksum"),
                ours.length());
    }

    private static Lsa ours(int number) {
        LsaKey key = new LsaKey(LsType.AS_EXTERNAL, LINK_STATE_ID, ORIGINATOR);
        return Lsa.originate(key, Options.NONE, new LsSequenceNumber(number), BODY);
    }

    private static int seconds(List<String> words) {
        return words.contains("MaxAge")
                ? MAX_AGE
                : number(words, "age (\\d+)", 10).orElse(100);
    }

    private static int doNotAge(List<String> words) {
        return words.contains("DoNotAge") ? LsaHeader.DO_NOT_AGE : 0;
    }

    private int compared(String more, String less) {
        return (received.contains(more) ? 1 : 0) - (received.contains(less) ? 1 : 0);
    }

    private static Optional<Integer> number(List<String> words, String regex, int radix) {
        return words.stream()
                .map(Pattern.compile(regex)::matcher)
                .filter(Matcher::matches)
                .map(found -> Integer.parseUnsignedInt(found.group(1), radix))
                .findFirst();
    }
}
