package io.kubeospf.core.packet;

import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaFault;
import io.kubeospf.core.lsa.LsaFormatException;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * LSAs on their way, one hop further (RFC 2328 A.3.5).
 *
 * <pre>
 * |                            # LSAs                             |
 * |                          {@link Lsa} ...                      |
 * </pre>
 *
 * @param lsas those that could be read
 * @param malformed those that could not, of a packet that was received
 * @param misformatted those of a packet that was received that break the format of their LS type
 */
public record LinkStateUpdate(List<Lsa> lsas, List<MalformedLsa> malformed, List<MisformattedLsa> misformatted)
        implements OspfPacket {

    /** The octets before the first LSA. */
    public static final int FIXED_LENGTH = 4;

    public LinkStateUpdate {
        lsas = List.copyOf(lsas);
        malformed = List.copyOf(malformed);
        misformatted = List.copyOf(misformatted);
    }

    public LinkStateUpdate(List<Lsa> lsas) {
        this(lsas, List.of(), List.of());
    }

    /**
     * An LSA that is left out while the rest of its packet is taken.
     *
     * @param offset the octet of the packet at which it was noticed
     */
    public record MalformedLsa(Malformation malformation, int offset) {}

    /** An LSA with a right checksum that is left out while the rest of its packet is taken. */
    public record MisformattedLsa(LsaHeader header, LsaFault fault) {}

    static LinkStateUpdate readFrom(WireReader reader) throws MalformedPacketException {
        long count = Integer.toUnsignedLong(reader.read32());
        List<Lsa> lsas = new ArrayList<>();
        List<MalformedLsa> malformed = new ArrayList<>();
        List<MisformattedLsa> misformatted = new ArrayList<>();
        for (long index = 0; index < count; index++) {
            WireReader one = sliceOfNextLsa(reader);
            LsaHeader header = LsaHeader.readFrom(one.copy());
            try {
                lsas.add(Lsa.readFrom(one));
            } catch (LsaFormatException refused) {
                misformatted.add(new MisformattedLsa(header, refused.fault()));
            } catch (MalformedPacketException onlyThisLsa) {
                malformed.add(new MalformedLsa(onlyThisLsa.malformation(), onlyThisLsa.offset()));
            }
        }
        return new LinkStateUpdate(lsas, malformed, misformatted);
    }

    private static WireReader sliceOfNextLsa(WireReader reader) throws MalformedPacketException {
        int length = LsaHeader.readFrom(reader.copy()).length();
        if (length < LsaHeader.LENGTH || length > reader.remaining()) {
            throw reader.malformed(Malformation.LSA_LENGTH);
        }
        return reader.readSlice(length);
    }

    @Override
    public PacketType type() {
        return PacketType.LINK_STATE_UPDATE;
    }

    @Override
    public void writeTo(WireWriter writer) {
        writer.write32(lsas.size());
        lsas.forEach(lsa -> writer.write(lsa.octets()));
    }
}
