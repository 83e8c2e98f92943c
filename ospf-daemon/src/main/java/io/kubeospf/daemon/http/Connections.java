package io.kubeospf.daemon.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sets up the connections of one address, and counts them. */
final class Connections extends ChannelInitializer<Channel> {
    /** As HTTP's codec has it: an ordinary first line is far shorter. */
    private static final int FIRST_LINE_OCTETS = 4096;

    private final ServerLimits limits;
    private final Routes routes;
    private final Consumer<Throwable> defects;
    private int open;

    Connections(ServerLimits limits, Routes routes, Consumer<Throwable> defects) {
        this.limits = limits;
        this.routes = routes;
        this.defects = defects;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (open >= limits.connections()) {
            channel.unsafe().closeForcibly();
            return;
        }
        open++;
        channel.closeFuture().addListener(closed -> open--);
        channel.pipeline()
                .addLast(
                        new WriteTimeoutHandler(limits.stallTime().toMillis(), TimeUnit.MILLISECONDS),
                        new HttpServerCodec(FIRST_LINE_OCTETS, limits.headerOctets(), limits.requestOctets()),
                        new WholeRequests(limits.requestOctets()),
                        new ChunkedWriteHandler(),
                        new Exchange(limits, routes, defects));
    }
}
