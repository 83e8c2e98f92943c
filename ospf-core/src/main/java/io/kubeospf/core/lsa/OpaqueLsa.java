package io.kubeospf.core.lsa;

import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;

/**
 * An LSA for the use of others (RFC 5250): stored and flooded. Only the TLVs of Grace-LSAs (RFC 3623 A) are looked at, because
 * BIRD refuses those that do not fit.
 */
public record OpaqueLsa(Octets information) implements LsaBody {
    private static final int GRACE = 3;
    private static final int TLV_HEADER = 4;

    static OpaqueLsa readFrom(LsaKey key, WireReader reader) throws MalformedPacketException, LsaFormatException {
        if (key.linkStateId().value() >>> 24 == GRACE) {
            checkGrace(key.type(), reader.copy());
        }
        return new OpaqueLsa(reader.readOctets(reader.remaining()));
    }

    private static void checkGrace(LsType type, WireReader tlvs) throws MalformedPacketException, LsaFormatException {
        if (!type.equals(LsType.OPAQUE_LINK)) {
            throw new LsaFormatException(
                    new LsaFault(Malformation.GRACE_SCOPE, "LS type " + type.code(), LsType.OPAQUE_LINK.code()));
        }
        while (tlvs.remaining() >= TLV_HEADER) {
            tlvs.skip(2);
            int length = tlvs.readUnsigned16();
            if (length > tlvs.remaining()) {
                throw new LsaFormatException(
                        new LsaFault(Malformation.GRACE_TLV, length + " octets", "at most " + tlvs.remaining()));
            }
            // Values are padded to 32 bits, as the whole body is.
            tlvs.skip(length + Math.floorMod(-length, TLV_HEADER));
        }
    }

    @Override
    public void writeTo(WireWriter writer) {
        writer.write(information);
    }
}
