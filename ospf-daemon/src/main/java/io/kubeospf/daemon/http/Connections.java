package io.kubeospf.daemon.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sets up the connections of one address, and bounds their number. */
final class Connections extends ChannelInitializer<Channel> {
    /** As HTTP's codec has it: an ordinary first line is far shorter. */
    private static final int FIRST_LINE_OCTETS = 4096;

    private final ServerLimits limits;
    private final Routes routes;
    private final Consumer<Throwable> defects;

    /** The oldest first. */
    private final Map<Channel, Exchange> open = new LinkedHashMap<>();

    Connections(ServerLimits limits, Routes routes, Consumer<Throwable> defects) {
        this.limits = limits;
        this.routes = routes;
        this.defects = defects;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (open.size() >= limits.connections() && !makeRoom()) {
            channel.unsafe().closeForcibly();
            return;
        }
        Exchange exchange = new Exchange(limits, routes, defects);
        open.put(channel, exchange);
        channel.closeFuture().addListener(closed -> open.remove(channel));
        channel.pipeline()
                .addLast(
                        new WriteTimeoutHandler(limits.stallTime().toMillis(), TimeUnit.MILLISECONDS),
                        new HttpServerCodec(FIRST_LINE_OCTETS, limits.headerOctets(), limits.requestOctets()),
                        new WholeRequests(limits.requestOctets()),
                        new ChunkedWriteHandler(),
                        exchange);
    }

    /** Who has asked nothing yet gives way to who may. */
    private boolean makeRoom() {
        Optional<Channel> oldest = open.entrySet().stream()
                .filter(connection -> connection.getValue().awaitsRequest())
                .map(Map.Entry::getKey)
                .findFirst();
        oldest.ifPresent(channel -> {
            open.remove(channel);
            ChannelFuture unused = channel.close();
        });
        return oldest.isPresent();
    }
}
