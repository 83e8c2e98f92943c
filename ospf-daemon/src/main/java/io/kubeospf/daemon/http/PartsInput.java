package io.kubeospf.daemon.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.stream.ChunkedInput;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A body that is made while it is sent. */
final class PartsInput implements ChunkedInput<ByteBuf> {
    private final Iterator<byte[]> rest;
    private byte @Nullable [] next;
    private long progress;

    PartsInput(byte[] first, Iterator<byte[]> rest) {
        this.next = first;
        this.rest = rest;
    }

    @Override
    public boolean isEndOfInput() {
        return next == null;
    }

    @Override
    public void close() {}

    @Override
    @Deprecated
    public @Nullable ByteBuf readChunk(ChannelHandlerContext context) {
        throw new UnsupportedOperationException("nobody calls it since Netty 4.1");
    }

    @Override
    public @Nullable ByteBuf readChunk(ByteBufAllocator allocator) {
        byte[] part = next;
        if (part == null) {
            return null;
        }
        next = rest.hasNext() ? rest.next() : null;
        progress += part.length;
        return Unpooled.wrappedBuffer(part);
    }

    /** Nobody knows. */
    @Override
    public long length() {
        return -1;
    }

    @Override
    public long progress() {
        return progress;
    }
}
