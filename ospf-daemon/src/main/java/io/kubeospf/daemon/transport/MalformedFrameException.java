package io.kubeospf.daemon.transport;

import java.io.Serial;

/** A frame from the network that breaks its format. Expected in operation, so it carries no stack trace. */
public final class MalformedFrameException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final FrameFault fault;

    MalformedFrameException(FrameFault fault) {
        super("a frame " + fault, null, false, false);
        this.fault = fault;
    }

    public FrameFault fault() {
        return fault;
    }
}
