package io.kubeospf.core.net;

/** An IPv4 address. */
public record Ipv4Address(int value) implements Comparable<Ipv4Address> {
    /** 0.0.0.0: in OSPF, the absence of an address. */
    public static final Ipv4Address UNSPECIFIED = new Ipv4Address(0);

    /** 224.0.0.5: every OSPF router of a network (RFC 2328 A.1). */
    public static final Ipv4Address ALL_SPF_ROUTERS = new Ipv4Address(0xe0000005);

    /** 224.0.0.6: the Designated Router and its Backup (RFC 2328 A.1). */
    public static final Ipv4Address ALL_D_ROUTERS = new Ipv4Address(0xe0000006);

    /**
     * Reads a dotted quad.
     *
     * @throws IllegalArgumentException when the text is not one; the message says what is expected
     */
    public static Ipv4Address parse(String text) {
        return new Ipv4Address(DottedQuad.parse(text));
    }

    public boolean isUnspecified() {
        return value == 0;
    }

    /** Whether the address is in 224.0.0.0/4. */
    public boolean isMulticast() {
        return value >>> 28 == 0xe;
    }

    /** Whether the address is in 127.0.0.0/8. */
    public boolean isLoopback() {
        return value >>> 24 == 127;
    }

    /** Whether the address is in 169.254.0.0/16 (RFC 3927). */
    public boolean isLinkLocal() {
        return value >>> 16 == 0xa9fe;
    }

    /** Orders as unsigned 32-bit numbers. */
    @Override
    public int compareTo(Ipv4Address other) {
        return Integer.compareUnsigned(value, other.value);
    }

    /** The dotted quad. */
    @Override
    public String toString() {
        return DottedQuad.format(value);
    }
}
