package io.kubeospf.core.wire;

/** The ones' complement sum of RFC 1071, as packets and IPv4 headers carry it. */
public final class InternetChecksum {
    private int sum;

    /** Adds octets; each call's run starts on an even octet, and only the last may have an odd length. */
    public InternetChecksum add(Octets octets, int offset, int length) {
        for (int index = 0; index < length; index++) {
            int value = octets.at(offset + index);
            sum += index % 2 == 0 ? value << 8 : value;
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return this;
    }

    /** The field's value; 0 over octets that hold a right checksum. */
    public int value() {
        return ~sum & 0xffff;
    }
}
