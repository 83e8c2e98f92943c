package io.kubeospf.daemon.cli;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads as much of HTTP/1.1 as the daemon's server writes: a status, and a body of a known length or in chunks (RFC 9112). */
final class AnswerReader {
    private AnswerReader() {}

    static ControlClient.Answer read(InputStream received) throws IOException {
        InputStream stream = new Unreset(received);
        String[] statusLine = readLine(stream).split(" ", 3);
        if (statusLine.length < 2 || !statusLine[1].matches("[0-9]{3}")) {
            throw new IOException("what answers is not kube-ospf: " + String.join(" ", statusLine));
        }
        boolean chunked = false;
        long length = 0;
        for (String line = readLine(stream); !line.isEmpty(); line = readLine(stream)) {
            String header = line.toLowerCase(Locale.ROOT);
            chunked |= header.matches("transfer-encoding:\\s*chunked");
            if (header.startsWith("content-length:")) {
                length =
                        Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        return new ControlClient.Answer(
                Integer.parseInt(statusLine[1]), new Body(stream, chunked, chunked ? 0 : length));
    }

    private static String readLine(InputStream stream) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = stream.read(); octet != '\n'; octet = stream.read()) {
            if (octet < 0) {
                throw cutOff();
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** What to say when the connection ends before the answer does. */
    static IOException cutOff() {
        return new EOFException(
                "the daemon hung up before it had answered: it stops, or too many ask at the same time; try again");
    }

    /** What the daemon sends. One that hangs up before it has read the request resets the connection; that counts as its end. */
    private static final class Unreset extends FilterInputStream {
        Unreset(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            byte[] octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            try {
                return super.read(octets, offset, length);
            } catch (SocketException e) {
                return -1;
            }
        }
    }

    /** Ends where the body does. An end before that is an error. */
    private static final class Body extends InputStream {
        private final InputStream stream;
        private final boolean chunked;
        private long left;
        private boolean first = true;
        private boolean ended;

        Body(InputStream stream, boolean chunked, long left) {
            this.stream = stream;
            this.chunked = chunked;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            if (left == 0 && chunked && !ended) {
                beginChunk();
            }
            if (left == 0) {
                return -1;
            }
            int count = stream.read(octets, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw cutOff();
            }
            left -= count;
            return count;
        }

        private void beginChunk() throws IOException {
            if (!first) {
                readLine(stream);
            }
            first = false;
            left = Long.parseLong(readLine(stream), 16);
            ended = left == 0;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
