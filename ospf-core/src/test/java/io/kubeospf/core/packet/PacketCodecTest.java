package io.kubeospf.core.packet;

import static io.kubeospf.core.wire.AnnotatedHex.octets;
import static io.kubeospf.core.wire.Mutations.withPatch16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.wire.InternetChecksum;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Mutations;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketCodecTest {
    private static final int LENGTH_OFFSET = 2;
    private static final int CHECKSUM_OFFSET = 12;
    private static final int AUTHENTICATION_OFFSET = 16;

    static List<PacketVector> everyPacket() {
        return PacketVector.all();
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    @Proves(
            value = "RFC 2328 A.3.1, A.3.2, A.3.3, A.3.4, A.3.5, A.3.6",
            rule = "Packets of every type are read as their octets say")
    void decodesWhatTheOctetsSay(PacketVector vector) throws MalformedPacketException {
        PacketHeader header = PacketCodec.decodeHeader(vector.octets());

        assertEquals(vector.header(), header);
        assertEquals(vector.body(), PacketCodec.decodeBody(header, vector.octets()));
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    @Proves(
            value = "RFC 2328 A.3.1, A.3.2, A.3.3, A.3.4, A.3.5, A.3.6, D.4.1",
            rule = "Packets of every type are written in the octets that say it, checksum included")
    void encodesTheOctetsThatSayIt(PacketVector vector) {
        PacketHeader header = vector.header();

        assertEquals(vector.octets(), PacketCodec.encode(vector.body(), header.routerId(), header.areaId()));
    }

    @ParameterizedTest
    @CsvSource({"7, true, true, true", "4, true, false, false", "2, false, true, false", "1, false, false, true"})
    @Proves("RFC 2328 A.3.3")
    void eachBitOfADatabaseDescriptionHasItsMeaning(int bits, boolean init, boolean more, boolean master)
            throws MalformedPacketException {
        Octets octets = withChecksum(withPatch16(PacketVector.DATABASE_DESCRIPTION.octets(), 26, 0x4200 | bits));

        DatabaseDescription decoded = (DatabaseDescription) decode(octets);

        assertEquals(new DatabaseDescription.Flags(init, more, master), decoded.flags());
        assertEquals(octets, encode(decoded, PacketVector.DATABASE_DESCRIPTION));
    }

    @Test
    @Proves("RFC 2328 A.3.2")
    void intervalsOfAHelloAreUnsigned() throws MalformedPacketException {
        Octets octets = withChecksum(octets("""
                02 01 002c c0a86484 00000000 0000 0000 00000000 00000000
                ffffff00
                ffff 02 ff | HelloInterval 65535, Router Priority 255
                ffffffff   | RouterDeadInterval 4294967295
                00000000 00000000
                """));

        Hello hello = (Hello) decode(octets);

        assertEquals(65535, hello.helloInterval());
        assertEquals(255, hello.routerPriority());
        assertEquals(4294967295L, hello.routerDeadInterval());
        assertEquals(octets, encode(hello, PacketVector.HELLO));
    }

    @Test
    @Proves("RFC 2328 A.3.4")
    void aRequestMayNameATypeThatNoLsaCanHave() throws MalformedPacketException {
        Octets octets = withChecksum(withPatch16(PacketVector.LINK_STATE_REQUEST.octets(), 24, 0x8000));

        LinkStateRequest request = (LinkStateRequest) decode(octets);

        assertEquals(new LsType(0x80000001), request.keys().get(0).type());
        assertEquals(octets, encode(request, PacketVector.LINK_STATE_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 255})
    @Proves(value = "RFC 2328 8.2", rule = "A packet of another version is refused")
    void refusesAnotherVersion(int version) {
        Octets octets = withPatch16(PacketVector.HELLO.octets(), 0, version << 8 | 1);

        assertMalformed(Malformation.VERSION, 0, octets);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 10, 255})
    @Proves("RFC 2328 A.3.1")
    void refusesAnUnknownPacketType(int type) {
        Octets octets = withPatch16(PacketVector.HELLO.octets(), 0, 2 << 8 | type);

        assertMalformed(Malformation.PACKET_TYPE, 1, octets);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 23, 53, 65535})
    @Proves("RFC 2328 A.3.1")
    void refusesALengthShorterThanTheHeaderOrLongerThanWhatCame(int length) {
        Octets octets = withPatch16(PacketVector.HELLO.octets(), LENGTH_OFFSET, length);

        assertMalformed(Malformation.PACKET_LENGTH, LENGTH_OFFSET, octets);
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    @Proves("RFC 2328 A.3.1")
    void refusesAPacketThatLacksOctets(PacketVector vector) {
        for (Octets truncated : Mutations.truncationsOf(vector.octets())) {
            MalformedPacketException refusal = assertThrows(MalformedPacketException.class, () -> decode(truncated));

            Malformation expected = truncated.length() < 4 ? Malformation.TRUNCATED : Malformation.PACKET_LENGTH;
            assertEquals(expected, refusal.malformation(), truncated::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    @Proves("RFC 2328 8.2, D.5.1")
    void refusesAPacketOfWhichABitHasTurned(PacketVector vector) {
        for (Octets flipped : Mutations.bitFlipsOf(vector.octets(), 0)) {
            if (differsOnlyInAuthentication(flipped, vector.octets()) || claimsDigest(flipped)) {
                continue;
            }
            assertThrows(MalformedPacketException.class, () -> decode(flipped), flipped::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    @Proves("RFC 2328 A.3.1, D.1, D.5.1")
    void theChecksumLeavesTheAuthenticationFieldOut(PacketVector vector) throws MalformedPacketException {
        byte[] withPassword = vector.octets().toByteArray();
        for (int index = 0; index < 8; index++) {
            withPassword[AUTHENTICATION_OFFSET + index] = (byte) (0xff - index);
        }

        assertEquals(vector.body(), decode(Octets.of(withPassword)));
    }

    @Test
    void namesTheFieldOfAWrongChecksum() {
        Octets octets = withPatch16(PacketVector.HELLO.octets(), CHECKSUM_OFFSET, 0x8e17);

        assertMalformed(Malformation.PACKET_CHECKSUM, CHECKSUM_OFFSET, octets);
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    void readsOrRefusesEveryTurnedBitUnderARightChecksum(PacketVector vector) {
        for (Octets flipped : Mutations.bitFlipsOf(vector.octets(), 0)) {
            readOrRefuse(withChecksum(flipped));
        }
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    void readsOrRefusesEveryShorterPacketUnderARightLengthAndChecksum(PacketVector vector) {
        for (Octets truncated : Mutations.truncationsOf(vector.octets())) {
            if (truncated.length() >= PacketHeader.LENGTH) {
                readOrRefuse(withLengthAndChecksum(truncated));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    void readsOrRefusesTheContentsOfEachPacketAsThoseOfEveryOtherType(PacketVector vector) {
        for (int type = 0; type <= 255; type++) {
            readOrRefuse(withChecksum(withPatch16(vector.octets(), 0, 2 << 8 | type)));
        }
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    @Proves(value = "RFC 5613 2.2", rule = "An LLS block behind a packet is passed over")
    void doesNotLookAtAnLlsBlockBehindThePacket(PacketVector vector) throws MalformedPacketException {
        Octets withLls =
                new WireWriter().write(vector.octets()).write(octets("""
                        fff6 0003          | LLS checksum, 3 words of 32 bits
                        0001 0004 00000001 | extended options: LSDB resynchronization
                        """)).toOctets();

        assertEquals(vector.header(), PacketCodec.decodeHeader(withLls));
        assertEquals(vector.body(), decode(withLls));
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    void refusesAFieldThatIsBegunAndNotEnded(PacketVector vector) {
        Octets longer = withLengthAndChecksum(new WireWriter()
                .write(vector.octets())
                .write16(0x0001)
                .write8(2)
                .toOctets());

        MalformedPacketException refusal = assertThrows(MalformedPacketException.class, () -> decode(longer));

        Malformation expected = vector.header().type() == PacketType.LINK_STATE_UPDATE
                ? Malformation.TRAILING_OCTETS
                : Malformation.TRUNCATED;
        assertEquals(expected, refusal.malformation());
    }

    @Test
    void packetsOfNothingButTheirFixedFieldsAreRight() throws MalformedPacketException {
        assertEquals(List.of(), ((Hello) decode(first(44, PacketVector.HELLO))).neighbors());
        assertEquals(List.of(), ((DatabaseDescription) decode(first(32, PacketVector.DATABASE_DESCRIPTION))).headers());
        assertEquals(List.of(), ((LinkStateRequest) decode(first(24, PacketVector.LINK_STATE_REQUEST))).keys());
        assertEquals(
                List.of(),
                ((LinkStateAcknowledgment) decode(first(24, PacketVector.LINK_STATE_ACKNOWLEDGMENT))).headers());
    }

    @Test
    void refusesAHelloThatWasCutTo14Octets() {
        Octets cut = Octets.of(PacketVector.HELLO.octets().toByteArray(), 0, 14);

        assertMalformed(Malformation.PACKET_LENGTH, LENGTH_OFFSET, cut);
        assertMalformed(Malformation.PACKET_LENGTH, LENGTH_OFFSET, withPatch16(cut, LENGTH_OFFSET, 14));
    }

    /** The packet as though it ended earlier. */
    private static Octets first(int length, PacketVector vector) {
        return withLengthAndChecksum(Octets.of(vector.octets().toByteArray(), 0, length));
    }

    /** A packet with cryptographic authentication has a digest in the place of the checksum. */
    private static boolean claimsDigest(Octets packet) {
        return packet.at(AUTHENTICATION_OFFSET - 1) == AuthenticationType.CRYPTOGRAPHIC.code();
    }

    private static boolean differsOnlyInAuthentication(Octets one, Octets other) {
        for (int index = 0; index < one.length(); index++) {
            boolean authentication = index >= AUTHENTICATION_OFFSET && index < AUTHENTICATION_OFFSET + 8;
            if (!authentication && one.at(index) != other.at(index)) {
                return false;
            }
        }
        return true;
    }

    /** Whatever else happens than reading or a refusal fails the test. */
    private static void readOrRefuse(Octets octets) {
        try {
            OspfPacket packet = decode(octets);
            assertFalse(packet.toString().isEmpty()); // Others' bugs were often in what prints a packet.
        } catch (MalformedPacketException refusal) {
            assertTrue(
                    refusal.offset() >= 0 && refusal.offset() <= octets.length(),
                    () -> refusal.getMessage() + " of " + octets);
        }
    }

    private static void assertMalformed(Malformation expected, int offset, Octets octets) {
        MalformedPacketException refusal = assertThrows(MalformedPacketException.class, () -> decode(octets));
        assertEquals(expected, refusal.malformation());
        assertEquals(offset, refusal.offset());
    }

    static OspfPacket decode(Octets octets) throws MalformedPacketException {
        return PacketCodec.decodeBody(PacketCodec.decodeHeader(octets), octets);
    }

    private static Octets encode(OspfPacket packet, PacketVector like) {
        return PacketCodec.encode(
                packet, like.header().routerId(), like.header().areaId());
    }

    static Octets withLengthAndChecksum(Octets packet) {
        return withChecksum(withPatch16(packet, LENGTH_OFFSET, packet.length()));
    }

    /** As though no authentication field was there: the sum leaves it out. */
    static Octets withChecksum(Octets packet) {
        Octets cleared = withPatch16(packet, CHECKSUM_OFFSET, 0);
        int checksum = new InternetChecksum()
                .add(cleared, 0, AUTHENTICATION_OFFSET)
                .add(cleared, PacketHeader.LENGTH, cleared.length() - PacketHeader.LENGTH)
                .value();
        return withPatch16(cleared, CHECKSUM_OFFSET, checksum);
    }
}
