package io.kubeospf.core.net;

/** The 32-bit number that names one router in the Autonomous System (RFC 2328 1.2). */
public record RouterId(int value) implements Comparable<RouterId> {
    /** 0.0.0.0, which no router may have. */
    public static final RouterId NONE = new RouterId(0);

    /** The last in order. */
    public static final RouterId HIGHEST = new RouterId(0xffffffff);

    /**
     * Reads a dotted quad.
     *
     * @throws IllegalArgumentException when the text is not one; the message says what is expected
     */
    public static RouterId parse(String text) {
        return new RouterId(DottedQuad.parse(text));
    }

    /** Orders as unsigned 32-bit numbers. */
    @Override
    public int compareTo(RouterId other) {
        return Integer.compareUnsigned(value, other.value);
    }

    /** The dotted quad. */
    @Override
    public String toString() {
        return DottedQuad.format(value);
    }
}
