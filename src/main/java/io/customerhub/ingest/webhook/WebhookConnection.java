package io.customerhub.ingest.webhook;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection: reads a request, answers it, and only then reads the next. A request that is refused is answered at
 * once; the rest of its body is read and thrown away for a moment, because a connection that is closed over unread bytes
 * takes the answer with it.
 */
final class WebhookConnection extends SimpleChannelInboundHandler<HttpObject> {

    private static final long HEADER_SECONDS = 10;
    private static final long IDLE_SECONDS = 60;
    private static final long THROW_AWAY_SECONDS = 5;
    private static final int RETRY_AFTER_SECONDS = 5;

    private enum State {
        /** A request may begin. */
        READY,
        /** A body comes in. */
        RECEIVING,
        /** The request is in the inbox. */
        WAITING,
        /** It has been refused; what still comes is thrown away. */
        REFUSED
    }

    private final WebhookServer server;
    private State state = State.READY;
    private @Nullable Served served;
    private @Nullable HttpRequest request;
    private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private int reserved;
    private boolean isEntered;
    private @Nullable Future<?> limit;

    WebhookConnection(WebhookServer server) {
        this.server = server;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        isEntered = true;
        if (!server.enter()) {
            context.close();
            return;
        }
        limit(context, HEADER_SECONDS * 1000, context::close);
        context.read();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (isEntered) {
            server.leave();
        }
        cancelLimit();
        dropBody();
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpRequest begun && state == State.READY) {
            begin(context, begun);
        }
        if (part instanceof HttpContent content && state == State.RECEIVING) {
            receive(context, content);
        } else if (part instanceof LastHttpContent && state == State.REFUSED) {
            context.close();
            return;
        }
        if (state != State.WAITING) {
            context.read();
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest begun) {
        request = begun;
        int status = refusal(begun);
        Served found = served;
        if (status != 0 || found == null) {
            refuse(context, status);
            return;
        }
        state = State.RECEIVING;
        limit(context, found.endpoint().timeLimit().toMillis(), () -> refuse(context, 408));
        if (HttpUtil.is100ContinueExpected(begun)) {
            context.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    /** The status that refuses a request by its head; 0 for none. */
    private int refusal(HttpRequest begun) {
        served = null;
        if (begun.decoderResult().isFailure()) {
            return begun.decoderResult().cause() instanceof TooLongFrameException ? 431 : 400;
        }
        String path = begun.uri().split("[?#]", 2)[0];
        Served found = server.find(path);
        if (found == null) {
            return server.isUnsettled() ? 503 : 404;
        }
        served = found;
        if (!begun.method().name().equals("POST")) {
            return 405;
        }
        if (!isJson(begun.headers())) {
            return 415;
        }
        if (HttpUtil.getContentLength(begun, 0L) > found.endpoint().maxBodyBytes()) {
            return 413;
        }
        if (!found.rate().tryPass()) {
            return 429;
        }
        return found.inbox().accepts() ? 0 : 503;
    }

    private static boolean isJson(HttpHeaders headers) {
        CharSequence type = HttpUtil.getMimeType(headers.get(HttpHeaderNames.CONTENT_TYPE, ""));
        String text = type == null ? "" : type.toString().toLowerCase(java.util.Locale.ROOT);
        String coding = headers.get(HttpHeaderNames.CONTENT_ENCODING, "identity");
        return (text.equals("application/json") || text.endsWith("+json")) && coding.equalsIgnoreCase("identity");
    }

    private void receive(ChannelHandlerContext context, HttpContent content) {
        Served to = java.util.Objects.requireNonNull(served);
        ByteBuf chunk = content.content();
        int count = chunk.readableBytes();
        if (content.decoderResult().isFailure()) {
            refuse(context, 400);
        } else if (body.size() + count > to.endpoint().maxBodyBytes()) {
            refuse(context, 413);
        } else if (!server.reserve(count)) {
            refuse(context, 503);
        } else {
            reserved += count;
            byte[] bytes = new byte[count];
            chunk.readBytes(bytes);
            body.writeBytes(bytes);
            if (content instanceof LastHttpContent) {
                handOver(context, to);
            }
        }
        if (state == State.REFUSED && content instanceof LastHttpContent) {
            context.close();
        }
    }

    private void handOver(ChannelHandlerContext context, Served to) {
        HttpHeaders headers = java.util.Objects.requireNonNull(request).headers();
        byte[] bytes = body.toByteArray();
        if (!to.endpoint().sender().sent(headers::get, bytes)) {
            refuse(context, 401);
            return;
        }
        int size = reserved;
        reserved = 0;
        body = new ByteArrayOutputStream(0);
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        String idHeader = to.endpoint().idHeader();
        Post post = new Post(
                bytes,
                idHeader == null ? null : headers.get(idHeader),
                status -> context.executor().execute(() -> answer(context, status, keepAlive)),
                () -> server.release(size));
        state = State.WAITING;
        limit(context, to.endpoint().answerWithin().toMillis(), () -> post.answer(503));
        if (!to.inbox().offer(post)) {
            post.putOff();
        }
    }

    /** Answers a post that was in the inbox, and is ready for the next. */
    private void answer(ChannelHandlerContext context, int status, boolean keepAlive) {
        if (status != 202) {
            java.util.Objects.requireNonNull(served).inbox().refused(status);
        }
        state = State.READY;
        limit(context, IDLE_SECONDS * 1000, context::close);
        write(context, status, keepAlive);
        if (keepAlive) {
            context.read();
        }
    }

    private void refuse(ChannelHandlerContext context, int status) {
        if (served != null) {
            served.inbox().refused(status);
        }
        dropBody();
        state = State.REFUSED;
        limit(context, THROW_AWAY_SECONDS * 1000, context::close);
        write(context, status, true);
    }

    private void write(ChannelHandlerContext context, int status, boolean keepAlive) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.EMPTY_BUFFER);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
        if (status == 503) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
        } else if (status == 429) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, 1);
        } else if (status == 405) {
            response.headers().set(HttpHeaderNames.ALLOW, "POST");
        }
        boolean closes = state == State.REFUSED || !keepAlive;
        if (closes) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        var written = context.writeAndFlush(response);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void dropBody() {
        server.release(reserved);
        reserved = 0;
        body = new ByteArrayOutputStream(0);
    }

    private void limit(ChannelHandlerContext context, long millis, Runnable action) {
        cancelLimit();
        limit = context.executor().schedule(action, millis, TimeUnit.MILLISECONDS);
    }

    private void cancelLimit() {
        if (limit != null) {
            limit.cancel(false);
            limit = null;
        }
    }
}
