package io.kubeospf.core.wire;

import java.util.Arrays;

/** Writes big-endian numbers into a run of octets that grows as needed. */
public final class WireWriter {
    private byte[] bytes = new byte[128];
    private int length;

    public int length() {
        return length;
    }

    public WireWriter write8(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public WireWriter write16(int value) {
        return write8(value >>> 8).write8(value);
    }

    public WireWriter write24(int value) {
        return write8(value >>> 16).write16(value);
    }

    public WireWriter write32(int value) {
        return write16(value >>> 16).write16(value);
    }

    public WireWriter write(Octets octets) {
        octets.appendTo(this);
        return this;
    }

    /** Overwrites two octets written before. */
    public WireWriter patch16(int offset, int value) {
        if (offset < 0 || offset + 2 > length) {
            throw new IllegalArgumentException("octets " + offset + " and " + (offset + 1) + " of " + length);
        }
        bytes[offset] = (byte) (value >>> 8);
        bytes[offset + 1] = (byte) value;
        return this;
    }

    public Octets toOctets() {
        return Octets.of(bytes, 0, length);
    }

    void append(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    private void reserve(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
