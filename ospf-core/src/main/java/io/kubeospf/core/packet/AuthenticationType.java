package io.kubeospf.core.packet;

import java.util.Arrays;

/** What the AuType field of the header says of the packet (RFC 2328 D). */
public enum AuthenticationType {
    /** Anybody may have sent it. */
    NONE(0, "none"),

    /** A password stands in the packet for all to read. */
    SIMPLE_PASSWORD(1, "simple password"),

    /** A digest that only holders of a shared key can make. */
    CRYPTOGRAPHIC(2, "cryptographic (MD5 or SHA)");

    private final int code;
    private final String words;

    AuthenticationType(int code, String words) {
        this.code = code;
        this.words = words;
    }

    public int code() {
        return code;
    }

    /** Any value of the field in words. */
    static String describe(int code) {
        return Arrays.stream(values())
                .filter(type -> type.code == code)
                .map(AuthenticationType::toString)
                .findFirst()
                .orElse("unknown type " + code);
    }

    @Override
    public String toString() {
        return words;
    }
}
