package io.kubeospf.core.packet;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the routers of a network know each other's packets (RFC 2328 D).
 *
 * @param keys each id once, all of one type; none: no authentication
 * @param strict whether a sequence number that comes again is refused. Some routers, BIRD among them, send several packets with one
 */
public record Authentication(List<AuthenticationKey> keys, boolean strict) {
    public static final Authentication NONE = new Authentication(List.of(), false);

    public Authentication {
        keys = List.copyOf(keys);
        if (keys.stream().map(AuthenticationKey::id).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("two keys have one id");
        }
        if (keys.stream().map(key -> key.algorithm().type()).distinct().count() > 1) {
            throw new IllegalArgumentException("passwords and cryptographic keys do not go together");
        }
    }

    /** With one key that is good at all times. */
    public static Authentication of(AuthenticationAlgorithm algorithm, int id, String secret) {
        return new Authentication(List.of(new AuthenticationKey(id, algorithm, Secret.of(secret))), false);
    }

    public AuthenticationType type() {
        return keys.isEmpty()
                ? AuthenticationType.NONE
                : keys.get(0).algorithm().type();
    }

    /** How many octets may follow each packet. */
    public int trailerLength() {
        return keys.stream()
                .mapToInt(key -> key.algorithm().digestLength())
                .max()
                .orElse(0);
    }

    /**
     * The key to send with: the one that began last. When all are over, the one that ended last goes on, because an expired key is
     * better than a lost adjacency (RFC 2328 D.3); the operator is to be told.
     *
     * @return empty when none has begun
     */
    public Optional<AuthenticationKey> sendingKey(Instant moment) {
        return keys.stream()
                .filter(key -> key.sends().contains(moment))
                .max(AuthenticationKey.BY_BEGINNING)
                .or(() -> lastOver(AuthenticationKey::sends, moment));
    }

    /** The key of an id, whether its time is now or not. */
    public Optional<AuthenticationKey> key(int id) {
        return keys.stream().filter(key -> key.id() == id).findFirst();
    }

    /**
     * Whether packets are taken that were sent with a key. When all keys are over, the one that ended last goes on. What we send with
     * is always taken: the neighbors have the same keys, and send with it too.
     */
    public boolean accepts(AuthenticationKey key, Instant moment) {
        return key.accepts().contains(moment)
                || sendingKey(moment).equals(Optional.of(key))
                || isLastAccepted(key, moment);
    }

    private boolean isLastAccepted(AuthenticationKey key, Instant moment) {
        return keys.stream().noneMatch(other -> other.accepts().contains(moment))
                && lastOver(AuthenticationKey::accepts, moment).equals(Optional.of(key));
    }

    private Optional<AuthenticationKey> lastOver(Function<AuthenticationKey, KeyLifetime> lifetime, Instant moment) {
        return keys.stream()
                .filter(key -> lifetime.apply(key).isOver(moment))
                .max(Comparator.comparing(
                                (AuthenticationKey key) -> lifetime.apply(key).until())
                        .thenComparingInt(AuthenticationKey::id));
    }

    /** The algorithms and keys by their ids: {@code none}, {@code md5 key 1, hmac-sha-256 key 2}. */
    @Override
    public String toString() {
        return keys.isEmpty()
                ? AuthenticationType.NONE.toString()
                : keys.stream().map(key -> key.algorithm() + " key " + key.id()).collect(Collectors.joining(", "));
    }
}
