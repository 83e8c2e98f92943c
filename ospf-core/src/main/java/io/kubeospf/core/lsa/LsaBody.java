package io.kubeospf.core.lsa;

import io.kubeospf.core.wire.WireWriter;

/** What an LSA says, after its header. */
public sealed interface LsaBody permits RouterLsa, NetworkLsa, SummaryLsa, AsExternalLsa, OpaqueLsa, UnknownLsa {

    void writeTo(WireWriter writer);
}
