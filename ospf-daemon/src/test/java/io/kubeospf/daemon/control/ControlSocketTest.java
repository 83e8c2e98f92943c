package io.kubeospf.daemon.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.daemon.http.HttpServer;
import io.kubeospf.daemon.http.RawClient;
import io.kubeospf.daemon.http.Response;
import io.kubeospf.daemon.http.Routes;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private final HttpServer server = new HttpServer(defect -> {
        throw new AssertionError(defect);
    });
    private final Routes routes = new Routes((accept, status, text) -> Response.of(status, Response.TEXT, text));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void isForItsOwnerAndGroupAndGoneWhenClosed() throws IOException {
        Path path = directory.resolve("control.sock");
        try (ControlSocket socket = ControlSocket.open(server, path, routes)) {
            assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            String ownGroup = Files.readAttributes(path, PosixFileAttributes.class)
                    .group()
                    .getName();
            assertEquals(Optional.empty(), socket.admit(ownGroup));
            assertTrue(RawClient.ask(UnixDomainSocketAddress.of(path), "GET / HTTP/1.1\r\n\r\n")
                    .startsWith("HTTP/1.1 404"));
        }
        assertFalse(Files.exists(path));
    }

    @Test
    void namesAGroupThatThereIsNotAndHowToMakeIt() throws IOException {
        Path path = directory.resolve("control.sock");
        try (ControlSocket socket = ControlSocket.open(server, path, routes)) {
            String reason = socket.admit("no-such-group").orElseThrow();
            assertTrue(reason.startsWith("there is no group no-such-group"), reason);
            assertTrue(reason.contains("groupadd --system no-such-group"), reason);
        }
    }

    @Test
    void replacesASocketThatAKilledProcessLeft() throws IOException {
        Path path = directory.resolve("control.sock");
        leaveBehind(path);
        ControlSocket socket = ControlSocket.open(server, path, routes);
        try (socket) {
            assertTrue(RawClient.ask(UnixDomainSocketAddress.of(path), "GET / HTTP/1.1\r\n\r\n")
                    .startsWith("HTTP/1.1 404"));
        }
    }

    @Test
    void leavesASocketThatAnotherProcessHasMadeAtItsPathMeanwhile() throws IOException {
        Path path = directory.resolve("control.sock");
        ControlSocket socket = ControlSocket.open(server, path, routes);
        Files.delete(path);
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(path));
            socket.close();
            assertTrue(Files.exists(path), "the other's socket");
        }
    }

    @Test
    void leavesNothingElseInItsDirectory() throws IOException {
        for (String name : List.of("s", "control.sock", "control~")) {
            ControlSocket socket = ControlSocket.open(server, directory.resolve(name), routes);
            try (socket;
                    var files = Files.list(directory)) {
                assertEquals(List.of(directory.resolve(name)), files.toList());
            }
        }
        try (var files = Files.list(directory)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void leavesASocketOnWhichAnotherAnswers() throws IOException {
        Path path = directory.resolve("control.sock");
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(path));
            assertRefused(path, "another kube-ospf answers on " + path);
            assertTrue(Files.exists(path));
        }
    }

    @Test
    void leavesAFileThatIsNoSocket() throws IOException {
        Path path = Files.writeString(directory.resolve("control.sock"), "precious");
        assertRefused(path, path + " is no socket; remove it");
        assertEquals("precious", Files.readString(path));
    }

    @Test
    void leavesAPipe() throws IOException, InterruptedException {
        Path path = directory.resolve("control.sock");
        assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
        assertRefused(path, path + " is no socket; remove it");
        assertTrue(Files.exists(path));
    }

    @Test
    void leavesASymbolicLink() throws IOException {
        Path path = directory.resolve("control.sock");
        Files.createSymbolicLink(path, Files.writeString(directory.resolve("elsewhere"), "precious"));
        assertRefused(path, path + " is no socket; remove it");
        assertTrue(Files.exists(path));
    }

    @Test
    void noticesThatSomebodyRemovedIt() throws IOException {
        Path path = directory.resolve("control.sock");
        try (ControlSocket socket = ControlSocket.open(server, path, routes)) {
            assertTrue(socket.isThere());
            Files.delete(path);
            assertFalse(socket.isThere());
        }
    }

    @Test
    void makesTheDirectoryThatIsMissingAndRemovesIt() throws IOException {
        Path missing = directory.resolve("missing");
        try (ControlSocket socket = ControlSocket.open(server, missing.resolve("control.sock"), routes)) {
            assertTrue(socket.isThere());
            assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(missing)));
        }
        assertFalse(Files.exists(missing));
    }

    @Test
    void leavesADirectoryThatItDidNotMakeOrThatHasMoreInIt() throws IOException {
        Path there = Files.createDirectory(directory.resolve("there"));
        ControlSocket.open(server, there.resolve("control.sock"), routes).close();
        assertTrue(Files.exists(there));
        Path missing = directory.resolve("missing");
        try (ControlSocket socket = ControlSocket.open(server, missing.resolve("control.sock"), routes)) {
            assertTrue(socket.isThere());
            Files.writeString(missing.resolve("more"), "precious");
        }
        assertEquals("precious", Files.readString(missing.resolve("more")));
    }

    @Test
    void namesTheParentThatIsMissing() {
        Path missing = directory.resolve("missing");
        assertRefused(
                missing.resolve("too/control.sock"),
                "there is no directory " + missing + " for " + missing.resolve("too") + "; create it");
    }

    @Test
    void followsNoSymbolicLinkThatLeadsNowhere() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("elsewhere"));
        assertRefused(link.resolve("control.sock"), link + " is no directory; remove it");
        assertFalse(Files.exists(directory.resolve("elsewhere")));
    }

    private void assertRefused(Path path, String why) {
        IOException refusal = assertThrows(IOException.class, () -> ControlSocket.open(server, path, routes));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith(why), refusal.getMessage());
    }

    private static void leaveBehind(Path path) throws IOException {
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(path));
        }
        assertTrue(Files.exists(path));
    }
}
