package io.kubeospf.core.packet;

import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Which LSAs a router wants from its neighbor (RFC 2328 A.3.4).
 *
 * <pre>
 * |                          LS type                              |
 * |                       Link State ID                           |
 * |                     Advertising Router ...                    |
 * </pre>
 */
public record LinkStateRequest(List<LsaKey> keys) implements OspfPacket {

    /** The octets of one request. */
    public static final int ENTRY_LENGTH = 12;

    public LinkStateRequest {
        keys = List.copyOf(keys);
    }

    static LinkStateRequest readFrom(WireReader reader) throws MalformedPacketException {
        List<LsaKey> keys = new ArrayList<>();
        while (reader.remaining() > 0) {
            keys.add(new LsaKey(
                    new LsType(reader.read32()), new LinkStateId(reader.read32()), new RouterId(reader.read32())));
        }
        return new LinkStateRequest(keys);
    }

    @Override
    public PacketType type() {
        return PacketType.LINK_STATE_REQUEST;
    }

    @Override
    public void writeTo(WireWriter writer) {
        for (LsaKey key : keys) {
            writer.write32(key.type().code())
                    .write32(key.linkStateId().value())
                    .write32(key.advertisingRouter().value());
        }
    }
}
