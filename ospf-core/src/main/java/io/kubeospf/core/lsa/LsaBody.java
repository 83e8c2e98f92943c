package io.kubeospf.core.lsa;

import io.kubeospf.core.wire.MalformedPacketException;
import io.kubeospf.core.wire.WireReader;
import io.kubeospf.core.wire.WireWriter;

/** What an LSA says, after its header. */
public sealed interface LsaBody
        permits RouterLsa, NetworkLsa, SummaryLsa, AsExternalLsa, OpaqueLsa, UnknownLsa, UnreadableLsa {

    void writeTo(WireWriter writer);

    /**
     * Reads the body that an LS type calls for.
     *
     * @param reader ends where the LSA ends
     */
    static LsaBody readFrom(LsType type, WireReader reader) throws MalformedPacketException {
        return switch (type.code()) {
            case 1 -> RouterLsa.readFrom(reader);
            case 2 -> NetworkLsa.readFrom(reader);
            case 3, 4 -> SummaryLsa.readFrom(reader);
            case 5, 7 -> AsExternalLsa.readFrom(reader);
            case 9, 10, 11 -> new OpaqueLsa(reader.readOctets(reader.remaining()));
            default -> new UnknownLsa(reader.readOctets(reader.remaining()));
        };
    }
}
