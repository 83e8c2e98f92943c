package io.kubeospf.core.net;

import java.util.Comparator;

/**
 * An IPv4 prefix such as 10.96.0.0/12.
 *
 * @param address the network's address; the bits after the prefix are zero
 * @param length 0 to 32
 */
public record Ipv4Prefix(Ipv4Address address, int length) implements Comparable<Ipv4Prefix> {
    private static final Comparator<Ipv4Prefix> ORDER =
            Comparator.comparing(Ipv4Prefix::address).thenComparingInt(Ipv4Prefix::length);

    public Ipv4Prefix {
        int mask = NetworkMask.ofPrefixLength(length).value();
        if ((address.value() & ~mask) != 0) {
            throw new IllegalArgumentException(address + "/" + length + " has host bits set; the network is "
                    + new Ipv4Address(address.value() & mask) + "/" + length);
        }
    }

    /** The network that an address is in. */
    public static Ipv4Prefix containing(Ipv4Address address, int length) {
        int mask = NetworkMask.ofPrefixLength(length).value();
        return new Ipv4Prefix(new Ipv4Address(address.value() & mask), length);
    }

    /**
     * Reads {@code a.b.c.d/length}.
     *
     * @throws IllegalArgumentException when the text is not a prefix; the message says what is wrong and what is expected
     */
    public static Ipv4Prefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]|[12][0-9]|3[0-2]")) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a prefix: an address, a slash and a length of 0 to 32, such as 10.96.0.0/12");
        }
        return new Ipv4Prefix(Ipv4Address.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    public NetworkMask mask() {
        return NetworkMask.ofPrefixLength(length);
    }

    public boolean contains(Ipv4Address candidate) {
        return mask().sameNetwork(address, candidate);
    }

    /** Orders by address, then shorter prefixes first. */
    @Override
    public int compareTo(Ipv4Prefix other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
