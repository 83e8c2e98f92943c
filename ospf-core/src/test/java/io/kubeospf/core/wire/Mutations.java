package io.kubeospf.core.wire;

import java.util.List;
import java.util.stream.IntStream;

/** The ways in which a run of octets can be damaged, each one once. */
public final class Mutations {
    private Mutations() {}

    /** The octets without the last one, without the last two, and so on down to none. */
    public static List<Octets> truncationsOf(Octets octets) {
        return IntStream.range(0, octets.length())
                .mapToObj(length -> Octets.of(octets.toByteArray(), 0, length))
                .toList();
    }

    /** The octets with one bit turned, for each bit from the one given on. */
    public static List<Octets> bitFlipsOf(Octets octets, int firstOctet) {
        return IntStream.range(firstOctet * 8, octets.length() * 8)
                .mapToObj(bit -> withFlippedBit(octets, bit))
                .toList();
    }

    /** The octets with one bit turned, counted from the first of the first octet. */
    public static Octets withFlippedBit(Octets octets, int bit) {
        byte[] bytes = octets.toByteArray();
        bytes[bit / 8] ^= (byte) (0x80 >>> bit % 8);
        return Octets.of(bytes);
    }

    /** The octets with two of them overwritten. */
    public static Octets withPatch16(Octets octets, int offset, int value) {
        return new WireWriter().write(octets).patch16(offset, value).toOctets();
    }
}
