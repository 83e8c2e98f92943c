package io.kubeospf.core.packet;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a router has in its database, by headers (RFC 2328 A.3.3).
 *
 * <pre>
 * |         Interface MTU         |    Options    |0|0|0|0|0|I|M|MS
 * |                     DD sequence number                        |
 * |                      {@link LsaHeader} ...                    |
 * </pre>
 *
 * @param interfaceMtu octets, 0 over virtual links
 * @param sequenceNumber chosen by the master, by which the slave answers
 */
public record DatabaseDescription(
        int interfaceMtu, Options options, Flags flags, int sequenceNumber, List<LsaHeader> headers)
        implements OspfPacket {

    /** The octets before the first LSA header. */
    public static final int FIXED_LENGTH = 8;

    public DatabaseDescription {
        headers = List.copyOf(headers);
    }

    /**
     * The three bits of a Database Description.
     *
     * @param init I: the first packet of the exchange
     * @param more M: others follow
     * @param master MS: the sender is the master
     */
    public record Flags(boolean init, boolean more, boolean master) {
        private static final int INIT = 4;
        private static final int MORE = 2;
        private static final int MASTER = 1;

        /** What both routers open with. */
        public static final Flags OPENING = new Flags(true, true, true);

        private static Flags of(int bits) {
            return new Flags((bits & INIT) != 0, (bits & MORE) != 0, (bits & MASTER) != 0);
        }

        private int bits() {
            return (init ? INIT : 0) | (more ? MORE : 0) | (master ? MASTER : 0);
        }
    }

    static DatabaseDescription readFrom(WireReader reader) throws MalformedPacketException {
        int interfaceMtu = reader.readUnsigned16();
        Options options = new Options(reader.readUnsigned8());
        Flags flags = Flags.of(reader.readUnsigned8());
        int sequenceNumber = reader.read32();
        List<LsaHeader> headers = new ArrayList<>();
        while (reader.remaining() > 0) {
            headers.add(LsaHeader.readFrom(reader));
        }
        return new DatabaseDescription(interfaceMtu, options, flags, sequenceNumber, headers);
    }

    @Override
    public PacketType type() {
        return PacketType.DATABASE_DESCRIPTION;
    }

    @Override
    public void writeTo(WireWriter writer) {
        writer.write16(interfaceMtu).write8(options.bits()).write8(flags.bits()).write32(sequenceNumber);
        headers.forEach(header -> header.writeTo(writer));
    }
}
