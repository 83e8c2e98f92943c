package io.kubeospf.daemon.claim;

import java.io.IOException;
import java.io.Serial;

/** Another process speaks OSPF where this one is to. The message names the process and the remedy. */
public final class InterfaceInUseException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    InterfaceInUseException(String message) {
        super(message);
    }
}
