package io.kubeospf.daemon.cli;

import io.kubeospf.daemon.config.ListenConfig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;

/**
 * Talks with the daemon: HTTP/1.1 over its control socket, one request a connection. Netty's codec would take a quarter of a second
 * to load, more than all else in a command.
 */
final class ControlClient {
    /** The daemon answers within 5 s, if only that it is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Its members may do much more than use a socket. */
    private static final String PRIVILEGED_GROUP = "root";

    private final Path socket;
    private final Duration patience;

    ControlClient(Path socket) {
        this(socket, PATIENCE);
    }

    /**
     * A client of a daemon.
     *
     * @param patience until the answer begins
     */
    ControlClient(Path socket, Duration patience) {
        this.socket = socket;
        this.patience = patience;
    }

    /** What the daemon answers; to be closed when the body is read. */
    record Answer(int status, InputStream body) implements AutoCloseable {
        boolean isDone() {
            return status == 200;
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /**
     * Sends a request and reads the answer's head.
     *
     * @param accept the media type wanted
     * @param body empty for none
     * @throws IOException when there is no answer; the message says why, and the remedy
     */
    Answer send(String method, String target, String accept, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + target + " HTTP/1.1\r\nHost: kube-ospf\r\nAccept: " + accept
                + "\r\nContent-Type: application/json\r\nContent-Length: " + octets.length + "\r\n\r\n";
        SocketChannel channel = connect();
        try {
            write(channel, head.getBytes(StandardCharsets.UTF_8));
            write(channel, octets);
            awaitAnswer(channel);
            return AnswerReader.read(new BufferedInputStream(Channels.newInputStream(channel)));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void awaitAnswer(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            if (selector.select(patience.toMillis()) == 0) {
                throw new SocketTimeoutException("the daemon on " + socket + " does not answer within "
                        + patience.toSeconds() + " s; look at its log (journalctl -u kube-ospf), or restart it");
            }
        }
        channel.configureBlocking(true);
    }

    private SocketChannel connect() throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw new IOException(explain(e), e);
        }
    }

    private static void write(SocketChannel channel, byte[] octets) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        while (buffer.hasRemaining()) {
            try {
                channel.write(buffer);
            } catch (IOException e) {
                throw AnswerReader.cutOff();
            }
        }
    }

    private String explain(IOException e) throws IOException {
        if (Files.notExists(socket, LinkOption.NOFOLLOW_LINKS)) {
            return "there is no control socket " + socket
                    + "; is kube-ospf running (systemctl status kube-ospf)? Name another socket with --socket";
        }
        if (!Files.exists(socket)) {
            return "not allowed to look into " + socket.getParent() + "; use sudo";
        }
        if (!Files.isWritable(socket)) {
            PosixFileAttributes attributes = Files.readAttributes(socket, PosixFileAttributes.class);
            return notAllowed(attributes.owner().getName(), attributes.group().getName());
        }
        return "nobody answers on " + socket + " (" + e.getMessage()
                + "); is kube-ospf running (systemctl status kube-ospf)?";
    }

    /** Membership is advised of a group for operators alone: not of root's, nor of one that is another user's own. */
    String notAllowed(String owner, String group) {
        boolean forOperators = group.equals(ListenConfig.DEFAULT_CONTROL_GROUP)
                || (!group.equals(PRIVILEGED_GROUP) && !group.equals(owner));
        return "not allowed to use " + socket + ", which is for " + owner
                + (forOperators
                        ? " and the group " + group + "; become a member of the group (usermod -aG " + group
                                + " USER, then log in again), or use sudo"
                        : " alone; use sudo, or make a group for operators (groupadd --system "
                                + ListenConfig.DEFAULT_CONTROL_GROUP + ") and restart the daemon");
    }
}
