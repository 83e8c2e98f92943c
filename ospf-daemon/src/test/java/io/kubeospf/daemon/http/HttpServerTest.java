package io.kubeospf.daemon.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpServerTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 8;
    private static final int PARTS = 2000;
    private static final byte[] PART = part();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private final List<Throwable> defects = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Response> held = new CompletableFuture<>();
    private final AtomicInteger neverAnswered = new AtomicInteger();
    private final AtomicInteger partsMade = new AtomicInteger();
    private final HttpServer server = new HttpServer(
            new ServerLimits(CONNECTIONS, 64 * 1024, 16 * 1024, SHORT, SHORT, SHORT, Duration.ofSeconds(5)),
            defects::add);
    private final Routes routes = new Routes((accept, status, text) -> Response.of(status, Response.TEXT, text))
            .get("/greeting", request -> done("hello " + request.parameters()))
            .post("/echo", request -> done(request.body()))
            .get("/never", request -> {
                neverAnswered.incrementAndGet();
                return new CompletableFuture<>();
            })
            .get(
                    "/late",
                    request -> CompletableFuture.supplyAsync(() -> "from another thread")
                            .thenCompose(HttpServerTest::done))
            .get("/broken", request -> {
                throw new IllegalStateException("the handler is broken");
            })
            .get("/busy", request -> {
                throw new RejectedExecutionException("too many wait");
            })
            .get("/held", request -> held)
            .get("/half-broken", request -> CompletableFuture.completedFuture(halfBroken()))
            .get("/large", request -> CompletableFuture.completedFuture(large()));

    @SuppressWarnings("NullAway.Init") // set before each test
    private SocketAddress address;

    @BeforeEach
    void listen() throws IOException {
        address = server.listen(UnixDomainSocketAddress.of(directory.resolve("socket")), routes)
                .address();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersOnAUnixSocketAndOnTcp() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (HttpServer.Listener tcp = server.listen(anyPort, routes)) {
            for (SocketAddress each : List.of(address, tcp.address())) {
                String answer = RawClient.ask(each, "GET /greeting?to=all&b=%20 HTTP/1.1\r\n\r\n");
                assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
                assertTrue(answer.endsWith("\r\n\r\nhello {b= , to=all}"), answer);
            }
        }
    }

    @Test
    void givesTheBodyOfAPostToItsHandler() throws IOException {
        String answer = RawClient.ask(address, "POST /echo HTTP/1.1\r\ncontent-length: 4\r\n\r\nping");
        assertTrue(answer.endsWith("\r\n\r\nping"), answer);
    }

    @Test
    void sendsNoBodyForHead() throws IOException {
        String answer = RawClient.ask(address, "HEAD /greeting HTTP/1.1\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @Test
    void namesThePathsThatThereAreAndTheMethodsThatGoWithOne() throws IOException {
        String missing = RawClient.ask(address, "GET /nothing HTTP/1.1\r\n\r\n");
        assertTrue(missing.startsWith("HTTP/1.1 404"), missing);
        assertTrue(missing.contains("there is no /nothing; there are /greeting, /echo"), missing);
        String wrong = RawClient.ask(address, "DELETE /echo HTTP/1.1\r\n\r\n");
        assertTrue(wrong.startsWith("HTTP/1.1 405"), wrong);
        assertTrue(wrong.contains("Allow: POST"), wrong);
    }

    @Test
    void refusesAQueryThatCannotBeReadOrNamesSomethingTwice() throws IOException {
        for (String query : List.of("a=%zz", "a=1&a=2")) {
            String answer = RawClient.ask(address, "GET /greeting?" + query + " HTTP/1.1\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        }
    }

    @Test
    void refusesWhatIsNotHttp() throws IOException {
        assertTrue(RawClient.ask(address, "SSH-2.0-OpenSSH_9.2\r\n\r\n").startsWith("HTTP/1.1 400"));
    }

    @Test
    void refusesHeadersOfAMegabyte() throws IOException {
        try (RawClient client = RawClient.connect(address)) {
            sendWhileTaken(client, "GET /greeting HTTP/1.1\r\nx: " + "y".repeat(1 << 20) + "\r\n\r\n");
            assertTrue(client.readToEnd().startsWith("HTTP/1.1 431"));
        }
    }

    @Test
    void refusesAFirstLineThatIsTooLong() throws IOException {
        assertTrue(RawClient.ask(address, "GET /" + "y".repeat(5000) + " HTTP/1.1\r\n\r\n")
                .startsWith("HTTP/1.1 414"));
    }

    @Test
    void refusesABodyThatIsTooLarge() throws IOException {
        String announced = RawClient.ask(address, "POST /echo HTTP/1.1\r\ncontent-length: 1000000\r\n\r\n");
        assertTrue(announced.startsWith("HTTP/1.1 413"), announced);
        assertTrue(announced.contains("a body has at most 65536 octets"), announced);
        try (RawClient client = RawClient.connect(address)) {
            sendWhileTaken(client, "POST /echo HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n");
            sendWhileTaken(client, ("fff0\r\n" + "x".repeat(0xfff0) + "\r\n").repeat(3));
            assertTrue(client.readToEnd().startsWith("HTTP/1.1 413"));
        }
    }

    @Test
    void cutsOffWhoSendsNothingOrHalfARequest() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            assertEquals("", RawClient.ask(address, ""));
            assertEquals("", RawClient.ask(address, "GET /greeting HTTP/1.1\r\nhost: "));
            assertEquals("", RawClient.ask(address, "POST /echo HTTP/1.1\r\ncontent-length: 9\r\n\r\nhalf"));
        });
    }

    @Test
    void answersOneRequestOfAConnection() throws IOException {
        String answer = RawClient.ask(address, "GET /greeting HTTP/1.1\r\n\r\n".repeat(100));
        assertEquals(answer.indexOf("HTTP/1.1 200"), answer.lastIndexOf("HTTP/1.1 200"), answer);
    }

    @Test
    void requestsAfterTheFirstOfAConnectionAreNeverParsed() throws IOException {
        String answer = RawClient.ask(address, "GET /greeting HTTP/1.1\r\n\r\n".repeat(1_000));
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertEquals(answer.indexOf("HTTP/1.1"), answer.lastIndexOf("HTTP/1.1"), answer);
        try (RawClient client = RawClient.connect(address)) {
            client.send("GET /held HTTP/1.1\r\n\r\n");
            sendWhileTaken(client, "GET /greeting HTTP/1.1\r\n\r\n".repeat(100_000));
            held.complete(Response.of(200, Response.TEXT, "held"));
            assertTrue(client.readToEnd().endsWith("\r\n\r\nheld"));
        }
        assertEquals(List.of(), defects);
    }

    @Test
    void nothingThatAClientSendsIsADefect() throws IOException {
        String greeting = "GET /greeting HTTP/1.1\r\n";
        List<String> requests = List.of(
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + "\u0007".repeat(500),
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\r\n".repeat(10_000),
                "\u0000".repeat(10_000),
                "GET\r\n\r\n",
                "GET /greeting HTTP/9.9\r\n\r\n",
                "GET /greeting HTTP/1.1\r\nno colon\r\n\r\n",
                "GET /greeting HTTP/1.1\r\n: nameless\r\n\r\n",
                greeting + "x: y\r\n".repeat(5_000) + "\r\n",
                greeting + "upgrade: h2c\r\nconnection: upgrade, http2-settings\r\nhttp2-settings: AAAA\r\n\r\n",
                greeting + "upgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\n\r\n",
                greeting + "content-length: -1\r\n\r\n",
                greeting + "content-length: 99999999999999999999\r\n\r\n",
                greeting + "content-length: 4\r\ncontent-length: 5\r\n\r\nping",
                "POST /echo HTTP/1.1\r\nexpect: 100-continue\r\ncontent-length: 99999999\r\n\r\n",
                "POST /echo HTTP/1.1\r\nexpect: a miracle\r\ncontent-length: 4\r\n\r\nping",
                "POST /echo HTTP/1.1\r\ntransfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n-1\r\n\r\n",
                "POST /echo HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n7fffffffffffffff\r\nx\r\n",
                "POST /echo HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n" + "x: y\r\n".repeat(5_000) + "\r\n",
                "POST /echo HTTP/1.1\r\ntransfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\n\r\n",
                "GET http://[::1/greeting HTTP/1.1\r\n\r\n",
                "GET /greeting?%ff%00=%\u0000 HTTP/1.1\r\n\r\n");
        for (String request : requests) {
            for (boolean halfClosed : List.of(false, true)) {
                try (RawClient client = RawClient.connect(address)) {
                    sendWhileTaken(client, request);
                    if (halfClosed) {
                        client.shutdownOutput();
                    }
                    String unused = client.readToEnd();
                } catch (IOException e) {
                    // The server may cut such a client off.
                }
            }
        }
        assertEquals(List.of(), defects);
        assertTrue(RawClient.ask(address, greeting + "\r\n").startsWith("HTTP/1.1 200"));
    }

    @Test
    void tellsTheClientToTryAgainWhenTheHandlerTakesTooLong() throws IOException {
        assertTrue(RawClient.ask(address, "GET /never HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 503"));
    }

    @Test
    void takesAnswersFromOtherThreads() throws IOException {
        assertTrue(RawClient.ask(address, "GET /late HTTP/1.1\r\n\r\n").endsWith("\r\n\r\nfrom another thread"));
    }

    @Test
    void reportsADefectOfAHandlerAndAnswersOthers() throws IOException {
        String answer = RawClient.ask(address, "GET /broken HTTP/1.1\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 500"), answer);
        assertTrue(answer.contains("the handler is broken"), answer);
        assertEquals(1, defects.size());
        assertTrue(RawClient.ask(address, "GET /greeting HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 200"));
    }

    @Test
    void tellsTheClientToTryAgainWhenTooManyWait() throws IOException {
        String answer = RawClient.ask(address, "GET /busy HTTP/1.1\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 503"), answer);
        assertTrue(answer.endsWith("too many others wait for the daemon; try again"), answer);
        assertEquals(List.of(), defects);
    }

    @Test
    void cancelsAnAnswerThatTakesTooLong() throws IOException {
        assertTrue(RawClient.ask(address, "GET /held HTTP/1.1\r\n\r\n").contains("does not answer in time"));
        assertTrue(held.isCancelled());
    }

    @Test
    void cancelsAnAnswerWhoseClientHangsUp() throws IOException {
        try (HttpServer other = new HttpServer(patience(), defects::add)) {
            SocketAddress place = other.listen(UnixDomainSocketAddress.of(directory.resolve("other")), routes)
                    .address();
            try (RawClient client = RawClient.connect(place)) {
                client.send("GET /held HTTP/1.1\r\n\r\n");
                await().atMost(PATIENCE).until(() -> held.getNumberOfDependents() > 0);
            }
            await().atMost(SHORT).until(held::isCancelled);
        }
        assertEquals(List.of(), defects);
    }

    @Test
    void holdsAnAnswerThatComesAfterTheEndForNoDefect() throws IOException {
        CompletableFuture<Response> answer = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                return false;
            }
        };
        Routes late = new Routes((accept, status, text) -> Response.of(status, Response.TEXT, text))
                .get("/late", request -> answer);
        try (HttpServer other = new HttpServer(patience(), defects::add)) {
            SocketAddress place = other.listen(UnixDomainSocketAddress.of(directory.resolve("other")), late)
                    .address();
            try (RawClient client = RawClient.connect(place)) {
                client.send("GET /late HTTP/1.1\r\n\r\n");
                await().atMost(PATIENCE).until(() -> answer.getNumberOfDependents() > 0);
            }
        }
        answer.complete(Response.of(200, Response.TEXT, "nobody reads it"));
        assertEquals(List.of(), defects);
    }

    @Test
    void reportsADefectInALaterPartOfABody() throws IOException {
        String answer = RawClient.ask(address, "GET /half-broken HTTP/1.1\r\n\r\n");
        assertFalse(answer.endsWith("\r\n0\r\n\r\n"), "the client sees that the body is cut off");
        await().atMost(PATIENCE).until(() -> defects.size() == 1);
        assertEquals("the body is broken", defects.get(0).getMessage());
    }

    @Test
    void sendsALargeBodyInParts() throws IOException {
        String answer = RawClient.ask(address, "GET /large HTTP/1.1\r\n\r\n");
        assertTrue(answer.contains("transfer-encoding: chunked"), answer.substring(0, 200));
        assertTrue(answer.endsWith("\r\n0\r\n\r\n"));
        assertTrue(answer.length() > PARTS * PART.length);
    }

    @Test
    void makesNoMoreOfABodyThanTheClientReadsAndThenCutsItOff() throws IOException {
        try (RawClient client = RawClient.connect(address)) {
            client.send("GET /large HTTP/1.1\r\n\r\n");
            await().atMost(PATIENCE).until(() -> partsMade.get() > 0);
            // The server hangs up: from then on the kernel takes nothing more from the client.
            await().atMost(PATIENCE).until(() -> !isTaken(client));
            assertTrue(partsMade.get() < PARTS / 10, partsMade + " parts made");
        }
        assertEquals(List.of(), defects);
    }

    @Test
    void closesConnectionsBeyondABoundAtOnceAndServesAgainWhenOthersAreGone() throws IOException {
        List<RawClient> held = new ArrayList<>();
        try (HttpServer other = new HttpServer(patience(), defects::add)) {
            SocketAddress place = other.listen(UnixDomainSocketAddress.of(directory.resolve("other")), routes)
                    .address();
            for (int index = 0; index < CONNECTIONS; index++) {
                held.add(RawClient.connect(place).send("GET /never HTTP/1.1\r\n\r\n"));
            }
            await().atMost(PATIENCE).until(() -> neverAnswered.get() == CONNECTIONS);
            assertFalse(isServed(place));
            for (RawClient client : held) {
                client.close();
            }
            await().atMost(PATIENCE).until(() -> isServed(place));
        }
    }

    @Test
    void lastsWhenAThousandConnectAndSendNothing() throws IOException {
        List<RawClient> idle = new ArrayList<>();
        try (HttpServer other = new HttpServer(patience(), defects::add)) {
            SocketAddress place = other.listen(UnixDomainSocketAddress.of(directory.resolve("other")), routes)
                    .address();
            for (int index = 0; index < 1000; index++) {
                idle.add(RawClient.connect(place));
            }
            assertTrue(isServed(place));
            for (RawClient client : idle) {
                client.close();
            }
        }
        assertEquals(List.of(), defects);
    }

    private static ServerLimits patience() {
        return new ServerLimits(CONNECTIONS, 64 * 1024, 16 * 1024, PATIENCE, PATIENCE, PATIENCE, PATIENCE);
    }

    private static boolean isServed(SocketAddress place) {
        try {
            return RawClient.ask(place, "GET /greeting HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isTaken(RawClient client) {
        try {
            client.send("x");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The server may hang up before it has seen all. */
    private static void sendWhileTaken(RawClient client, String text) {
        try {
            client.send(text);
        } catch (IOException e) {
            // The answer tells why.
        }
    }

    private static CompletableFuture<Response> done(String text) {
        return CompletableFuture.completedFuture(Response.of(200, Response.TEXT, text));
    }

    private static Response halfBroken() {
        return Response.of(
                200,
                Response.TEXT,
                IntStream.range(0, PARTS)
                        .mapToObj(index -> {
                            if (index > 3) {
                                throw new IllegalStateException("the body is broken");
                            }
                            return PART;
                        })
                        .iterator());
    }

    private Response large() {
        return Response.of(
                200,
                Response.TEXT,
                IntStream.range(0, PARTS)
                        .peek(index -> partsMade.incrementAndGet())
                        .mapToObj(index -> PART)
                        .iterator());
    }

    private static byte[] part() {
        byte[] part = new byte[16 * 1024];
        Arrays.fill(part, "x".getBytes(StandardCharsets.US_ASCII)[0]);
        return part;
    }
}
