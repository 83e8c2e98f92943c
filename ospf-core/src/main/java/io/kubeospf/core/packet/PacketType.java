package io.kubeospf.core.packet;

import java.util.Arrays;
import java.util.Optional;

/** The five packet types (RFC 2328 A.3.1). */
public enum PacketType {
    HELLO(1, "hello"),
    DATABASE_DESCRIPTION(2, "dd"),
    LINK_STATE_REQUEST(3, "ls-request"),
    LINK_STATE_UPDATE(4, "ls-update"),
    LINK_STATE_ACKNOWLEDGMENT(5, "ls-ack");

    private final int code;
    private final String word;

    PacketType(int code, String word) {
        this.code = code;
        this.word = word;
    }

    int code() {
        return code;
    }

    /** Empty for a number that is no type's. */
    public static Optional<PacketType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** The word of the configuration. */
    @Override
    public String toString() {
        return word;
    }
}
