package io.kubeospf.daemon.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * An address of unix(7).
 *
 * @param name a path, or with {@code @} as its first character a name in the abstract namespace
 */
public record UnixAddress(String name) {
    private static final String ABSTRACT = "@";

    /** struct sockaddr_un: the family and the name; the first octet of an abstract name is zero. */
    public byte[] toOctets() {
        byte[] octets = name.getBytes(StandardCharsets.UTF_8);
        if (name.startsWith(ABSTRACT)) {
            octets[0] = 0;
        }
        return ByteBuffer.allocate(Short.BYTES + octets.length)
                .order(ByteOrder.nativeOrder())
                .putShort((short) LinuxSocket.AF_UNIX)
                .put(octets)
                .array();
    }
}
