package io.kubeospf.core.lsa;

import static io.kubeospf.core.wire.AnnotatedHex.octets;
import static io.kubeospf.core.wire.Mutations.withPatch16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.wire.Mutations;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FletcherChecksumTest {
    private static final int CHECKSUM_OFFSET = 16;

    /** Seen in operation between routers of two makes. */
    private static final Octets WITH_A_ZERO_OCTET = octets("""
            0e10 02 03        | age 3600, E, summary-LSA (network)
            09003540 0a79e91d | 9.0.53.64, of 10.121.233.29
            80000003          | sequence number
            008a 001c         | checksum, whose first octet is zero; 28 octets
            ffffffe0          | /27
            00 0036b0         | metric 14000
            """);

    private static final Octets HEADER = Octets.of(LsaVector.OPAQUE_AS.octets().toByteArray(), 0, LsaHeader.LENGTH);

    static List<LsaVector> everyLsa() {
        return LsaVector.all();
    }

    @Test
    @Proves("RFC 2328 12.1.7")
    void verifiesAChecksumOfWhichOneOctetIsZero() {
        assertTrue(FletcherChecksum.verifies(WITH_A_ZERO_OCTET));
    }

    @Test
    void verifiesAChecksumOfWhichTheOtherOctetIsZero() {
        WireWriter growing = new WireWriter().write(HEADER);
        Octets zeroInsteadOf255 = Octets.EMPTY;
        while (zeroInsteadOf255.length() == 0) {
            int computed =
                    FletcherChecksum.compute(growing.write8(growing.length()).toOctets());
            if ((computed & 0xff) == 0xff) {
                zeroInsteadOf255 = withPatch16(growing.toOctets(), CHECKSUM_OFFSET, computed & 0xff00);
            }
        }

        assertTrue(FletcherChecksum.verifies(zeroInsteadOf255));
    }

    /** The second sum alone does not notice every 255th octet from the end. */
    @Test
    void noticesAChangeOfAnyOctetOfALongLsa() {
        byte[] bytes = new byte[600];
        Octets unchecked = Octets.of(bytes);
        byte[] right = withPatch16(unchecked, CHECKSUM_OFFSET, FletcherChecksum.compute(unchecked))
                .toByteArray();
        for (int index = 2; index < bytes.length; index++) {
            byte[] changed = right.clone();
            changed[index] ^= 1;
            assertFalse(FletcherChecksum.verifies(Octets.of(changed)), "octet " + index);
        }
    }

    @Test
    void neverComputesAZeroOctetBecause255IsTheSameNumber() {
        int computed = FletcherChecksum.compute(WITH_A_ZERO_OCTET);

        assertEquals(0xff8a, computed);
        assertTrue(FletcherChecksum.verifies(withPatch16(WITH_A_ZERO_OCTET, CHECKSUM_OFFSET, computed)));
    }

    @Test
    @Proves("RFC 2328 12.1.7")
    void refusesAChecksumOfZeroEvenWhereTheSumsAreRight() {
        Octets sumsAreRight = octets("""
                0000 00 00        | every octet is 0 or 255, so both sums are 0
                ff00ff00 00ff00ff
                ffffffff
                0000 0014         | checksum, 20 octets
                """);
        Octets zeros = withPatch16(sumsAreRight, 18, 0);

        assertTrue(FletcherChecksum.verifies(withPatch16(zeros, CHECKSUM_OFFSET, 0xffff)));
        assertFalse(FletcherChecksum.verifies(zeros));
        assertFalse(FletcherChecksum.verifies(withPatch16(LsaVector.ROUTER.octets(), CHECKSUM_OFFSET, 0)));
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    @Proves("RFC 2328 12.1.7")
    void computesTheChecksumThatAnotherProgramComputed(LsaVector vector) {
        Octets withoutChecksum = withPatch16(vector.octets(), CHECKSUM_OFFSET, 0);

        assertEquals(vector.header().checksum(), FletcherChecksum.compute(withoutChecksum));
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    void whatStandsInTheFieldDoesNotMatterToTheComputation(LsaVector vector) {
        Octets withRubbish = withPatch16(vector.octets(), CHECKSUM_OFFSET, 0xa55a);

        assertEquals(vector.header().checksum(), FletcherChecksum.compute(withRubbish));
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    @Proves(value = "RFC 2328 12.1.7", rule = "The checksum leaves the age out")
    void theAgeDoesNotCount(LsaVector vector) {
        for (int age : new int[] {0, 1, 255, 256, 3600, 0x8e10, 0xffff}) {
            Octets aged = withPatch16(vector.octets(), 0, age);

            assertTrue(FletcherChecksum.verifies(aged));
            assertEquals(vector.header().checksum(), FletcherChecksum.compute(aged));
        }
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    @Proves("RFC 2328 12.1.7")
    void noticesEveryTurnedBitOutsideOfTheAge(LsaVector vector) {
        // A bit changes an octet by a power of two, which is never a multiple of 255.
        for (Octets flipped : Mutations.bitFlipsOf(vector.octets(), 2)) {
            assertFalse(FletcherChecksum.verifies(flipped), flipped::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    void noticesTwoExchangedOctetsUnlessTheyAreTheSameModulo255(LsaVector vector) {
        byte[] bytes = vector.octets().toByteArray();
        for (int index = 2; index + 1 < bytes.length; index++) {
            byte[] exchanged = bytes.clone();
            exchanged[index] = bytes[index + 1];
            exchanged[index + 1] = bytes[index];
            boolean same = (bytes[index] & 0xff) % 255 == (bytes[index + 1] & 0xff) % 255;

            assertEquals(same, FletcherChecksum.verifies(Octets.of(exchanged)), "octet " + index);
        }
    }

    @Test
    void cannotTellAnOctetOf00FromOneOfFf() {
        // What the algorithm cannot do (RFC 905 Annex B counts modulo 255), so that nobody relies on it.
        Octets attached255 = LsaVector.NETWORK.octets(); // ends with fffffffe
        byte[] attached0 = attached255.toByteArray();
        attached0[32] = 0;

        assertNotEquals(attached255, Octets.of(attached0));
        assertTrue(FletcherChecksum.verifies(Octets.of(attached0)));
    }

    @Test
    @Proves("RFC 2328 12.1.7")
    void verifiesWhatItComputedForEveryLengthOfAnLsa() {
        WireWriter growing = new WireWriter().write(HEADER);
        for (int length = LsaHeader.LENGTH; length < 1500; length++) {
            Octets octets = growing.patch16(CHECKSUM_OFFSET, 0).toOctets();
            int computed = FletcherChecksum.compute(octets);

            assertTrue(FletcherChecksum.verifies(withPatch16(octets, CHECKSUM_OFFSET, computed)));
            assertTrue(computed >> 8 != 0 && (computed & 0xff) != 0, "255 stands for 0");
            growing.write8(length * 37);
        }
    }
}
