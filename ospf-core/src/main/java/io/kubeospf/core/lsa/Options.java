package io.kubeospf.core.lsa;

/**
 * The Options field of Hellos, Database Descriptions and LSAs (RFC 2328 A.2, RFC 5250, RFC 5613).
 *
 * @param bits 0 to 255; bits without a name here are kept
 */
public record Options(int bits) {
    public static final Options NONE = new Options(0);

    /** The area takes AS-external LSAs. */
    public static final Options EXTERNAL_ROUTING = new Options(0x02);

    /** In Database Descriptions and of neighbors: opaque LSAs are understood. */
    public static final Options OPAQUE = new Options(0x40);

    /** Whether every bit of the other is set. */
    public boolean has(Options other) {
        return (bits & other.bits) == other.bits;
    }

    public Options with(Options other) {
        return new Options(bits | other.bits);
    }

    /** Two hexadecimal digits with 0x. */
    @Override
    public String toString() {
        return "0x%02x".formatted(bits);
    }
}
