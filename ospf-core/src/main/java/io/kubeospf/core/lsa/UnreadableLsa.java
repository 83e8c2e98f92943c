package io.kubeospf.core.lsa;

import io.kubeospf.core.wire.Malformation;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;

/**
 * The contents of an LSA that break the format of its LS type: kept and flooded as they are, because nothing in RFC 2328 13 refuses
 * them.
 */
public record UnreadableLsa(Octets information, Malformation malformation) implements LsaBody {

    @Override
    public void writeTo(WireWriter writer) {
        writer.write(information);
    }
}
