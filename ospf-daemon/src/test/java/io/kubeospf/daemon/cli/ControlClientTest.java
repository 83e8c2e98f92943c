package io.kubeospf.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void givesUpOnADaemonThatHangs() throws IOException {
        try (ServerSocketChannel hanging = listen()) {
            assertTimeoutPreemptively(
                    PATIENCE,
                    () -> assertFails(
                            Duration.ofSeconds(1), "the daemon on " + socket() + " does not answer within 1 s"));
            assertTrue(hanging.isOpen());
        }
    }

    @Test
    void tellsThatADaemonHungUpHoweverItDid() throws IOException {
        try (ServerSocketChannel daemon = listen()) {
            CompletableFuture<Void> hangingUp = CompletableFuture.runAsync(() -> {
                try {
                    daemon.accept().close();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertFails(PATIENCE, "the daemon hung up before it had answered");
            hangingUp.join();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kube-ospf, kube-ospf, true",
        "root, kube-ospf, true",
        "root, netops, true",
        "root, root, false",
        "alice, alice, false"
    })
    void advisesMembershipOfAGroupForOperatorsAlone(String owner, String group, boolean advised) {
        String words = new ControlClient(socket(), PATIENCE).notAllowed(owner, group);
        assertEquals(advised, words.contains("usermod -aG " + group), words);
        assertTrue(words.contains("use sudo"), words);
    }

    private void assertFails(Duration patience, String why) {
        ControlClient client = new ControlClient(socket(), patience);
        IOException failure = assertThrows(IOException.class, () -> client.send("GET", "/neighbors", Control.TEXT, ""));
        assertTrue(String.valueOf(failure.getMessage()).startsWith(why), failure.getMessage());
    }

    private ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket()));
    }

    private Path socket() {
        return directory.resolve("control.sock");
    }
}
