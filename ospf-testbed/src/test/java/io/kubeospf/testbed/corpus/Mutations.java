package io.kubeospf.testbed.corpus;

import io.kubeospf.core.wire.InternetChecksum;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a good packet without authentication when it is cut at each octet, or each octet is set to values that mean the most or
 * the least. Lengths and checksums are mended, so that more than these is reached.
 */
final class Mutations {
    private static final int[] VALUES = {0x00, 0x7f, 0x80, 0xff};
    private static final int HEADER = 24;
    private static final int AUTHENTICATION = 16;
    private static final int PACKET_CHECKSUM = 12;
    private static final int UPDATE = 4;
    private static final int FIRST_LSA = HEADER + 4;
    private static final int LSA_HEADER = 20;
    private static final int LSA_CHECKSUM = 16;
    private static final int LSA_LENGTH = 18;

    private Mutations() {}

    static List<Octets> of(Octets packet) {
        List<Octets> mutations = new ArrayList<>();
        for (int length = 0; length < packet.length(); length++) {
            Octets cut = packet.slice(0, length);
            mutations.add(cut);
            mutations.add(withPacketChecksum(withLength(cut)));
            mutations.add(withPacketChecksum(withLsaChecksums(withLengthOfLastLsa(withLength(cut)))));
        }
        for (int index = 0; index < packet.length(); index++) {
            for (int value : VALUES) {
                Octets changed = withOctet(packet, index, value);
                mutations.add(withPacketChecksum(changed));
                mutations.add(withPacketChecksum(withLsaChecksums(changed)));
            }
        }
        return mutations;
    }

    private static Octets withOctet(Octets octets, int index, int value) {
        byte[] bytes = octets.toByteArray();
        bytes[index] = (byte) value;
        return Octets.of(bytes);
    }

    private static Octets withNumber(Octets octets, int offset, int number) {
        return offset + 2 > octets.length()
                ? octets
                : new WireWriter().write(octets).patch16(offset, number).toOctets();
    }

    private static Octets withLength(Octets packet) {
        return withNumber(packet, 2, packet.length());
    }

    private static Octets withPacketChecksum(Octets packet) {
        if (packet.length() < HEADER) {
            return packet;
        }
        int length = Math.min(Math.max(number(packet, 2), HEADER), packet.length());
        Octets cleared = withNumber(packet, PACKET_CHECKSUM, 0);
        int checksum = new InternetChecksum()
                .add(cleared, 0, AUTHENTICATION)
                .add(cleared, HEADER, length - HEADER)
                .value();
        return withNumber(cleared, PACKET_CHECKSUM, checksum);
    }

    private static boolean isUpdate(Octets packet) {
        return packet.length() > FIRST_LSA && packet.at(1) == UPDATE;
    }

    /** The LSA in which the packet ends, if its header is there, ends with the packet. */
    private static Octets withLengthOfLastLsa(Octets packet) {
        int offset = isUpdate(packet) ? FIRST_LSA : packet.length();
        while (offset + LSA_HEADER <= packet.length()) {
            int length = number(packet, offset + LSA_LENGTH);
            if (offset + length > packet.length()) {
                return withNumber(packet, offset + LSA_LENGTH, packet.length() - offset);
            }
            offset += Math.max(length, LSA_HEADER);
        }
        return packet;
    }

    private static Octets withLsaChecksums(Octets packet) {
        Octets mended = packet;
        int offset = isUpdate(packet) ? FIRST_LSA : packet.length();
        while (offset + LSA_HEADER <= packet.length()) {
            int length = number(packet, offset + LSA_LENGTH);
            if (length < LSA_HEADER || offset + length > packet.length()) {
                return mended;
            }
            mended = withNumber(mended, offset + LSA_CHECKSUM, fletcher(packet.slice(offset, length)));
            offset += length;
        }
        return mended;
    }

    /** RFC 905 Annex B. */
    private static int fletcher(Octets lsa) {
        int c0 = 0;
        int c1 = 0;
        for (int index = 2; index < lsa.length(); index++) {
            c0 += index == LSA_CHECKSUM || index == LSA_CHECKSUM + 1 ? 0 : lsa.at(index);
            c1 += c0;
        }
        int x = Math.floorMod((lsa.length() - LSA_CHECKSUM - 1) * (c0 % 255) - c1 % 255, 255);
        int y = Math.floorMod(-x - c0, 255);
        return (x == 0 ? 255 : x) << 8 | (y == 0 ? 255 : y);
    }

    private static int number(Octets octets, int offset) {
        return octets.at(offset) << 8 | octets.at(offset + 1);
    }
}
