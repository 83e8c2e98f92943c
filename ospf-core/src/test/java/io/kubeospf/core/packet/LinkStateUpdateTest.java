package io.kubeospf.core.packet;

import static io.kubeospf.core.packet.PacketCodecTest.decode;
import static io.kubeospf.core.packet.PacketCodecTest.withLengthAndChecksum;
import static io.kubeospf.core.wire.AnnotatedHex.octets;
import static io.kubeospf.core.wire.Mutations.withPatch16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kubeospf.core.Proves;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaVector;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkStateUpdateTest {
    private static final Octets PACKET_HEADER = octets("02 04 0000 c0a86484 00000000 0000 0000 00000000 00000000");
    private static final int FIRST_LSA = PacketHeader.LENGTH + LinkStateUpdate.FIXED_LENGTH;

    private static final Octets NETWORK = LsaVector.NETWORK.octets();
    private static final Octets ROUTER = LsaVector.ROUTER.octets();
    private static final Octets EXTERNAL = LsaVector.AS_EXTERNAL_TYPE_2.octets();

    @Test
    @Proves(value = "RFC 2328 A.3.5", rule = "A Link State Update carries LSAs of every type")
    void carriesLsasOfEveryType() throws MalformedPacketException {
        Octets[] all = LsaVector.all().stream().map(LsaVector::octets).toArray(Octets[]::new);

        LinkStateUpdate update = update(all.length, all);

        assertEquals(
                LsaVector.all().stream().map(LsaVector::header).toList(),
                update.lsas().stream().map(Lsa::header).toList());
        assertEquals(List.of(), update.malformed());
    }

    @Test
    @Proves("RFC 2328 13 (1)")
    void anLsaWithABadChecksumCostsOnlyItself() throws MalformedPacketException {
        Octets bad = withPatch16(ROUTER, 16, 0x1234);

        LinkStateUpdate update = update(3, NETWORK, bad, EXTERNAL);

        assertEquals(List.of(NETWORK, EXTERNAL), octetsOf(update));
        assertEquals(
                List.of(new LinkStateUpdate.MalformedLsa(Malformation.LSA_CHECKSUM, FIRST_LSA + NETWORK.length())),
                update.malformed());
    }

    @Test
    @Proves(value = "RFC 2328 13 (1)", rule = "Every LSA of an update may be malformed")
    void everyLsaMayBeMalformed() throws MalformedPacketException {
        Octets bad = withPatch16(NETWORK, 16, 0);

        LinkStateUpdate update = update(2, bad, bad);

        assertEquals(List.of(), update.lsas());
        assertEquals(
                List.of(FIRST_LSA, FIRST_LSA + bad.length()),
                update.malformed().stream()
                        .map(LinkStateUpdate.MalformedLsa::offset)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 19, 37, 40, 65535})
    @Proves("RFC 2328 A.3.5")
    void anLsaLengthThatLeavesThePacketOrEndsInTheHeaderCostsThePacket(int length) {
        Octets lying = withPatch16(NETWORK, 18, length);

        assertMalformed(Malformation.LSA_LENGTH, FIRST_LSA + EXTERNAL.length(), packet(2, EXTERNAL, lying));
    }

    @Test
    void anLsaLengthThatEndsTooEarlyCostsThePacketWhenNoLsaBeginsThere() {
        // Four octets of the first become those of the second, whose length is then taken from its sequence number.
        Octets lying = withPatch16(NETWORK, 18, NETWORK.length() - 4);

        MalformedPacketException refusal =
                assertThrows(MalformedPacketException.class, () -> decode(packet(2, lying, EXTERNAL)));

        assertEquals(Malformation.LSA_LENGTH, refusal.malformation());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 255, 0x7fffffff, 0x80000000, 0xffffffff})
    @Proves("RFC 2328 A.3.5")
    void moreLsasThanThereAreOctetsCostThePacket(int count) {
        Octets packet = packet(count, NETWORK, EXTERNAL);

        assertMalformed(Malformation.TRUNCATED, packet.length(), packet);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @Proves("RFC 2328 A.3.5")
    void fewerLsasThanThereAreOctetsCostThePacket(int count) {
        assertMalformed(
                Malformation.TRAILING_OCTETS, FIRST_LSA + count * NETWORK.length(), packet(count, NETWORK, EXTERNAL));
    }

    @Test
    void anUpdateOfNoLsasIsRight() throws MalformedPacketException {
        assertEquals(new LinkStateUpdate(List.of()), update(0));
    }

    private static LinkStateUpdate update(int count, Octets... lsas) throws MalformedPacketException {
        return (LinkStateUpdate) decode(packet(count, lsas));
    }

    private static Octets packet(int count, Octets... lsas) {
        WireWriter writer = new WireWriter().write(PACKET_HEADER).write32(count);
        Arrays.stream(lsas).forEach(writer::write);
        return withLengthAndChecksum(writer.toOctets());
    }

    private static List<Octets> octetsOf(LinkStateUpdate update) {
        return update.lsas().stream().map(Lsa::octets).toList();
    }

    private static void assertMalformed(Malformation expected, int offset, Octets packet) {
        MalformedPacketException refusal = assertThrows(MalformedPacketException.class, () -> decode(packet));
        assertEquals(expected, refusal.malformation());
        assertEquals(offset, refusal.offset());
    }
}
