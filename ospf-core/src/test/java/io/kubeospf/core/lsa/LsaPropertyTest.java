package io.kubeospf.core.lsa;

import static io.kubeospf.core.wire.Mutations.withFlippedBit;
import static io.kubeospf.core.wire.Mutations.withPatch16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.wire.AnyOctets;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every LSA. */
class LsaPropertyTest {
    private static final int AGE_LENGTH = 2;
    private static final int CHECKSUM_OFFSET = 16;
    private static final int LENGTH_OFFSET = 18;

    @Property
    void isReadAsItWasWritten(@ForAll(supplier = AnyLsa.class) Lsa lsa)
            throws MalformedPacketException, LsaFormatException {
        Lsa read = Lsa.readFrom(lsa.octets().reader());

        assertEquals(lsa.header(), read.header());
        assertEquals(lsa.body(), read.body());
        assertEquals(lsa.octets(), read.octets());
        assertEquals(lsa.octets().length(), read.header().length());
    }

    @Property
    void keepsAllButItsAgeAtEveryAge(@ForAll(supplier = AnyLsa.class) Lsa lsa, @ForAll("ages") int age)
            throws MalformedPacketException, LsaFormatException {
        Lsa aged = Lsa.readFrom(lsa.withAge(age).octets().reader());

        assertEquals(lsa.header().withAge(age), aged.header());
        assertEquals(lsa.body(), aged.body());
        assertEquals(lsa, aged.withAge(lsa.header().age()));
    }

    @Property
    void isRefusedWhenAnyBitHasTurnedThatIsNotOfItsAge(
            @ForAll(supplier = AnyLsa.class) Lsa lsa, @ForAll @IntRange(max = 100_000) int anyBit) {
        int ageBits = AGE_LENGTH * 8;
        int bit = ageBits + anyBit % (lsa.octets().length() * 8 - ageBits);
        Octets flipped = withFlippedBit(lsa.octets(), bit);

        assertThrows(MalformedPacketException.class, () -> Lsa.readFrom(flipped.reader()));
    }

    @Property
    void isReadOrRefusedByItsFormatWhateverItsContentsAre(
            @ForAll @IntRange(max = 12) int type, @ForAll("anything") Octets contents)
            throws MalformedPacketException, LsaFormatException {
        Octets octets = withHeader(type, contents);

        Lsa lsa;
        try {
            lsa = Lsa.readFrom(octets.reader());
        } catch (LsaFormatException refused) {
            assertFalse(refused.fault().toString().isEmpty());
            return;
        }
        assertEquals(octets, lsa.octets());
        assertTrue(PeerFormat.isHeaderTaken(lsa.header()), () -> "FRR drops what describes " + lsa.header());
        Lsa again =
                Lsa.originate(lsa.key(), lsa.header().options(), lsa.header().sequenceNumber(), lsa.body());
        assertEquals(lsa.body(), Lsa.readFrom(again.octets().reader()).body());
        assertEquals(octets.length(), again.octets().length());
    }

    @Property
    void isReadOrRefusedWhateverTheOctetsAre(@ForAll("anything") Octets octets) {
        try {
            assertEquals(octets, Lsa.readFrom(octets.reader()).octets());
        } catch (LsaFormatException refusal) {
            assertFalse(refusal.fault().toString().isEmpty());
        } catch (MalformedPacketException refusal) {
            assertTrue(refusal.offset() >= 0 && refusal.offset() <= octets.length(), refusal::getMessage);
        }
    }

    private static Octets withHeader(int type, Octets contents) {
        Octets unchecked = new WireWriter()
                .write16(1)
                .write8(0x02)
                .write8(type)
                .write32(0x0a600000)
                .write32(0xc0a86484)
                .write32(0x80000001)
                .write32(0)
                .write(contents)
                .patch16(LENGTH_OFFSET, LsaHeader.LENGTH + contents.length())
                .toOctets();
        return withPatch16(unchecked, CHECKSUM_OFFSET, FletcherChecksum.compute(unchecked));
    }

    @Provide
    static Arbitrary<Octets> anything() {
        return AnyOctets.upTo(80);
    }

    @Provide
    static Arbitrary<Integer> ages() {
        return AnyLsa.ages();
    }
}
