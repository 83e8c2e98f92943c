package io.kubeospf.core.net;

import java.util.OptionalInt;

/**
 * A network mask as packets and LSAs carry it. A neighbor may send any 32 bits, so a mask with holes can be held; it has
 * no {@link #prefixLength()}.
 */
public record NetworkMask(int value) {
    /** 0.0.0.0, which unnumbered point-to-point networks put into Hellos (RFC 2328 9.5). */
    public static final NetworkMask NONE = new NetworkMask(0);

    /** 255.255.255.255. */
    public static final NetworkMask HOST = new NetworkMask(-1);

    /**
     * The mask of a prefix.
     *
     * @param prefixLength 0 to 32
     */
    public static NetworkMask ofPrefixLength(int prefixLength) {
        if (prefixLength < 0 || prefixLength > 32) {
            throw new IllegalArgumentException("a prefix length is 0 to 32, not " + prefixLength);
        }
        return new NetworkMask(prefixLength == 0 ? 0 : -1 << (32 - prefixLength));
    }

    /** The number of leading ones, absent when a one follows a zero. */
    public OptionalInt prefixLength() {
        int ones = Integer.numberOfLeadingZeros(~value);
        return value == ofPrefixLength(ones).value ? OptionalInt.of(ones) : OptionalInt.empty();
    }

    /** Whether both addresses are in the same network under this mask. */
    public boolean sameNetwork(Ipv4Address one, Ipv4Address other) {
        return (one.value() & value) == (other.value() & value);
    }

    /** The dotted quad. */
    @Override
    public String toString() {
        return DottedQuad.format(value);
    }
}
