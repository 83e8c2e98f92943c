package io.kubeospf.daemon.config;

import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.packet.AuthenticationAlgorithm;
import io.kubeospf.core.packet.AuthenticationKey;
import io.kubeospf.core.packet.KeyLifetime;
import io.kubeospf.core.packet.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads {@code authentication}. No problem that it finds tells anything of a key. */
final class AuthenticationReader {
    private static final String AUTHENTICATION = "authentication";
    private static final String TYPE = "type";
    private static final String KEYS = "keys";
    private static final String ID = "id";
    private static final String FILE = "file";
    private static final String KEY = "key";

    private static final ScalarFormat<AuthenticationAlgorithm> ALGORITHM =
            ScalarFormat.word(AuthenticationAlgorithm.values());

    private final KeyFiles files;
    private final AuthenticationAlgorithm algorithm;
    private final UniqueValues<Integer> ids = new UniqueValues<>("key id");
    private boolean passwordWithoutId;

    private AuthenticationReader(KeyFiles files, AuthenticationAlgorithm algorithm) {
        this.files = files;
        this.algorithm = algorithm;
    }

    /** Of an interface; none when it has no such key, or nothing that could be used. */
    static Authentication read(Section ofInterface, KeyFiles files) {
        return ofInterface
                .section(AUTHENTICATION, "type: hmac-sha-256", section -> readSection(section, files))
                .orElse(Authentication.NONE);
    }

    private static Optional<Authentication> readSection(Section section, KeyFiles files) {
        if (!section.has(TYPE)) {
            section.problem("type: missing; write how packets are authenticated, such as type: hmac-sha-256");
        }
        Optional<AuthenticationAlgorithm> algorithm = section.scalar(TYPE, ALGORITHM);
        boolean strict = section.scalar("strict", ScalarFormat.truth(), false);
        AuthenticationReader reader =
                new AuthenticationReader(files, algorithm.orElse(AuthenticationAlgorithm.HMAC_SHA_256));
        List<Optional<AuthenticationKey>> read = section.sections(
                        KEYS, "{ id: 1, file: /etc/kube-ospf/key-1 }", key -> Optional.of(reader.readKey(key)))
                .orElse(List.of());
        if (!section.has(KEYS) || section.holdsEmptyList(KEYS)) {
            section.problem(KEYS, "keys: missing; write at least one: - { id: 1, file: /etc/kube-ospf/key-1 }");
        }
        section.end();
        List<AuthenticationKey> keys = read.stream().flatMap(Optional::stream).toList();
        if (algorithm.isEmpty() || keys.isEmpty() || keys.size() < read.size() || !reader.ids.areUnique()) {
            return Optional.empty();
        }
        findGap(section, keys);
        return Optional.of(new Authentication(keys, strict));
    }

    /** Empty for a key that cannot be used; the problem is told. */
    private Optional<AuthenticationKey> readKey(Section section) {
        AuthenticationAlgorithm ofKey = section.scalar(TYPE, ALGORITHM, algorithm);
        if (ofKey.type() != algorithm.type()) {
            section.problem(
                    TYPE, "type: " + ofKey + " and " + algorithm + " cannot be used together; write one of them");
        }
        Optional<Integer> id = readId(section);
        Optional<Secret> secret = readSecret(section, ofKey);
        KeyLifetime sends = readLifetime(section, "send");
        KeyLifetime accepts = readLifetime(section, "accept");
        if (sends.from().isBefore(accepts.from()) || sends.until().isAfter(accepts.until())) {
            section.problem("accept-from and accept-until: packets would be sent with this key (" + sends
                    + ") when those of others are not accepted (" + accepts
                    + "); accept it from before the first router sends until after the last does");
        }
        section.end();
        return id.isPresent() && secret.isPresent() && ofKey.type() == algorithm.type()
                ? Optional.of(new AuthenticationKey(id.get(), ofKey, secret.get(), sends, accepts))
                : Optional.empty();
    }

    /** A password alone needs none, because packets do not name it. */
    private Optional<Integer> readId(Section section) {
        Optional<Integer> id = section.scalar(ID, ScalarFormat.wholeNumber(0, 255));
        if (!section.has(ID)) {
            if (algorithm != AuthenticationAlgorithm.SIMPLE) {
                section.problem("id: missing; write the number that all routers have for this key, such as id: 1");
                return id;
            }
            if (passwordWithoutId) {
                section.problem("id: missing; of several passwords give each an id, such as id: 1 and id: 2");
                return id;
            }
            passwordWithoutId = true;
            id = Optional.of(0);
        }
        id.ifPresent(value -> ids.add(section, ID, value));
        return id;
    }

    private Optional<Secret> readSecret(Section section, AuthenticationAlgorithm ofKey) {
        if (section.has(FILE) == section.has(KEY)) {
            section.problem("file: write either file, with the name of the key's file, or key, with the key itself");
        }
        Optional<Secret> ofFile = section.scalar(FILE, files::read);
        Optional<Secret> secret =
                section.scalar(KEY, AuthenticationReader::literal).or(() -> ofFile);
        if (secret.isPresent() && secret.get().length() > ofKey.longestKey()) {
            section.problem(
                    section.has(FILE) ? FILE : KEY,
                    "the key has " + secret.get().length() + " octets; " + ofKey + " takes at most "
                            + ofKey.longestKey() + ", write a shorter one on all routers");
            return Optional.empty();
        }
        return secret;
    }

    private static Secret literal(String text) {
        return KeyFiles.withoutLineEnd(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyLifetime readLifetime(Section section, String what) {
        String untilKey = what + "-until";
        Instant from = section.scalar(what + "-from", ScalarFormat::instant, Instant.MIN);
        Instant until = section.scalar(untilKey, ScalarFormat::instant, Instant.MAX);
        if (from.isBefore(until)) {
            return new KeyLifetime(from, until);
        }
        section.problem(untilKey, untilKey + ": " + until + " must be after " + what + "-from, which is " + from);
        return KeyLifetime.ALWAYS;
    }

    /** A time without a key between two of them; the last may end, for then it goes on. */
    private static void findGap(Section section, List<AuthenticationKey> keys) {
        List<KeyLifetime> lifetimes = keys.stream()
                .map(AuthenticationKey::sends)
                .sorted(Comparator.comparing(KeyLifetime::from))
                .toList();
        Instant covered = lifetimes.get(0).until();
        for (KeyLifetime next : lifetimes) {
            if (next.from().isAfter(covered)) {
                section.problem(
                        KEYS,
                        "keys: none is for sending from " + covered + " until " + next.from()
                                + "; let one begin earlier (send-from) or end later (send-until)");
            }
            covered = covered.isAfter(next.until()) ? covered : next.until();
        }
    }
}
