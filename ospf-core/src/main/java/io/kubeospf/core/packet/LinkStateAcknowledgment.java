package io.kubeospf.core.packet;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Which LSAs have arrived (RFC 2328 A.3.6).
 *
 * <pre>
 * |                      {@link LsaHeader} ...                    |
 * </pre>
 */
public record LinkStateAcknowledgment(List<LsaHeader> headers) implements OspfPacket {

    public LinkStateAcknowledgment {
        headers = List.copyOf(headers);
    }

    static LinkStateAcknowledgment readFrom(WireReader reader) throws MalformedPacketException {
        List<LsaHeader> headers = new ArrayList<>();
        while (reader.remaining() > 0) {
            headers.add(LsaHeader.readFrom(reader));
        }
        return new LinkStateAcknowledgment(headers);
    }

    @Override
    public PacketType type() {
        return PacketType.LINK_STATE_ACKNOWLEDGMENT;
    }

    @Override
    public void writeTo(WireWriter writer) {
        headers.forEach(header -> header.writeTo(writer));
    }
}
