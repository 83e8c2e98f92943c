package io.kubeospf.core.wire;

import java.io.Serial;

/** Octets from the network that break their format. Expected in operation, so it carries no stack trace. */
public final class MalformedPacketException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Malformation malformation;
    private final int offset;

    /**
     * @param offset the octet of the packet at which it was noticed, from 0
     */
    public MalformedPacketException(Malformation malformation, int offset) {
        super("the packet " + malformation + " (octet " + offset + ")", null, false, false);
        this.malformation = malformation;
        this.offset = offset;
    }

    public Malformation malformation() {
        return malformation;
    }

    public int offset() {
        return offset;
    }
}
