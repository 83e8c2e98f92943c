package io.kubeospf.daemon.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
record NetlinkMessage(int type, int flags, ByteBuffer body) {
    static final int HEADER_LENGTH = 16;

    private static final int ATTRIBUTE_HEADER_LENGTH = 4;
    private static final int ATTRIBUTE_TYPE_MASK = 0x3fff;

    /** The messages of one datagram. */
    static List<NetlinkMessage> readFrom(byte[] buffer, int length) {
        ByteBuffer datagram = ByteBuffer.wrap(buffer.clone(), 0, length).order(ByteOrder.nativeOrder());
        List<NetlinkMessage> messages = new ArrayList<>();
        while (datagram.remaining() >= HEADER_LENGTH) {
            int start = datagram.position();
            int messageLength = datagram.getInt();
            int type = Short.toUnsignedInt(datagram.getShort());
            int flags = Short.toUnsignedInt(datagram.getShort());
            messages.add(
                    new NetlinkMessage(type, flags, slice(datagram, start + HEADER_LENGTH, start + messageLength)));
            datagram.position(Math.min(start + aligned(messageLength), length));
        }
        return messages;
    }

    /** The attributes after the fixed part, by type. */
    Map<Integer, ByteBuffer> attributes(int fixedLength) {
        ByteBuffer rest = slice(body, fixedLength, body.limit());
        Map<Integer, ByteBuffer> attributes = new LinkedHashMap<>();
        while (rest.remaining() >= ATTRIBUTE_HEADER_LENGTH) {
            int start = rest.position();
            int length = Short.toUnsignedInt(rest.getShort());
            int type = rest.getShort() & ATTRIBUTE_TYPE_MASK;
            attributes.put(type, slice(rest, start + ATTRIBUTE_HEADER_LENGTH, start + length));
            rest.position(Math.min(start + aligned(length), rest.limit()));
        }
        return attributes;
    }

    private static ByteBuffer slice(ByteBuffer buffer, int start, int end) {
        return buffer.slice(start, end - start).order(ByteOrder.nativeOrder());
    }

    private static int aligned(int length) {
        return length + 3 & ~3;
    }
}
