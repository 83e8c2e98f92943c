package io.kubeospf.testbed.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.packet.PacketType;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepairTest {
    @Test
    void aRepairedPacketHasARightHeaderAndChecksum() throws MalformedPacketException {
        byte[] octets = new byte[24 + 40];
        octets[1] = 5;
        octets[30] = 99;

        assertEquals(
                PacketType.LINK_STATE_ACKNOWLEDGMENT,
                decoded(Repair.ofPacket(Octets.of(octets))).type());
    }

    @Test
    void repairedLsasAreReadAsThatAndNotAsMalformed() throws MalformedPacketException {
        byte[] octets = new byte[1 + 20 + 3 + 1 + 20];
        octets[0] = 3;
        octets[1] = 99;
        octets[23] = 42;

        LinkStateUpdate update =
                assertInstanceOf(LinkStateUpdate.class, decoded(Repair.ofPacket(Repair.ofLsas(Octets.of(octets)))));

        assertEquals(List.of(), update.malformed());
        assertEquals(
                List.of(23, 20),
                update.lsas().stream().map(lsa -> lsa.header().length()).toList());
    }

    private static OspfPacket decoded(Octets packet) throws MalformedPacketException {
        return PacketCodec.decodeBody(PacketCodec.decodeHeader(packet), packet);
    }
}
