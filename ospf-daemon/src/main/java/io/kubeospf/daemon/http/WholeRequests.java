package io.kubeospf.daemon.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;

/** Puts requests together. One that becomes too large goes on without its body, as unreadable. */
final class WholeRequests extends HttpObjectAggregator {
    private final int octets;

    WholeRequests(int octets) {
        super(octets, true);
        this.octets = octets;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        HttpRequest request = (HttpRequest) oversized;
        FullHttpRequest unreadable =
                new DefaultFullHttpRequest(request.protocolVersion(), request.method(), request.uri());
        unreadable.setDecoderResult(
                DecoderResult.failure(new TooLongFrameException("a body has at most " + octets + " octets")));
        context.fireChannelRead(unreadable);
    }
}
