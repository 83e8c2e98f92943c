package io.kubeospf.core.lsa;

import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A cost for one Type of Service, which routers from before RFC 2328 may still send; kept, never used.
 *
 * <pre>
 * |      TOS      |                  TOS metric                   |
 * </pre>
 */
public record TosMetric(int tos, int metric) {
    static final int LENGTH = 4;

    static List<TosMetric> readFrom(WireReader reader, int count) throws MalformedPacketException {
        List<TosMetric> metrics = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            metrics.add(new TosMetric(reader.readUnsigned8(), reader.readUnsigned24()));
        }
        return metrics;
    }

    void writeTo(WireWriter writer) {
        writer.write8(tos).write24(metric);
    }
}
