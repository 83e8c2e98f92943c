package io.kubeospf.core.lsa;

/** The sequence number of an LSA: a signed number that grows with each instance (RFC 2328 12.1.6). */
public record LsSequenceNumber(int value) implements Comparable<LsSequenceNumber> {
    /** Below the first; no LSA has it. */
    public static final LsSequenceNumber RESERVED = new LsSequenceNumber(0x80000000);

    /** The first instance's number. */
    public static final LsSequenceNumber INITIAL = new LsSequenceNumber(0x80000001);

    /** The last number: the LSA must be flushed before a next instance can be. */
    public static final LsSequenceNumber MAXIMUM = new LsSequenceNumber(0x7fffffff);

    /**
     * The number of the next instance.
     *
     * @throws IllegalStateException after {@link #MAXIMUM}
     */
    public LsSequenceNumber next() {
        if (equals(MAXIMUM)) {
            throw new IllegalStateException("no sequence number follows MaxSequenceNumber");
        }
        return new LsSequenceNumber(value + 1);
    }

    @Override
    public int compareTo(LsSequenceNumber other) {
        return Integer.compare(value, other.value);
    }

    /** Eight hexadecimal digits with 0x. */
    @Override
    public String toString() {
        return "0x%08x".formatted(value);
    }
}
