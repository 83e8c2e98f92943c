package io.kubeospf.core.lsa;

import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.List;

/**
 * A destination outside the area, told by an area border router (RFC 2328 A.4.4): a network (type 3) or an AS boundary
 * router (type 4, whose mask says nothing).
 *
 * <pre>
 * |                         Network Mask                          |
 * |      0        |                  metric                       |
 * |                      {@link TosMetric} ...                    |
 * </pre>
 *
 * @param metric 0 to 16777215
 */
public record SummaryLsa(NetworkMask mask, int metric, List<TosMetric> tosMetrics) implements LsaBody {

    public SummaryLsa {
        tosMetrics = List.copyOf(tosMetrics);
    }

    static SummaryLsa readFrom(WireReader reader) throws MalformedPacketException, LsaFormatException {
        NetworkMask mask = new NetworkMask(reader.read32());
        int tos = reader.readUnsigned8();
        if (tos != 0) {
            throw new LsaFormatException(new LsaFault(Malformation.TYPE_OF_SERVICE, tos, 0));
        }
        int metric = reader.readUnsigned24();
        return new SummaryLsa(mask, metric, TosMetric.readFrom(reader, reader.remaining() / TosMetric.LENGTH));
    }

    @Override
    public void writeTo(WireWriter writer) {
        writer.write32(mask.value()).write8(0).write24(metric);
        tosMetrics.forEach(tos -> tos.writeTo(writer));
    }
}
