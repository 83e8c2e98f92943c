package io.kubeospf.core.packet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A key or password. Nothing but this package can have its octets back, and its text does not tell them. */
public final class Secret {
    private final byte[] bytes;

    private Secret(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a secret has at least one octet");
        }
        this.bytes = bytes;
    }

    /** A copy of the array. */
    public static Secret of(byte... bytes) {
        return new Secret(bytes.clone());
    }

    /** The text in UTF-8. */
    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In octets. */
    public int length() {
        return bytes.length;
    }

    /** A copy that the caller owns. */
    byte[] toByteArray() {
        return bytes.clone();
    }

    /** Takes the same time wherever the two differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes, that.bytes);
    }

    /** The same for all, so that it tells nothing. */
    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
