package io.kubeospf.daemon;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.daemon.http.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask a running daemon, as operators use them. */
class ControlIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    @NeedsRoot
    void operatorsSeeAndChangeWhatARunningDaemonDoes() throws IOException, InterruptedException {
        try (NetworkNamespace one = NetworkNamespace.create("one");
                NetworkNamespace two = NetworkNamespace.create("two")) {
            one.connect(two);
            configure(one, "192.168.100.1/24");
            configure(two, "192.168.100.2/24");
            String file = config("first", "priority: 1,");
            try (Program first = Program.kubeOspf(directory, one.entry(), "run", "--config", file);
                    Program second =
                            Program.kubeOspf(directory, two.entry(), "run", "--config", config("second", ""))) {
                first.awaitError(" -> full (");
                second.awaitError(" -> full (");

                assertTrue(ask(0, file, "show", "neighbors").contains("192.168.100.2  192.168.100.2  eth0       full"));
                assertTrue(ask(0, file, "show", "interfaces", "--json").contains("\"adjacencies\":1,"));

                ask(0, file, "advertise", "10.97.0.0/16", "--metric", "9");
                await().atMost(PATIENCE)
                        .until(() -> ask(0, file, "show", "advertisements")
                                .matches("(?s).*10\\.97\\.0\\.0/16 +9 +E2 .* advertised +1\n.*"));
                assertTrue(
                        ask(0, config("second", ""), "show", "database", "--type", "external", "--ls-id", "10.97.0.0")
                                .contains("metric 9"));
                ask(0, file, "withdraw", "10.97.0.0/16");
                assertEquals("", ask(1, file, "withdraw", "10.97.0.0/16"));
                assertEquals("", ask(2, file, "advertise", "10.97.0.1/16"));

                config("first", "priority: 1, cost: 20,");
                assertEquals("reloaded:\neth0 cost 10 -> 20\n", ask(0, file, "reload"));
                Files.writeString(Path.of(file), "nonsense", StandardOpenOption.APPEND);
                assertEquals("", ask(1, file, "reload", "--socket", socket("first")));
                assertTrue(ask(0, file, "show", "events", "--socket", socket("first"))
                        .contains("the configuration file has problems since "));

                assertEquals("ok\n", ask(0, file, "ready", "--socket", socket("first")));
                assertEquals("ok\n", get(one, "/healthz"));
                assertEquals("ok\n", get(one, "/readyz"));
                second.terminate();
                assertEquals(0, second.exitCode());
                assertFalse(Files.exists(Path.of(socket("second"))));
                await().atMost(PATIENCE).until(() -> get(one, "/readyz").startsWith("no neighbor on eth0 is full\n"));
                try (Program ready = Program.kubeOspf(directory, "ready", "--socket", socket("first"))) {
                    assertEquals(1, ready.exitCode());
                    assertTrue(ready.output().startsWith("no neighbor on eth0 is full\n"), ready.output());
                }
            }
        }
    }

    @Test
    @NeedsRoot
    void tellsWhatItWaitsForAndServesAnAddressAsSoonAsItCan() throws IOException, InterruptedException {
        try (NetworkNamespace one = NetworkNamespace.create("one")) {
            String file = config("first", "");
            Path away = Files.createDirectory(Path.of(socket("first")));
            try (Program program = Program.kubeOspf(directory, one.entry(), "run", "--config", file)) {
                program.awaitError("control socket: " + away + " is no socket; remove it");
                Files.delete(away);
                await().atMost(PATIENCE).until(() -> {
                    try (Program show = Program.kubeOspf(directory, "show", "interfaces", "--config", file)) {
                        return show.exitCode() == 1
                                && show.errors().contains("no OSPF yet: waiting for interface eth0: ");
                    }
                });
            }
        }
    }

    @Test
    void saysWhyNobodyCanBeAsked() throws IOException, InterruptedException {
        try (Program program = Program.kubeOspf(directory, "show", "neighbors", "--socket", socket("none"))) {
            assertEquals(1, program.exitCode());
            assertTrue(
                    program.errors().startsWith("kube-ospf: there is no control socket " + socket("none")),
                    program.errors());
        }
    }

    private String config(String name, String more) throws IOException {
        String text = "interfaces: [{ name: eth0, " + more
                + " hello-interval: 1, dead-interval: 3 }]\nlisten: { control: " + socket(name) + " }\n";
        return Files.writeString(directory.resolve(name + ".yaml"), text).toString();
    }

    private String socket(String name) {
        return directory.resolve(name + ".sock").toString();
    }

    /** What a command says on standard output. */
    private String ask(int exitCode, String config, String... arguments) throws IOException, InterruptedException {
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--config", config))
                .toArray(String[]::new);
        try (Program program = Program.kubeOspf(directory, all)) {
            assertEquals(exitCode, program.exitCode(), program.errors());
            assertEquals(exitCode == 0, program.errors().isEmpty(), program.errors());
            return program.output();
        }
    }

    private String get(NetworkNamespace namespace, String path) throws InterruptedException {
        return namespace.callInside(() -> {
            String answer = RawClient.ask(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 9089), "GET " + path + " HTTP/1.1\r\n\r\n");
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        });
    }

    private static void configure(NetworkNamespace namespace, String address) throws IOException {
        namespace.ip("addr", "add", address, "dev", "eth0");
        namespace.ip("link", "set", "eth0", "up");
        namespace.ip("link", "set", "lo", "up");
    }
}
