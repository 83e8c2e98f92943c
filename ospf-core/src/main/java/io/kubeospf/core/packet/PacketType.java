package io.kubeospf.core.packet;

import java.util.Arrays;
import java.util.Optional;

/** The five packet types (RFC 2328 A.3.1). */
public enum PacketType {
    HELLO(1),
    DATABASE_DESCRIPTION(2),
    LINK_STATE_REQUEST(3),
    LINK_STATE_UPDATE(4),
    LINK_STATE_ACKNOWLEDGMENT(5);

    private final int code;

    PacketType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<PacketType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
