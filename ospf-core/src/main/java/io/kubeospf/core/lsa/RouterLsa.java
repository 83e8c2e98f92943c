package io.kubeospf.core.lsa;

import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A router and its links into one area (RFC 2328 A.4.2).
 *
 * <pre>
 * |  H Nt W V E B |      0        |            # links            |
 * |                     {@link RouterLink} ...                    |
 * </pre>
 *
 * @param flags the first octet
 */
public record RouterLsa(int flags, List<RouterLink> links) implements LsaBody {
    /** Area border router. */
    public static final int BORDER = 0x01;

    /** AS boundary router: it originates AS-external LSAs. */
    public static final int EXTERNAL = 0x02;

    /** Host router: never a transit router (RFC 8770 3). */
    public static final int HOST = 0x80;

    public RouterLsa {
        links = List.copyOf(links);
    }

    static RouterLsa readFrom(WireReader reader) throws MalformedPacketException, LsaFormatException {
        int flags = reader.readUnsigned8();
        reader.skip(1);
        int count = reader.readUnsigned16();
        List<RouterLink> links = new ArrayList<>();
        while (reader.remaining() > 0) {
            links.add(RouterLink.readFrom(reader));
        }
        if (links.size() != count) {
            throw new LsaFormatException(new LsaFault(Malformation.LINK_COUNT, count, links.size()));
        }
        return new RouterLsa(flags, links);
    }

    @Override
    public void writeTo(WireWriter writer) {
        writer.write8(flags).write8(0).write16(links.size());
        links.forEach(link -> link.writeTo(writer));
    }
}
