package io.kubeospf.core.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** An immutable run of octets, equal by content. */
public final class Octets {
    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of the array. */
    public static Octets of(byte... bytes) {
        return new Octets(bytes.clone());
    }

    /**
     * A copy of a part of the array.
     *
     * @throws IndexOutOfBoundsException when the array has no such part
     */
    public static Octets of(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new Octets(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    public int length() {
        return bytes.length;
    }

    /** The octet at an index, 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    /**
     * A part of these octets.
     *
     * @throws IndexOutOfBoundsException when there is no such part
     */
    public Octets slice(int offset, int count) {
        return of(bytes, offset, count);
    }

    /** A copy that the caller owns. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    public WireReader reader() {
        return new WireReader(bytes, 0, bytes.length);
    }

    void appendTo(WireWriter writer) {
        writer.append(bytes, 0, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Hexadecimal, two digits an octet. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
