package io.kubeospf.core.lsa;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One link of a router-LSA (RFC 2328 A.4.2).
 *
 * <pre>
 * |                          Link ID                              |
 * |                         Link Data                             |
 * |     Type      |     # TOS     |            metric             |
 * |                      {@link TosMetric} ...                    |
 * </pre>
 *
 * @param data what it means depends on the type: an address, a mask or an interface index
 * @param metric 0 to 65535
 * @param tosMetrics of routers from before RFC 2328
 */
public record RouterLink(Type type, LinkStateId id, int data, int metric, List<TosMetric> tosMetrics) {
    /** The metric that keeps others' traffic away from a link (RFC 6987 3). */
    public static final int MAX_LINK_METRIC = 0xffff;

    /** Without the TOS metrics. */
    private static final int LENGTH = 12;

    public RouterLink {
        tosMetrics = List.copyOf(tosMetrics);
    }

    /** What a link connects to. */
    public enum Type {
        POINT_TO_POINT(1),
        TRANSIT(2),
        STUB(3),
        VIRTUAL(4);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        private static Optional<Type> ofCode(int code) {
            return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
        }
    }

    /** A point-to-point link to an adjacent router over a numbered interface. */
    public static RouterLink pointToPoint(RouterId neighbor, Ipv4Address ownAddress, int metric) {
        return new RouterLink(
                Type.POINT_TO_POINT, new LinkStateId(neighbor.value()), ownAddress.value(), metric, List.of());
    }

    /** A link to a network that has a Designated Router. */
    public static RouterLink transit(Ipv4Address designatedRouter, Ipv4Address ownAddress, int metric) {
        return new RouterLink(
                Type.TRANSIT, new LinkStateId(designatedRouter.value()), ownAddress.value(), metric, List.of());
    }

    /** A link to the network that an own address is in. */
    public static RouterLink stub(Ipv4Address ownAddress, NetworkMask mask, int metric) {
        return new RouterLink(
                Type.STUB, new LinkStateId(ownAddress.value() & mask.value()), mask.value(), metric, List.of());
    }

    static RouterLink readFrom(WireReader reader) throws MalformedPacketException, LsaFormatException {
        requireRoom(LENGTH, reader);
        LinkStateId id = new LinkStateId(reader.read32());
        int data = reader.read32();
        int typeCode = reader.readUnsigned8();
        int tosCount = reader.readUnsigned8();
        int metric = reader.readUnsigned16();
        Optional<Type> type = Type.ofCode(typeCode);
        if (type.isEmpty()) {
            throw new LsaFormatException(new LsaFault(Malformation.LINK_TYPE, typeCode, "1 to 4"));
        }
        requireRoom(tosCount * TosMetric.LENGTH, reader);
        return new RouterLink(type.get(), id, data, metric, TosMetric.readFrom(reader, tosCount));
    }

    private static void requireRoom(int octets, WireReader reader) throws LsaFormatException {
        if (octets > reader.remaining()) {
            throw new LsaFormatException(
                    new LsaFault(Malformation.LINK_LENGTH, octets + " octets", "at most " + reader.remaining()));
        }
    }

    void writeTo(WireWriter writer) {
        writer.write32(id.value())
                .write32(data)
                .write8(type.code)
                .write8(tosMetrics.size())
                .write16(metric);
        tosMetrics.forEach(tos -> tos.writeTo(writer));
    }
}
