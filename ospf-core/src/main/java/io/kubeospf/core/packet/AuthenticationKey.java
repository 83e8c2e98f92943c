package io.kubeospf.core.packet;

import java.util.Comparator;

/**
 * A key that the routers of a network share (RFC 2328 D.3).
 *
 * @param id 0 to 255; packets with cryptographic authentication name it
 * @param sends when packets are sent with it
 * @param accepts when packets that were sent with it are taken
 */
public record AuthenticationKey(
        int id, AuthenticationAlgorithm algorithm, Secret secret, KeyLifetime sends, KeyLifetime accepts) {

    /** Of two keys the one that was to begin later; the higher id where both begin at once, as who rotates keys counts up. */
    static final Comparator<AuthenticationKey> BY_BEGINNING =
            Comparator.comparing((AuthenticationKey key) -> key.sends().from()).thenComparingInt(AuthenticationKey::id);

    public AuthenticationKey {
        if (id < 0 || id > 255) {
            throw new IllegalArgumentException("a key's id must be 0 to 255, not " + id);
        }
        if (secret.length() > algorithm.longestKey()) {
            throw new IllegalArgumentException("key " + id + " has " + secret.length() + " octets; " + algorithm
                    + " takes at most " + algorithm.longestKey());
        }
    }

    /** A key that is good at all times. */
    public AuthenticationKey(int id, AuthenticationAlgorithm algorithm, Secret secret) {
        this(id, algorithm, secret, KeyLifetime.ALWAYS, KeyLifetime.ALWAYS);
    }
}
