package io.kubeospf.core.packet;

import static io.kubeospf.core.packet.PacketCodecTest.decode;
import static io.kubeospf.core.packet.PacketCodecTest.withLengthAndChecksum;
import static io.kubeospf.core.wire.Mutations.withFlippedBit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.AnyOctets;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every packet. */
class PacketCodecPropertyTest {
    private static final int AUTHENTICATION_OFFSET = 16;
    private static final RouterId SENDER = RouterId.parse("192.168.100.132");

    @Property
    void isDecodedAsItWasEncoded(
            @ForAll(supplier = AnyPacket.class) OspfPacket packet, @ForAll int routerId, @ForAll int areaId)
            throws MalformedPacketException {
        Octets octets = PacketCodec.encode(packet, new RouterId(routerId), new AreaId(areaId));
        PacketHeader header = PacketCodec.decodeHeader(octets);

        assertEquals(packet, PacketCodec.decodeBody(header, octets));
        assertEquals(
                new PacketHeader(
                        packet.type(),
                        octets.length(),
                        new RouterId(routerId),
                        new AreaId(areaId),
                        header.checksum(),
                        0),
                header);
    }

    @Property
    void isRefusedWhenAnyBitHasTurnedOutsideOfTheAuthentication(
            @ForAll(supplier = AnyPacket.class) OspfPacket packet, @ForAll @IntRange(max = 100_000) int anyBit) {
        Octets octets = encode(packet);
        int bit = anyBit % (octets.length() * 8);
        boolean authentication = bit >= AUTHENTICATION_OFFSET * 8 && bit < PacketHeader.LENGTH * 8;

        // AuType 2 says that a digest stands for the checksum
        if (!authentication && bit != AUTHENTICATION_OFFSET * 8 - 2) {
            assertThrows(MalformedPacketException.class, () -> decode(withFlippedBit(octets, bit)));
        }
    }

    @Property
    void isReadOrRefusedWhateverFollowsARightHeader(
            @ForAll @IntRange(min = 1, max = 5) int type, @ForAll("anything") Octets contents) {
        Octets header = new WireWriter()
                .write8(2)
                .write8(type)
                .write16(0)
                .write32(SENDER.value())
                .write32(0)
                .write32(0)
                .write32(0)
                .write32(0)
                .toOctets();

        readOrRefuse(withLengthAndChecksum(
                new WireWriter().write(header).write(contents).toOctets()));
    }

    @Property
    void isReadOrRefusedWhenOctetsOfItHaveChangedUnderARightChecksum(
            @ForAll(supplier = AnyPacket.class) OspfPacket packet,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll byte octet,
            @ForAll byte nextOctet) {
        byte[] bytes = encode(packet).toByteArray();
        bytes[place % bytes.length] = octet;
        bytes[(place + 1) % bytes.length] = nextOctet;

        readOrRefuse(withLengthAndChecksum(Octets.of(bytes)));
    }

    @Property
    void isReadOrRefusedWhateverTheOctetsAre(@ForAll("anything") Octets octets) {
        readOrRefuse(octets);
    }

    /** What was read says the same when it is written and read again; whatever else happens than that or a refusal fails. */
    private static void readOrRefuse(Octets octets) {
        try {
            OspfPacket read = decode(octets);
            assertEquals(readable(read), decode(encode(read)));
        } catch (MalformedPacketException refusal) {
            assertTrue(refusal.offset() >= 0 && refusal.offset() <= octets.length(), refusal::getMessage);
        }
    }

    private static OspfPacket readable(OspfPacket packet) {
        return packet instanceof LinkStateUpdate update ? new LinkStateUpdate(update.lsas()) : packet;
    }

    private static Octets encode(OspfPacket packet) {
        return PacketCodec.encode(packet, SENDER, AreaId.BACKBONE);
    }

    @Provide
    static Arbitrary<Octets> anything() {
        return AnyOctets.upTo(100);
    }
}
