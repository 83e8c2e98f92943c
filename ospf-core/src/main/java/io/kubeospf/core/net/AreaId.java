package io.kubeospf.core.net;

/** The 32-bit number of an area (RFC 2328 A.3.1). */
public record AreaId(int value) implements Comparable<AreaId> {
    /** 0.0.0.0, the backbone. */
    public static final AreaId BACKBONE = new AreaId(0);

    /**
     * Reads a dotted quad.
     *
     * @throws IllegalArgumentException when the text is not one; the message says what is expected
     */
    public static AreaId parse(String text) {
        return new AreaId(DottedQuad.parse(text));
    }

    /** Orders as unsigned 32-bit numbers. */
    @Override
    public int compareTo(AreaId other) {
        return Integer.compareUnsigned(value, other.value);
    }

    /** The dotted quad. */
    @Override
    public String toString() {
        return DottedQuad.format(value);
    }
}
