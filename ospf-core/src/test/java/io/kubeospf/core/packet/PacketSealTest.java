package io.kubeospf.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.wire.AnnotatedHex;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Mutations;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacketSealTest {
    private static final Octets HELLO = PacketVector.HELLO.octets();
    private static final AuthenticationKey PASSWORD =
            new AuthenticationKey(0, AuthenticationAlgorithm.SIMPLE, Secret.of("sesame"));

    static List<SealedVector> vectors() {
        return SealedVector.ALL;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    @Proves("RFC 2328 D.3, D.4.3; RFC 5709 3.3")
    void aDigestFollowsThePacketAndIsNoPartOfItsLength(SealedVector vector) {
        Octets expected = new WireWriter()
                .write(AnnotatedHex.octets(
                        "02 01 0034 c0a86484 00000000 0000 0002")) // 52 octets, no checksum, AuType 2
                .write(AnnotatedHex.octets("0000 07"))
                .write8(vector.algorithm().digestLength())
                .write(AnnotatedHex.octets("6a000001"))
                .write(HELLO.slice(PacketHeader.LENGTH, HELLO.length() - PacketHeader.LENGTH))
                .write(vector.digest())
                .toOctets();

        assertEquals(expected, seal(vector));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    @Proves("RFC 2328 D.5.3; RFC 5709 3.3")
    void knowsItsOwnDigestAndReadsThePacket(SealedVector vector) throws MalformedPacketException {
        Octets sealed = seal(vector);
        PacketHeader header = PacketCodec.decodeHeader(sealed);

        assertEquals(
                new CryptographicFields(7, vector.digest().length(), 0x6a000001L),
                CryptographicFields.readFrom(header, sealed));
        assertTrue(PacketSeal.hasDigest(header, sealed, vector.key()));
        assertEquals(PacketVector.HELLO.body(), PacketCodec.decodeBody(header, sealed));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    @Proves("RFC 5613 2.2")
    void whatFollowsTheDigestIsNotLookedAt(SealedVector vector) throws MalformedPacketException {
        Octets sealed = new WireWriter()
                .write(seal(vector))
                .write(AnnotatedHex.octets("fff6 0003 0001 0004 00000001")) // an LLS block
                .toOctets();
        PacketHeader header = PacketCodec.decodeHeader(sealed);

        assertTrue(PacketSeal.hasDigest(header, sealed, vector.key()));
        assertEquals(PacketVector.HELLO.body(), PacketCodec.decodeBody(header, sealed));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    @Proves("RFC 2328 D.5.3")
    void noBitOfThePacketOrTheDigestCanTurnUnnoticed(SealedVector vector) throws MalformedPacketException {
        Octets sealed = seal(vector);
        PacketHeader header = PacketCodec.decodeHeader(sealed);
        for (Octets flipped : Mutations.bitFlipsOf(sealed, 0)) {
            assertFalse(PacketSeal.hasDigest(header, flipped, vector.key()), flipped::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesADigestThatIsCutShort(SealedVector vector) {
        Octets sealed = seal(vector);
        for (int length = HELLO.length(); length < sealed.length(); length++) {
            Octets cut = sealed.slice(0, length);

            MalformedPacketException refusal = assertThrows(
                    MalformedPacketException.class,
                    () -> CryptographicFields.readFrom(PacketCodec.decodeHeader(cut), cut));

            assertEquals(Malformation.AUTHENTICATION_LENGTH, refusal.malformation());
            assertEquals(19, refusal.offset());
        }
    }

    @Test
    @Proves("RFC 2328 D.2, D.4.2")
    void aPasswordStandsInTheHeaderAndTheChecksumLeavesItOut() {
        assertEquals(
                new WireWriter()
                        .write(AnnotatedHex.octets("02 01 0034 c0a86484 00000000"))
                        .write(AnnotatedHex.octets("8e15 0001 | checksum, AuType 1"))
                        .write(AnnotatedHex.octets("736573616d65 0000 | sesame"))
                        .write(HELLO.slice(PacketHeader.LENGTH, HELLO.length() - PacketHeader.LENGTH))
                        .toOctets(),
                PacketSeal.withPassword(HELLO, PASSWORD));
    }

    @Test
    @Proves("RFC 2328 D.5.2")
    void aPasswordIsTheSameInEveryOctetOrIsNot() throws MalformedPacketException {
        Octets sealed = PacketSeal.withPassword(HELLO, PASSWORD);

        assertTrue(PacketSeal.hasPassword(sealed, PASSWORD));
        assertEquals(PacketVector.HELLO.body(), PacketCodec.decodeBody(PacketCodec.decodeHeader(sealed), sealed));
        for (String other : List.of("sesam", "sesame1", "Sesame", "sesamesa")) {
            AuthenticationKey key = new AuthenticationKey(0, AuthenticationAlgorithm.SIMPLE, Secret.of(other));
            assertFalse(PacketSeal.hasPassword(sealed, key), other);
        }
    }

    private static Octets seal(SealedVector vector) {
        return PacketSeal.withDigest(HELLO, vector.key(), SealedVector.SEQUENCE_NUMBER);
    }
}
