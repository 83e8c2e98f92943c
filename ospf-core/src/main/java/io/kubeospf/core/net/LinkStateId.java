package io.kubeospf.core.net;

/** The piece of the routing domain that an LSA describes; what the number means depends on the LS type (RFC 2328 12.1.4). */
public record LinkStateId(int value) implements Comparable<LinkStateId> {

    /**
     * Reads a dotted quad.
     *
     * @throws IllegalArgumentException when the text is not one; the message says what is expected
     */
    public static LinkStateId parse(String text) {
        return new LinkStateId(DottedQuad.parse(text));
    }

    /** Orders as unsigned 32-bit numbers. */
    @Override
    public int compareTo(LinkStateId other) {
        return Integer.compareUnsigned(value, other.value);
    }

    /** The dotted quad. */
    @Override
    public String toString() {
        return DottedQuad.format(value);
    }
}
