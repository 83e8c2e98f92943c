package io.kubeospf.core.lsa;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A destination outside the Autonomous System (RFC 2328 A.4.5); an NSSA-LSA has the same body (RFC 3101 Appendix A).
 *
 * <pre>
 * |                         Network Mask                          |
 * |E|     TOS     |                  metric                       |
 * |                      Forwarding address                       |
 * |                      External Route Tag                       |
 * |E|     TOS     |                  metric   ... and so on       |
 * </pre>
 *
 * @param paths the first is for Type of Service 0; others only from routers that are older than RFC 2328
 */
public record AsExternalLsa(NetworkMask mask, List<Path> paths) implements LsaBody {

    public AsExternalLsa {
        paths = List.copyOf(paths);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("an AS-external-LSA needs a metric");
        }
        if (paths.get(0).tos() != 0) {
            throw new IllegalArgumentException("the first metric is that of TOS 0");
        }
    }

    /**
     * How a destination is reached for one Type of Service.
     *
     * @param tos 0 to 127
     * @param metric 0 to 16777215, where the last means unreachable
     * @param forwardingAddress 0.0.0.0 for the originating router itself
     */
    public record Path(
            ExternalMetricType metricType, int tos, int metric, Ipv4Address forwardingAddress, int routeTag) {

        private static final int TYPE_2_BIT = 0x80;

        private static Path readFrom(WireReader reader) throws MalformedPacketException {
            int typeAndTos = reader.readUnsigned8();
            return new Path(
                    (typeAndTos & TYPE_2_BIT) != 0 ? ExternalMetricType.TYPE_2 : ExternalMetricType.TYPE_1,
                    typeAndTos & ~TYPE_2_BIT,
                    reader.readUnsigned24(),
                    new Ipv4Address(reader.read32()),
                    reader.read32());
        }

        private void writeTo(WireWriter writer) {
            writer.write8(metricType == ExternalMetricType.TYPE_2 ? TYPE_2_BIT | tos : tos)
                    .write24(metric)
                    .write32(forwardingAddress.value())
                    .write32(routeTag);
        }
    }

    static AsExternalLsa readFrom(WireReader reader) throws MalformedPacketException, LsaFormatException {
        NetworkMask mask = new NetworkMask(reader.read32());
        List<Path> paths = new ArrayList<>();
        do {
            paths.add(Path.readFrom(reader));
        } while (reader.remaining() > 0);
        if (paths.get(0).tos() != 0) {
            throw new LsaFormatException(
                    new LsaFault(Malformation.TYPE_OF_SERVICE, paths.get(0).tos(), 0));
        }
        return new AsExternalLsa(mask, paths);
    }

    @Override
    public void writeTo(WireWriter writer) {
        writer.write32(mask.value());
        paths.forEach(path -> path.writeTo(writer));
    }
}
