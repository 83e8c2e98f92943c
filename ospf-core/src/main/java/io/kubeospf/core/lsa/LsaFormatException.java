package io.kubeospf.core.lsa;

import java.io.Serial;

/** An LSA has the right length and checksum, and breaks the format of its LS type. It carries no stack trace. */
public final class LsaFormatException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient LsaFault fault;

    LsaFormatException(LsaFault fault) {
        super("the LSA " + fault, null, false, false);
        this.fault = fault;
    }

    public LsaFault fault() {
        return fault;
    }
}
