package io.kubeospf.daemon.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.TimeToLive;
import io.kubeospf.core.output.Output.SendPacket;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.daemon.link.LinkTable;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PacketTransportTest {
    @Test
    void aPacketForAnInterfaceThatIsNotOpenIsNotSent() {
        Ipv4Address source = Ipv4Address.parse("192.168.100.132");
        SendPacket packet = new SendPacket(
                "eth0",
                source,
                Ipv4Address.ALL_SPF_ROUTERS,
                TimeToLive.LINK_LOCAL,
                Optional.empty(),
                Octets.of((byte) 2, (byte) 1));
        try (PacketTransport transport = new PacketTransport(
                InstantSource.system(), input -> {}, event -> {}, names -> LinkTable.EMPTY, false)) {
            assertFalse(transport.send(packet));
        }
    }
}
