package io.kubeospf.core.lsa;

import io.kubeospf.core.wire.Octets;

/** The checksum of LSAs (RFC 2328 12.1.7, RFC 905 Annex B): over all octets but the age. */
final class FletcherChecksum {
    /** Where the summed octets begin: behind the age. */
    private static final int START = 2;

    private static final int CHECKSUM_OFFSET = 16;

    private FletcherChecksum() {}

    /**
     * Whether the checksum of an LSA is right: both sums over the octets as they arrived are zero. A checksum of 0 says that
     * none was computed, which OSPF does not allow.
     */
    static boolean verifies(Octets lsa) {
        boolean absent = lsa.at(CHECKSUM_OFFSET) == 0 && lsa.at(CHECKSUM_OFFSET + 1) == 0;
        Sums sums = Sums.over(lsa, false);
        return !absent && sums.c0 == 0 && sums.c1 == 0;
    }

    /** The checksum that belongs into an LSA; what stands in the field now does not matter. */
    static int compute(Octets lsa) {
        Sums sums = Sums.over(lsa, true);
        int octetsBehind = lsa.length() - CHECKSUM_OFFSET - 1;
        int x = Math.floorMod(octetsBehind * sums.c0 - sums.c1, 255);
        int y = Math.floorMod(-x - sums.c0, 255);
        // 0 and 255 are the same number here, and a zero octet could make the field look absent.
        return (x == 0 ? 255 : x) << 8 | (y == 0 ? 255 : y);
    }

    private record Sums(int c0, int c1) {
        static Sums over(Octets lsa, boolean withoutChecksum) {
            int c0 = 0;
            int c1 = 0;
            for (int index = START; index < lsa.length(); index++) {
                boolean skipped = withoutChecksum && (index == CHECKSUM_OFFSET || index == CHECKSUM_OFFSET + 1);
                c0 = (c0 + (skipped ? 0 : lsa.at(index))) % 255;
                c1 = (c1 + c0) % 255;
            }
            return new Sums(c0, c1);
        }
    }
}
