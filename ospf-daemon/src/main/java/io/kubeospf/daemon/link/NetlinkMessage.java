package io.kubeospf.daemon.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One message from the kernel, its numbers in the machine's byte order:
 *
 * <pre>
 *     0                   1                   2                   3
 *     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |                     Length, header included                   |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |             Type              |             Flags             |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |                        Sequence number                        |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *    |                            Port ID                            |
 *    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * then a fixed part that the type decides, then attributes: 16 bits of length, 16 of type, and the value, padded to 4 octets.
 */
record NetlinkMessage(int type, int flags, int sequence, ByteBuffer body) {
    static final int HEADER_LENGTH = 16;

    static final int ATTRIBUTE_HEADER_LENGTH = 4;
    private static final int ATTRIBUTE_TYPE_MASK = 0x3fff;

    /** The messages of one datagram. */
    static List<NetlinkMessage> readFrom(byte[] buffer, int length) {
        ByteBuffer datagram = ByteBuffer.wrap(Arrays.copyOf(buffer, length)).order(ByteOrder.nativeOrder());
        List<NetlinkMessage> messages = new ArrayList<>();
        while (datagram.remaining() >= HEADER_LENGTH) {
            int start = datagram.position();
            int messageLength = datagram.getInt();
            int type = Short.toUnsignedInt(datagram.getShort());
            int flags = Short.toUnsignedInt(datagram.getShort());
            int sequence = datagram.getInt();
            messages.add(new NetlinkMessage(
                    type, flags, sequence, slice(datagram, start + HEADER_LENGTH, start + messageLength)));
            datagram.position(Math.min(start + aligned(messageLength), length));
        }
        return messages;
    }

    /** One attribute of a message or within another attribute. */
    record Attribute(int type, ByteBuffer value) {}

    /** The attributes after the fixed part, by type. */
    Map<Integer, ByteBuffer> attributes(int fixedLength) {
        Map<Integer, ByteBuffer> byType = new HashMap<>();
        attributes(slice(body, fixedLength, body.limit()))
                .forEach(attribute -> byType.put(attribute.type(), attribute.value()));
        return byType;
    }

    /** The attributes that fill a buffer, in order; one type can come more than once. */
    static List<Attribute> attributes(ByteBuffer filled) {
        ByteBuffer rest = slice(filled, 0, filled.limit());
        List<Attribute> attributes = new ArrayList<>();
        while (rest.remaining() >= ATTRIBUTE_HEADER_LENGTH) {
            int start = rest.position();
            int length = Short.toUnsignedInt(rest.getShort());
            int type = rest.getShort() & ATTRIBUTE_TYPE_MASK;
            attributes.add(new Attribute(type, slice(rest, start + ATTRIBUTE_HEADER_LENGTH, start + length)));
            rest.position(Math.min(start + aligned(length), rest.limit()));
        }
        return attributes;
    }

    private static ByteBuffer slice(ByteBuffer buffer, int start, int end) {
        return buffer.slice(start, end - start).order(ByteOrder.nativeOrder());
    }

    static int aligned(int length) {
        return length + 3 & ~3;
    }
}
