package io.kubeospf.core.packet;

import io.kubeospf.core.wire.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** How a key authenticates a packet (RFC 2328 D.3, RFC 5709). */
public enum AuthenticationAlgorithm {
    /** The key is a password of up to 8 octets that stands in each packet. */
    SIMPLE("simple", AuthenticationType.SIMPLE_PASSWORD, "", 0, 8),

    /** MD5 over the packet and the key, which fills 16 octets with zeros (RFC 2328 D.4.3). */
    MD5("md5", AuthenticationType.CRYPTOGRAPHIC, "MD5", 16, 16),

    HMAC_SHA_1("hmac-sha-1", AuthenticationType.CRYPTOGRAPHIC, "SHA-1", 20, AuthenticationAlgorithm.LONGEST_KEY),
    HMAC_SHA_256("hmac-sha-256", AuthenticationType.CRYPTOGRAPHIC, "SHA-256", 32, AuthenticationAlgorithm.LONGEST_KEY),
    HMAC_SHA_384("hmac-sha-384", AuthenticationType.CRYPTOGRAPHIC, "SHA-384", 48, AuthenticationAlgorithm.LONGEST_KEY),
    HMAC_SHA_512("hmac-sha-512", AuthenticationType.CRYPTOGRAPHIC, "SHA-512", 64, AuthenticationAlgorithm.LONGEST_KEY);

    /** HMAC takes keys of any length; longer ones than this are files given by mistake. */
    private static final int LONGEST_KEY = 1024;

    /** What stands in the place of the digest while it is computed, over and over (RFC 5709 3.3). */
    private static final byte[] APAD = {(byte) 0x87, (byte) 0x8f, (byte) 0xe1, (byte) 0xf3};

    private static final byte INNER_PAD = 0x36;
    private static final byte OUTER_PAD = 0x5c;

    private final String word;
    private final AuthenticationType type;
    private final String hash;
    private final int digestLength;
    private final int longestKey;

    AuthenticationAlgorithm(String word, AuthenticationType type, String hash, int digestLength, int longestKey) {
        this.word = word;
        this.type = type;
        this.hash = hash;
        this.digestLength = digestLength;
        this.longestKey = longestKey;
    }

    public AuthenticationType type() {
        return type;
    }

    /** How many octets follow the packet. */
    public int digestLength() {
        return digestLength;
    }

    /** How many octets a key can have at most. */
    public int longestKey() {
        return longestKey;
    }

    /** A digest's length, and the algorithm that makes such digests. */
    static String describe(int digestLength) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.type == AuthenticationType.CRYPTOGRAPHIC)
                .filter(algorithm -> algorithm.digestLength == digestLength)
                .map(AuthenticationAlgorithm::toString)
                .findFirst()
                .orElse("a digest of " + digestLength + " octets");
    }

    /**
     * The digest of a packet, its header's fields filled in.
     *
     * @param length how many octets the packet has; what follows does not count
     */
    Octets digest(Secret secret, Octets packet, int length) {
        byte[] bytes = packet.toByteArray();
        MessageDigest digest = newDigest();
        if (this == MD5) {
            digest.update(bytes, 0, length);
            return Octets.of(digest.digest(Arrays.copyOf(secret.toByteArray(), digestLength)));
        }
        // RFC 5709 3.3 hashes a key that is longer than the digest. FRR, BIRD and Holo hash one that is longer than
        // the block of the hash function, as HMAC does (RFC 2104), and so do we.
        byte[] key = secret.toByteArray();
        byte[] block = Arrays.copyOf(key.length > blockLength() ? digest.digest(key) : key, blockLength());
        digest.update(padded(block, INNER_PAD));
        digest.update(bytes, 0, length);
        for (int filled = 0; filled < digestLength; filled += APAD.length) {
            digest.update(APAD);
        }
        byte[] inner = digest.digest();
        digest.update(padded(block, OUTER_PAD));
        return Octets.of(digest.digest(inner));
    }

    /** In octets (FIPS 180-4). */
    private int blockLength() {
        return digestLength > 32 ? 128 : 64;
    }

    private static byte[] padded(byte[] block, byte pad) {
        byte[] padded = block.clone();
        for (int index = 0; index < padded.length; index++) {
            padded[index] ^= pad;
        }
        return padded;
    }

    /** HMAC stands above because javax.crypto.Mac costs 40 ms and 3 MB more at the start; a test compares the two. */
    private MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks " + hash, e);
        }
    }

    /** The word of the configuration. */
    @Override
    public String toString() {
        return word;
    }
}
