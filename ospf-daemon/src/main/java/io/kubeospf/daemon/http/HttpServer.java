package io.kubeospf.daemon.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Serves any number of addresses on one thread, which does not keep the process alive. */
public final class HttpServer implements AutoCloseable {
    static {
        NettySettings.apply();
    }

    private final EventLoopGroup thread =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("http", true), NioIoHandler.newFactory());
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false, true);
    private final ServerLimits limits;
    private final Consumer<Throwable> defects;

    /**
     * A server that listens nowhere yet.
     *
     * @param defects hears what handlers throw; the client is told that it is a defect, if nothing of the answer was sent
     */
    public HttpServer(Consumer<Throwable> defects) {
        this(ServerLimits.DEFAULT, defects);
    }

    HttpServer(ServerLimits limits, Consumer<Throwable> defects) {
        this.limits = limits;
        this.defects = defects;
    }

    /** The server's thread, for what is to be done after something else on behalf of a client. */
    public Executor executor() {
        return thread;
    }

    /** A place where clients are served, until it is closed. */
    public interface Listener extends AutoCloseable {
        SocketAddress address();

        @Override
        void close();
    }

    /**
     * Serves an address.
     *
     * @param address of a UNIX or a TCP socket
     * @throws IOException when the machine does not give the address; the message is the machine's
     */
    public Listener listen(SocketAddress address, Routes routes) throws IOException {
        Class<? extends ServerChannel> type = address instanceof UnixDomainSocketAddress
                ? NioServerDomainSocketChannel.class
                : NioServerSocketChannel.class;
        ChannelFuture bound = new ServerBootstrap()
                .group(thread)
                .channel(type)
                .option(ChannelOption.ALLOCATOR, allocator)
                .childOption(ChannelOption.ALLOCATOR, allocator)
                .childHandler(new Connections(limits, routes, defects))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw bound.cause() instanceof IOException e ? e : new IOException(bound.cause());
        }
        return new Listener() {
            @Override
            public SocketAddress address() {
                return bound.channel().localAddress();
            }

            @Override
            public void close() {
                bound.channel().close().awaitUninterruptibly();
            }
        };
    }

    /** Ends all connections. */
    @Override
    public void close() {
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
