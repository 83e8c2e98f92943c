package io.kubeospf.core.lsa;

import static io.kubeospf.core.wire.AnnotatedHex.octets;
import static io.kubeospf.core.wire.Mutations.withPatch16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kubeospf.core.Proves;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused of each LS type: what FRR or BIRD refuses. */
class LsaFormatTest {
    private static final int LINK_COUNT = 22;
    private static final int LENGTH = 18;
    private static final int CHECKSUM = 16;

    static IntStream everyType() {
        return IntStream.rangeClosed(0, 255);
    }

    static List<LsaVector> everyLsa() {
        return LsaVector.all();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    @Proves(value = "RFC 2328 A.4; RFC 5250 A.2", rule = "Each LS type has its lengths")
    void aHeaderIsRefusedForEveryLengthThatAPeerRefuses(int type) {
        for (int length = LsaHeader.LENGTH; length <= 400; length++) {
            Optional<Malformation> fault = header(type, length, 1).fault().map(LsaFault::malformation);

            Optional<Malformation> expected = PeerFormat.isLengthTaken(type, length)
                    ? Optional.empty()
                    : Optional.of(Malformation.LSA_TYPE_LENGTH);
            assertEquals(expected, fault, "length " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 19, 21, 65535})
    void aHeaderIsRefusedForALengthThatNoLsaHas(int length) {
        assertEquals(
                Optional.of(Malformation.LSA_TYPE_LENGTH),
                header(1, length, 1).fault().map(LsaFault::malformation));
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    @Proves(value = "RFC 2328 A.4; RFC 5250 A.2", rule = "An LSA that ends within its contents is refused")
    void everyTruncationIsRefusedWhichAPeerRefuses(LsaVector vector) throws MalformedPacketException {
        for (int length = LsaHeader.LENGTH; length < vector.octets().length(); length++) {
            Octets truncated = mended(Octets.of(vector.octets().toByteArray(), 0, length));

            int type = vector.header().type().code();
            boolean counted = vector.equals(LsaVector.ROUTER); // its links, so that none may miss
            boolean withinTlv = vector.equals(LsaVector.OPAQUE_LINK) && (length - LsaHeader.LENGTH) % 8 != 0;
            boolean fits = PeerFormat.isLengthTaken(type, length) && !counted && !withinTlv;
            assertEquals(fits, isTaken(truncated), truncated::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("everyLsa")
    void everyTrailingOctetIsRefusedWhichAPeerRefuses(LsaVector vector) throws MalformedPacketException {
        WireWriter longer = new WireWriter().write(vector.octets());
        for (int more = 1; more <= 24; more++) {
            int length = longer.write8(0).length();
            boolean fits = !vector.equals(LsaVector.ROUTER)
                    && PeerFormat.isLengthTaken(vector.header().type().code(), length);
            assertEquals(fits, isTaken(mended(longer.toOctets())), more + " more");
        }
    }

    @Test
    @Proves(value = "RFC 2328 A.4.2", rule = "A router-LSA holds as many links as it counts")
    void everyWrongCountOfLinksIsRefused() throws MalformedPacketException {
        for (int count = 0; count <= 65535; count++) {
            Octets counted = mended(withPatch16(LsaVector.ROUTER.octets(), LINK_COUNT, count));
            assertEquals(count == 4, isTaken(counted), count + " links counted");
        }
    }

    @Test
    @Proves(value = "RFC 2328 A.4.2", rule = "A link holds as many TOS metrics as it counts")
    void everyWrongCountOfTosMetricsIsRefused() throws MalformedPacketException {
        for (int count = 0; count <= 255; count++) {
            Octets counted = mended(withPatch16(LsaVector.ROUTER.octets(), 44, 0x0200 | count));
            assertEquals(count == 1, isTaken(counted), count + " TOS metrics counted");
        }
    }

    @Test
    @Proves(value = "RFC 2328 A.4.2", rule = "A link has one of four types")
    void everyUnknownLinkTypeIsRefused() throws MalformedPacketException {
        for (int type = 0; type <= 255; type++) {
            Octets typed = mended(withPatch16(LsaVector.ROUTER.octets(), 32, type << 8));
            assertEquals(type >= 1 && type <= 4, isTaken(typed), "link type " + type);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 7})
    @Proves(value = "RFC 2328 A.4.4, A.4.5", rule = "The first metric is that of TOS 0")
    void everyOtherTypeOfServiceInTheFirstPlaceIsRefused(int type) throws MalformedPacketException {
        for (int octet = 0; octet <= 255; octet++) {
            Octets lsa =
                    lsa(type, "1.2.3.0", "ffffff00 %02x000014".formatted(octet) + (type < 5 ? "" : "0".repeat(16)));
            int typeBit = type < 5 ? 0 : 0x80;
            assertEquals((octet & ~typeBit) == 0, isTaken(lsa), "octet " + octet);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no contents,             9,  '',                              false",
        "whole,                   9,  0001000400000078000200010100000000030004c0a86484, true",
        "a TLV without a value,   9,  00010000,                        true",
        "one octet beyond,        9,  0001000500000078,                false",
        "far beyond,              9,  0001ffff00000078,                false",
        "the second beyond,       9,  000100040000007800020001,        false",
        "flooded in the area,     10, 0001000400000078,                false",
        "flooded in the AS,       11, 0001000400000078,                false"
    })
    @Proves(value = "RFC 3623 A", rule = "The TLVs of a Grace-LSA fit into it")
    void aGraceLsaIsRefusedThatBirdRefuses(String what, int type, String contents, boolean taken)
            throws MalformedPacketException {
        assertEquals(taken, isTaken(lsa(type, "3.0.0.0", contents)), what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001ffff00000078", "0001000500000078", "00010000", "00000000ffffffff"})
    @Proves(value = "RFC 5250 A.2", rule = "What other opaque LSAs hold is for their users")
    void theTlvsOfOtherOpaqueLsasAreNotLookedAt(String contents) throws MalformedPacketException {
        for (int type = 9; type <= 11; type++) {
            for (int opaqueType : new int[] {0, 1, 2, 4, 7, 8, 200, 255}) {
                assertEquals(true, isTaken(lsa(type, opaqueType + ".0.0.1", contents)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mask with holes,           2, ff00ff00 03030303",
        "router 0.0.0.0,            2, ffffff00 00000000",
        "mask with holes,           3, ff00ff00 00000014",
        "metric LSInfinity,         4, 00000000 00ffffff",
        "mask with holes,           5, ff00ff00 80000014 00000000 00000000",
        "forwarding to a group,     5, ffffff00 80000014 e0000005 00000000",
        "no link,                   1, 00000000",
        "unknown flags,             1, ffff0001 0a010203 ff00ff00 03000001"
    })
    void valuesThatAllPeersTakeAreTaken(String what, int type, String contents) throws MalformedPacketException {
        assertEquals(true, isTaken(lsa(type, type == 1 ? "10.0.0.9" : "1.2.3.0", contents)), what);
    }

    @Test
    @Proves(value = "RFC 2328 12.1.6", rule = "The reserved sequence number is none")
    void theReservedSequenceNumberIsRefused() {
        assertEquals(
                "has the reserved sequence number (0x80000000 instead of 0x80000001 to 0x7fffffff)",
                header(5, 36, 0).fault().orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 | 1.1.1.1 | 0000      | has a length that its LS type does not allow (22 octets instead of 24, or more by a multiple of 4)
                    5 | 1.2.3.0 | ffffff00 80000014 00000000 00000000 00000000 | has a length that its LS type does not allow (40 octets instead of 36, or more by a multiple of 12)
                    1 | 1.1.1.1 | 00000002 0a010203 ffffff00 03000001 | does not hold as many links as it counts (2 instead of 1)
                    1 | 1.1.1.1 | 00000001 0a010203 ffffff00 | has a link that ends beyond the LSA (12 octets instead of at most 8)
                    1 | 1.1.1.1 | 00000001 0a010203 ffffff00 03ff0001 | has a link that ends beyond the LSA (1020 octets instead of at most 0)
                    1 | 1.1.1.1 | 00000001 0a010203 ffffff00 05000001 | has a link of an unknown type (5 instead of 1 to 4)
                    3 | 1.2.3.0 | ffffff00 01000014 | has no metric for Type of Service 0 in the first place (1 instead of 0)
                    5 | 1.2.3.0 | ffffff00 81000014 00000000 00000000 | has no metric for Type of Service 0 in the first place (1 instead of 0)
                    9 | 3.0.0.0 | 00010005 00000078 | is a Grace-LSA with a TLV that ends beyond the LSA (5 octets instead of at most 4)
                    10 | 3.0.0.0 | 00010004 00000078 | is a Grace-LSA that is flooded beyond its link (LS type 10 instead of 9)
                    """)
    void theFaultTellsBothValues(int type, String id, String contents, String expected) {
        Octets lsa = lsa(type, id, contents);

        LsaFormatException refused = assertThrows(LsaFormatException.class, () -> Lsa.readFrom(lsa.reader()));

        assertEquals(expected, refused.fault().toString());
    }

    private static boolean isTaken(Octets lsa) throws MalformedPacketException {
        try {
            Lsa.readFrom(lsa.reader());
            return true;
        } catch (LsaFormatException refused) {
            return false;
        }
    }

    private static LsaHeader header(int type, int length, int number) {
        return new LsaHeader(
                1,
                Options.NONE,
                new LsType(type),
                LinkStateId.parse("1.2.3.0"),
                RouterId.parse("1.2.3.0"),
                new LsSequenceNumber(0x80000000 + number),
                0,
                length);
    }

    private static Octets lsa(int type, String id, String contents) {
        return mended(new WireWriter()
                .write32(type)
                .write32(LinkStateId.parse(id).value())
                .write32(LinkStateId.parse(id).value())
                .write32(0x80000001)
                .write32(0)
                .write(octets(contents))
                .toOctets());
    }

    /** With the length and the checksum that belong to the octets. */
    private static Octets mended(Octets lsa) {
        Octets measured = withPatch16(lsa, LENGTH, lsa.length());
        return withPatch16(measured, CHECKSUM, FletcherChecksum.compute(measured));
    }
}
