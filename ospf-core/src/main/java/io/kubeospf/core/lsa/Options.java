package io.kubeospf.core.lsa;

/**
 * The Options field of Hellos, Database Descriptions and LSAs (RFC 2328 A.2, RFC 3101, RFC 5250, RFC 5613).
 *
 * @param bits 0 to 255; bits without a name here are kept
 */
public record Options(int bits) {
    public static final Options NONE = new Options(0);

    /** The area takes AS-external LSAs. */
    public static final Options EXTERNAL_ROUTING = new Options(0x02);

    /** In Hellos and Database Descriptions: the area is an NSSA (RFC 3101 A.1). */
    public static final Options NSSA = new Options(0x08);

    /** The same bit in an NSSA-LSA: border routers are to translate it (RFC 3101 A.1). */
    public static final Options PROPAGATE = NSSA;

    /** The bits that tell what type of area it is. */
    public static final Options AREA_TYPE = EXTERNAL_ROUTING.with(NSSA);

    /** In Database Descriptions and of neighbors: opaque LSAs are understood. */
    public static final Options OPAQUE = new Options(0x40);

    /** Whether every bit of the other is set. */
    public boolean has(Options other) {
        return (bits & other.bits) == other.bits;
    }

    public Options with(Options other) {
        return new Options(bits | other.bits);
    }

    /** The bits that the other has as well. */
    public Options only(Options other) {
        return new Options(bits & other.bits);
    }

    /** Two hexadecimal digits with 0x. */
    @Override
    public String toString() {
        return "0x%02x".formatted(bits);
    }
}
