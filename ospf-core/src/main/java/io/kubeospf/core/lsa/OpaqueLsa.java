package io.kubeospf.core.lsa;

import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;

/** An LSA for the use of others (RFC 5250): stored and flooded, never looked into. */
public record OpaqueLsa(Octets information) implements LsaBody {

    @Override
    public void writeTo(WireWriter writer) {
        writer.write(information);
    }
}
