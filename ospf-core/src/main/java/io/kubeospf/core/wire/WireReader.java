package io.kubeospf.core.wire;

/** Reads big-endian numbers from a run of octets and never beyond its end. */
public final class WireReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    WireReader(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
    }

    /** How many octets are left. */
    public int remaining() {
        return end - position;
    }

    /** Where the next octet stands, counted from the first octet of the whole packet. */
    public int position() {
        return position;
    }

    public int readUnsigned8() throws MalformedPacketException {
        require(1);
        return bytes[position++] & 0xff;
    }

    public int readUnsigned16() throws MalformedPacketException {
        return readUnsigned8() << 8 | readUnsigned8();
    }

    public int readUnsigned24() throws MalformedPacketException {
        return readUnsigned8() << 16 | readUnsigned16();
    }

    public int read32() throws MalformedPacketException {
        return readUnsigned16() << 16 | readUnsigned16();
    }

    public Octets readOctets(int length) throws MalformedPacketException {
        require(length);
        Octets octets = Octets.of(bytes, position, length);
        position += length;
        return octets;
    }

    public void skip(int length) throws MalformedPacketException {
        require(length);
        position += length;
    }

    /** A reader of the next octets, which this reader then passes over. */
    public WireReader readSlice(int length) throws MalformedPacketException {
        require(length);
        WireReader slice = new WireReader(bytes, position, length);
        position += length;
        return slice;
    }

    /** A reader of the same octets from the same place on. */
    public WireReader copy() {
        return new WireReader(bytes, position, remaining());
    }

    /** What is wrong, and that it is wrong here. */
    public MalformedPacketException malformed(Malformation malformation) {
        return new MalformedPacketException(malformation, position);
    }

    private void require(int length) throws MalformedPacketException {
        if (length < 0 || length > remaining()) {
            throw malformed(Malformation.TRUNCATED);
        }
    }
}
