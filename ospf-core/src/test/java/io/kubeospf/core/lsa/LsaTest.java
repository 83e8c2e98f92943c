package io.kubeospf.core.lsa;

import static io.kubeospf.core.wire.AnnotatedHex.octets;
import static io.kubeospf.core.wire.Mutations.withPatch16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Mutations;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LsaTest {
    private static final int AGE_LENGTH = 2;
    private static final int CHECKSUM_OFFSET = 16;
    private static final int LENGTH_OFFSET = 18;

    static List<LsaVector> everyLsa() {
        return LsaVector.all();
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    @Proves(
            value = "RFC 2328 A.4.1, A.4.2, A.4.3, A.4.4, A.4.5; RFC 5250 A.2; RFC 3101 A",
            rule = "LSAs of every type are read as their octets say")
    void decodesWhatTheOctetsSay(LsaVector vector) throws MalformedPacketException, LsaFormatException {
        Lsa lsa = Lsa.readFrom(vector.octets().reader());

        assertEquals(vector.header(), lsa.header());
        assertEquals(vector.body(), lsa.body());
        assertEquals(vector.octets(), lsa.octets());
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    @Proves(
            value = "RFC 2328 A.4.1, A.4.2, A.4.3, A.4.4, A.4.5; RFC 5250 A.2; RFC 3101 A",
            rule = "LSAs of every type are written in the octets that say it")
    void originatesTheOctetsThatSayIt(LsaVector vector) {
        LsaHeader header = vector.header();
        Lsa originated = Lsa.originate(header.key(), header.options(), header.sequenceNumber(), vector.body());

        assertEquals(0, originated.header().age());
        assertEquals(vector.octets(), originated.withAge(header.age()).octets());
        assertEquals(header, originated.withAge(header.age()).header());
        assertEquals(vector.body(), originated.body());
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    @Proves("RFC 2328 12.1.1")
    void anotherAgeChangesTheTwoOctetsOfTheAgeAndNothingElse(LsaVector vector)
            throws MalformedPacketException, LsaFormatException {
        Lsa aged = Lsa.readFrom(vector.octets().reader()).withAge(0x0e10);

        Octets expected = withPatch16(vector.octets(), 0, 0x0e10);
        assertEquals(expected, aged.octets());
        assertEquals(aged, Lsa.readFrom(expected.reader()));
        assertEquals(vector.header().withAge(0x0e10), aged.header());
        assertEquals(vector.body(), aged.body());
    }

    @Test
    @Proves(value = "RFC 2328 A.2, A.4.2", rule = "Unknown options, flags and reserved bits of others are kept")
    void keepsBitsThatItDoesNotKnow() throws MalformedPacketException, LsaFormatException {
        Octets octets = withChecksum(octets("""
                0001 ff 01        | age 1, every option, router-LSA
                c0a86484 c0a86484 | 192.168.100.132, of itself
                80000005          | sequence number
                0000 0024         | checksum, 36 octets
                74 a5 0001        | unknown flags, reserved bits; 1 link
                c0a80700 ffffff00 | to 192.168.7.0/24
                03 00 0001        |   stub, metric 1
                """));

        Lsa lsa = Lsa.readFrom(octets.reader());

        assertEquals(octets, lsa.octets());
        assertEquals(withPatch16(octets, 0, 2), lsa.withAge(2).octets());
    }

    @Test
    void isEqualWhenEveryOctetIs() throws MalformedPacketException, LsaFormatException {
        Octets octets = LsaVector.ROUTER.octets();
        Lsa lsa = Lsa.readFrom(octets.reader());

        assertEquals(lsa, Lsa.readFrom(octets.reader()));
        assertEquals(lsa.hashCode(), Lsa.readFrom(octets.reader()).hashCode());
        assertNotEquals(lsa, lsa.withAge(2));
        assertNotEquals((Object) lsa, octets);
        assertNotEquals(lsa, Lsa.readFrom(LsaVector.NETWORK.octets().reader()));
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    @Proves(value = "RFC 2328 A.4.1", rule = "An LSA that lacks octets is refused")
    void refusesALsaThatLacksOctets(LsaVector vector) {
        for (Octets truncated : Mutations.truncationsOf(vector.octets())) {
            MalformedPacketException refusal =
                    assertThrows(MalformedPacketException.class, () -> Lsa.readFrom(truncated.reader()));

            Malformation expected =
                    truncated.length() < LsaHeader.LENGTH ? Malformation.TRUNCATED : Malformation.LSA_LENGTH;
            assertEquals(expected, refusal.malformation(), truncated.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    @Proves(value = "RFC 2328 A.4.1", rule = "An LSA that is longer than it says is refused")
    void refusesALsaThatIsFollowedByAnotherOctet(LsaVector vector) {
        Octets longer = new WireWriter().write(vector.octets()).write8(0).toOctets();

        assertMalformed(Malformation.LSA_LENGTH, 0, longer);
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    @Proves(value = "RFC 2328 13 (1)", rule = "An LSA of which a bit has turned is refused")
    void noticesEveryTurnedBitThatIsNotOfTheAge(LsaVector vector) {
        for (Octets flipped : Mutations.bitFlipsOf(vector.octets(), AGE_LENGTH)) {
            assertThrows(MalformedPacketException.class, () -> Lsa.readFrom(flipped.reader()), flipped::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    void readsOrRefusesEveryTurnedBitUnderARightChecksum(LsaVector vector) {
        for (Octets flipped : Mutations.bitFlipsOf(vector.octets(), 0)) {
            readOrRefuse(withChecksum(flipped));
        }
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    void readsOrRefusesEveryShorterLsaUnderARightLengthAndChecksum(LsaVector vector) {
        for (Octets truncated : Mutations.truncationsOf(vector.octets())) {
            if (truncated.length() >= LsaHeader.LENGTH) {
                readOrRefuse(withChecksum(withPatch16(truncated, LENGTH_OFFSET, truncated.length())));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    void readsOrRefusesTheContentsOfEachLsaAsThoseOfEveryOtherType(LsaVector vector) {
        for (int type = 0; type <= 255; type++) {
            readOrRefuse(withChecksum(withPatch16(vector.octets(), 2, 0x0200 | type)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,     0",
        "3600,  3600", // MaxAge
        "3601,  3600",
        "32767, 3600",
        "32768, 32768", // DoNotAge over 0
        "36368, 36368", // DoNotAge over MaxAge
        "36369, 3600",
        "65535, 3600"
    })
    @Proves(value = "RFC 2328 12.1.1; RFC 1793 2.2", rule = "An age beyond MaxAge counts as MaxAge")
    void takesAnAgeBeyondMaxAgeAsMaxAge(int age, int taken) throws MalformedPacketException, LsaFormatException {
        Lsa lsa = Lsa.readFrom(withPatch16(LsaVector.NETWORK.octets(), 0, age).reader());

        assertEquals(withPatch16(LsaVector.NETWORK.octets(), 0, taken), lsa.octets());
        assertEquals(LsaVector.NETWORK.header().withAge(taken), lsa.header());
    }

    @Test
    void countsTheOctetOfAMalformationFromTheStartOfThePacket() throws MalformedPacketException, LsaFormatException {
        Octets badChecksum = withPatch16(LsaVector.ROUTER.octets(), CHECKSUM_OFFSET, 0);
        WireReader packet = new WireWriter()
                .write32(0)
                .write32(0)
                .write(badChecksum)
                .toOctets()
                .reader();
        packet.skip(8);

        MalformedPacketException refusal = assertThrows(
                MalformedPacketException.class, () -> Lsa.readFrom(packet.readSlice(badChecksum.length())));

        assertEquals(8, refusal.offset());
    }

    /** Whether it was read; whatever else happens than that or a refusal fails the test. */
    private static boolean readOrRefuse(Octets octets) {
        try {
            Lsa lsa = Lsa.readFrom(octets.reader());
            assertEquals(
                    octets,
                    lsa.withAge(LsaHeader.readFrom(octets.reader()).age()).octets());
            assertEquals(octets.length(), lsa.header().length());
            assertFalse(lsa.toString().isEmpty()); // Others' bugs were often in what prints an LSA.
            return true;
        } catch (LsaFormatException refusal) {
            return false;
        } catch (MalformedPacketException refusal) {
            assertTrue(
                    refusal.offset() >= 0 && refusal.offset() <= octets.length(),
                    () -> refusal.getMessage() + " of " + octets);
            return false;
        }
    }

    private static void assertMalformed(Malformation expected, int offset, Octets octets) {
        MalformedPacketException refusal =
                assertThrows(MalformedPacketException.class, () -> Lsa.readFrom(octets.reader()));
        assertEquals(expected, refusal.malformation());
        assertEquals(offset, refusal.offset());
    }

    private static Octets withChecksum(Octets lsa) {
        return withPatch16(lsa, CHECKSUM_OFFSET, FletcherChecksum.compute(lsa));
    }
}
