package io.kubeospf.daemon.http;

import io.kubeospf.daemon.http.RequestReader.UnreadableRequestException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpChunkedInput;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.WriteTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection: one request, one response. Whatever else the client sends is discarded as octets, and never parsed. */
final class Exchange extends SimpleChannelInboundHandler<Object> {
    private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(1);

    private final ServerLimits limits;
    private final Routes routes;
    private final Consumer<Throwable> defects;
    private Progress progress = Progress.AWAITS_REQUEST;

    private enum Progress {
        AWAITS_REQUEST,
        AWAITS_ANSWER,
        ANSWERS
    }

    Exchange(ServerLimits limits, Routes routes, Consumer<Throwable> defects) {
        this.limits = limits;
        this.routes = routes;
        this.defects = defects;
    }

    /** Whether the client has yet to send a whole request. */
    boolean awaitsRequest() {
        return progress == Progress.AWAITS_REQUEST;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        after(limits.requestTime(), context, () -> {
            if (progress == Progress.AWAITS_REQUEST) {
                cut(context);
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
        if (progress != Progress.AWAITS_REQUEST || !(message instanceof FullHttpRequest request)) {
            return;
        }
        stopParsing(context);
        try {
            answer(context, RequestReader.read(request));
        } catch (UnreadableRequestException e) {
            respond(context, routes.refuse("", e.status(), e.text()));
        }
    }

    /** The request is complete or broken. From now on the octets of the client come here as they are. */
    private void stopParsing(ChannelHandlerContext context) {
        progress = Progress.AWAITS_ANSWER;
        after(limits.totalTime(), context, () -> cut(context));
        context.pipeline().get(HttpServerCodec.class).removeInboundHandler();
    }

    private void answer(ChannelHandlerContext context, Request request) {
        String accept = request.accept();
        CompletableFuture<?> unused = CompletableFuture.completedFuture(request)
                .thenCompose(whole -> whileAwaited(context, routes.answer(whole)))
                .exceptionally(failure -> refusal(accept, cause(failure)))
                .thenAcceptAsync(response -> respond(context, response), context.executor())
                .exceptionally(failure -> {
                    exceptionCaught(context, cause(failure));
                    return null;
                });
    }

    /** Cancels an answer that takes too long, or that its client does not wait for. */
    private CompletionStage<Response> whileAwaited(ChannelHandlerContext context, CompletionStage<Response> stage) {
        CompletableFuture<Response> answer = stage.toCompletableFuture();
        after(limits.answerTime(), context, () -> answer.cancel(false));
        context.channel().closeFuture().addListener(closed -> answer.cancel(false));
        return answer;
    }

    private Response refusal(String accept, Throwable cause) {
        if (cause instanceof CancellationException) {
            return routes.refuse(accept, 503, "the daemon does not answer in time; try again");
        }
        if (cause instanceof RejectedExecutionException) {
            return routes.refuse(accept, 503, "too many others wait for the daemon; try again");
        }
        defects.accept(cause);
        return routes.refuse(accept, 500, "a defect; please report it with what the log says: " + cause.getMessage());
    }

    /** Stages wrap what the ones before them have thrown. */
    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private void respond(ChannelHandlerContext context, Response response) {
        if (progress != Progress.AWAITS_ANSWER) {
            return;
        }
        progress = Progress.ANSWERS;
        Iterator<byte[]> parts = response.parts();
        byte[] first = parts.hasNext() ? parts.next() : new byte[0];
        if (parts.hasNext()) {
            HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status(response), headers(response));
            HttpUtil.setTransferEncodingChunked(head, true);
            ChannelFuture unused = context.write(head);
            closeAfter(context, context.writeAndFlush(new HttpChunkedInput(new PartsInput(first, parts))));
        } else {
            FullHttpResponse whole = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    status(response),
                    Unpooled.wrappedBuffer(first),
                    headers(response),
                    EmptyHttpHeaders.INSTANCE);
            HttpUtil.setContentLength(whole, first.length);
            closeAfter(context, context.writeAndFlush(whole));
        }
    }

    private static HttpResponseStatus status(Response response) {
        return HttpResponseStatus.valueOf(response.status());
    }

    private static HttpHeaders headers(Response response) {
        HttpHeaders headers = new DefaultHttpHeaders().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        response.headers().forEach(headers::set);
        return headers;
    }

    /**
     * A socket that is closed with octets in it that nobody has read resets the connection, and the client may never see the response.
     * So the client is told that this is the end, and what it still sends is thrown away for a moment.
     */
    private void closeAfter(ChannelHandlerContext context, ChannelFuture sent) {
        ChannelFuture unused = sent.addListener(done -> {
            if (done.isSuccess() && context.channel() instanceof DuplexChannel duplex) {
                duplex.shutdownOutput().addListener(told -> after(TIME_TO_LEAVE, context, () -> cut(context)));
            } else {
                exceptionCaught(context, done.cause());
            }
        });
    }

    private static void after(Duration time, ChannelHandlerContext context, Runnable work) {
        ScheduledFuture<?> timer = context.executor().schedule(work, time.toMillis(), TimeUnit.MILLISECONDS);
        context.channel().closeFuture().addListener(closed -> timer.cancel(false));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, @Nullable Throwable cause) {
        if (cause instanceof DecoderException && progress == Progress.AWAITS_REQUEST) {
            stopParsing(context);
            respond(context, routes.refuse("", 400, "this is not HTTP/1.1: " + cause.getMessage()));
            return;
        }
        if (cause != null && !isOrdinary(cause)) {
            defects.accept(cause);
        }
        cut(context);
    }

    /** What a client can cause: it sends what is no HTTP, goes away or does not read. Or the server has ended before its answer. */
    private static boolean isOrdinary(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof DecoderException
                || cause instanceof PrematureChannelClosureException
                || cause instanceof WriteTimeoutException
                || cause instanceof RejectedExecutionException;
    }

    private static void cut(ChannelHandlerContext context) {
        ChannelFuture unused = context.close();
    }
}
