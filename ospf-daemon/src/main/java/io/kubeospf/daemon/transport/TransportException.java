package io.kubeospf.daemon.transport;

import java.io.Serial;

/** The way to the network cannot be opened. The message is for the operator and says what helps. */
public final class TransportException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    TransportException(String message) {
        super(message);
    }

    TransportException(String message, Throwable cause) {
        super(message, cause);
    }
}
