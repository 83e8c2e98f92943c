package io.kubeospf.core.packet;

import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * How routers find each other and say that they hear each other (RFC 2328 A.3.2).
 *
 * <pre>
 * |                        Network Mask                           |
 * |         HelloInterval         |    Options    |    Rtr Pri    |
 * |                     RouterDeadInterval                        |
 * |                      Designated Router                        |
 * |                   Backup Designated Router                    |
 * |                          Neighbor ...                         |
 * </pre>
 *
 * @param helloInterval seconds, 0 to 65535
 * @param routerDeadInterval seconds, an unsigned 32-bit number
 * @param designatedRouter the router's address in the network, 0.0.0.0 for none
 * @param neighbors the routers heard within the RouterDeadInterval
 */
public record Hello(
        NetworkMask networkMask,
        int helloInterval,
        Options options,
        int routerPriority,
        long routerDeadInterval,
        Ipv4Address designatedRouter,
        Ipv4Address backupDesignatedRouter,
        List<RouterId> neighbors)
        implements OspfPacket {

    public Hello {
        neighbors = List.copyOf(neighbors);
    }

    static Hello readFrom(WireReader reader) throws MalformedPacketException {
        NetworkMask networkMask = new NetworkMask(reader.read32());
        int helloInterval = reader.readUnsigned16();
        Options options = new Options(reader.readUnsigned8());
        int routerPriority = reader.readUnsigned8();
        long routerDeadInterval = Integer.toUnsignedLong(reader.read32());
        Ipv4Address designatedRouter = new Ipv4Address(reader.read32());
        Ipv4Address backupDesignatedRouter = new Ipv4Address(reader.read32());
        List<RouterId> neighbors = new ArrayList<>();
        while (reader.remaining() > 0) {
            neighbors.add(new RouterId(reader.read32()));
        }
        return new Hello(
                networkMask,
                helloInterval,
                options,
                routerPriority,
                routerDeadInterval,
                designatedRouter,
                backupDesignatedRouter,
                neighbors);
    }

    @Override
    public PacketType type() {
        return PacketType.HELLO;
    }

    @Override
    public void writeTo(WireWriter writer) {
        writer.write32(networkMask.value())
                .write16(helloInterval)
                .write8(options.bits())
                .write8(routerPriority)
                .write32((int) routerDeadInterval)
                .write32(designatedRouter.value())
                .write32(backupDesignatedRouter.value());
        neighbors.forEach(neighbor -> writer.write32(neighbor.value()));
    }
}
