package io.kubeospf.core.lsa;

import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;

/** An LSA of a type that we do not know, which is never installed (RFC 2328 13 (2)). */
public record UnknownLsa(Octets information) implements LsaBody {

    @Override
    public void writeTo(WireWriter writer) {
        writer.write(information);
    }
}
