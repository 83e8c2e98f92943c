package io.kubeospf.testbed.fuzz;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.packet.PacketHeader;
import io.kubeospf.core.wire.InternetChecksum;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;

/** Makes lengths and checksums right, so that octets reach what lies behind the check of these. */
final class Repair {
    private static final int LENGTH_OFFSET = 2;
    private static final int CHECKSUM_OFFSET = 12;
    private static final int AUTHENTICATION_TYPE_OFFSET = 14;
    private static final int AUTHENTICATION_OFFSET = 16;
    private static final int VERSION = 2;
    private static final int PACKET_TYPES = 5;
    private static final int LINK_STATE_UPDATE = 4;
    private static final int LSA_AGE_LIMIT = 3601;
    private static final int LONGEST = 0xffff;

    private Repair() {}

    /** A packet of version 2 and a known type, with its own length and checksum and without authentication. */
    static Octets ofPacket(Octets octets) {
        if (octets.length() < PacketHeader.LENGTH || octets.length() > LONGEST) {
            return octets;
        }
        WireWriter packet =
                new WireWriter().write8(VERSION).write8(1 + (octets.at(1) + PACKET_TYPES - 1) % PACKET_TYPES);
        packet.write(octets.slice(LENGTH_OFFSET, octets.length() - LENGTH_OFFSET))
                .patch16(LENGTH_OFFSET, octets.length())
                .patch16(AUTHENTICATION_TYPE_OFFSET, 0);
        return withPacketChecksum(packet);
    }

    private static Octets withPacketChecksum(WireWriter packet) {
        Octets unsummed = packet.patch16(CHECKSUM_OFFSET, 0).toOctets();
        int sum = new InternetChecksum()
                .add(unsummed, 0, AUTHENTICATION_OFFSET)
                .add(unsummed, PacketHeader.LENGTH, unsummed.length() - PacketHeader.LENGTH)
                .value();
        return packet.patch16(CHECKSUM_OFFSET, sum).toOctets();
    }

    /** A Link State Update of as many LSAs as there is room for; the octet before each says how long its body is. */
    static Octets ofLsas(Octets octets) {
        WireWriter lsas = new WireWriter();
        int count = 0;
        int position = 0;
        while (octets.length() - position > LsaHeader.LENGTH) {
            int room = octets.length() - position - 1 - LsaHeader.LENGTH;
            int length = LsaHeader.LENGTH + Math.min(octets.at(position), room);
            lsas.write(ofLsa(octets.slice(position + 1, length)));
            position += 1 + length;
            count++;
        }
        return new WireWriter()
                .write8(VERSION)
                .write8(LINK_STATE_UPDATE)
                .write(Octets.of(new byte[PacketHeader.LENGTH - 2]))
                .write32(count)
                .write(lsas.toOctets())
                .toOctets();
    }

    /** An LSA with its own length, a right checksum and an age that it can have. */
    static Octets ofLsa(Octets octets) {
        int age = (octets.at(0) << 8 | octets.at(1)) & ~LsaHeader.DO_NOT_AGE;
        WireWriter lsa =
                new WireWriter().write(octets).patch16(0, age % LSA_AGE_LIMIT).patch16(18, octets.length());
        return lsa.patch16(16, fletcher(lsa.patch16(16, 0).toOctets())).toOctets();
    }

    /** RFC 905 Annex B, apart from the code that is under test. */
    private static int fletcher(Octets unsummed) {
        int c0 = 0;
        int c1 = 0;
        for (int index = 2; index < unsummed.length(); index++) {
            c0 = (c0 + unsummed.at(index)) % 255;
            c1 = (c1 + c0) % 255;
        }
        int behind = unsummed.length() - 17;
        int x = Math.floorMod(behind * c0 - c1, 255);
        int y = Math.floorMod(-x - c0, 255);
        return (x == 0 ? 255 : x) << 8 | (y == 0 ? 255 : y);
    }
}
