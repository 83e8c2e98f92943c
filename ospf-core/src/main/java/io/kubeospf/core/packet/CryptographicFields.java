package io.kubeospf.core.packet;

import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;

/**
 * The header's authentication field in a packet with cryptographic authentication (RFC 2328 D.3). The digest follows the packet and
 * is no part of its length.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              0                |    Key ID     | Auth Data Len |
 * |                 Cryptographic sequence number                 |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param digestLength how many octets follow the packet
 * @param sequenceNumber 0 to 2^32 - 1
 */
public record CryptographicFields(int keyId, int digestLength, long sequenceNumber) {
    private static final int DIGEST_LENGTH_OFFSET = PacketHeader.AUTHENTICATION_OFFSET + 3;

    /**
     * Reads the field. What follows the digest, such as an LLS block (RFC 5613), is not looked at.
     *
     * @param header of the same octets, with cryptographic authentication
     */
    public static CryptographicFields readFrom(PacketHeader header, Octets octets) throws MalformedPacketException {
        WireReader reader = octets.reader();
        reader.skip(PacketHeader.AUTHENTICATION_OFFSET + 2);
        CryptographicFields fields = new CryptographicFields(
                reader.readUnsigned8(), reader.readUnsigned8(), Integer.toUnsignedLong(reader.read32()));
        if (header.length() + fields.digestLength > octets.length()) {
            throw new MalformedPacketException(Malformation.AUTHENTICATION_LENGTH, DIGEST_LENGTH_OFFSET);
        }
        return fields;
    }

    /** The algorithm that makes digests of this length. */
    public String algorithm() {
        return AuthenticationAlgorithm.describe(digestLength);
    }

    void writeTo(WireWriter writer) {
        writer.write16(0).write8(keyId).write8(digestLength).write32((int) sequenceNumber);
    }
}
