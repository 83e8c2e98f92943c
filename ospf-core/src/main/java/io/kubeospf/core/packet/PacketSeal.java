package io.kubeospf.core.packet;

import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import java.security.MessageDigest;
import java.util.Arrays;

/** What a key adds to a packet that was made without authentication, and whether a packet has it (RFC 2328 D.4, D.5). */
public final class PacketSeal {
    private PacketSeal() {}

    /** Puts a password into a packet. The checksum, which leaves the password out, is that of the new type. */
    public static Octets withPassword(Octets packet, AuthenticationKey key) {
        WireWriter sealed = new WireWriter();
        sealed.write(packet.slice(0, PacketHeader.CHECKSUM_OFFSET))
                .write16(0)
                .write16(AuthenticationType.SIMPLE_PASSWORD.code())
                .write(password(key))
                .write(afterHeader(packet));
        return PacketCodec.withChecksum(sealed);
    }

    /**
     * Appends a digest to a packet. There is no checksum.
     *
     * @param sequenceNumber of which the last 32 bits are sent
     */
    public static Octets withDigest(Octets packet, AuthenticationKey key, long sequenceNumber) {
        WireWriter sealed = new WireWriter();
        sealed.write(packet.slice(0, PacketHeader.CHECKSUM_OFFSET))
                .write16(0)
                .write16(AuthenticationType.CRYPTOGRAPHIC.code());
        new CryptographicFields(key.id(), key.algorithm().digestLength(), sequenceNumber).writeTo(sealed);
        Octets unsigned = sealed.write(afterHeader(packet)).toOctets();
        return sealed.write(key.algorithm().digest(key.secret(), unsigned, unsigned.length()))
                .toOctets();
    }

    /** Whether the packet holds the password. */
    public static boolean hasPassword(Octets packet, AuthenticationKey key) {
        return same(
                packet.slice(PacketHeader.AUTHENTICATION_OFFSET, PacketHeader.AUTHENTICATION_LENGTH), password(key));
    }

    /**
     * Whether the digest that follows the packet is the key's.
     *
     * @param header of the same octets, which hold a digest of the algorithm's length
     */
    public static boolean hasDigest(PacketHeader header, Octets packet, AuthenticationKey key) {
        return same(
                packet.slice(header.length(), key.algorithm().digestLength()),
                key.algorithm().digest(key.secret(), packet, header.length()));
    }

    private static Octets password(AuthenticationKey key) {
        return Octets.of(Arrays.copyOf(key.secret().toByteArray(), PacketHeader.AUTHENTICATION_LENGTH));
    }

    private static Octets afterHeader(Octets packet) {
        return packet.slice(PacketHeader.LENGTH, packet.length() - PacketHeader.LENGTH);
    }

    /** In a time that does not tell where the two differ. */
    private static boolean same(Octets theirs, Octets ours) {
        return MessageDigest.isEqual(theirs.toByteArray(), ours.toByteArray());
    }
}
