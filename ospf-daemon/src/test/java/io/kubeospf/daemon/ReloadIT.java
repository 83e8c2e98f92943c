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
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program reads its file again on SIGHUP. A second one, on the same LAN, sees what comes of it. */
@NeedsRoot
class ReloadIT {
    private static final String FIRST = """
            router-id: 10.0.0.1
            interfaces:
              - { name: eth0, priority: 1, hello-interval: 1, dead-interval: 3 }
            """;
    private static final String SECOND = FIRST.replace("10.0.0.1", "10.0.0.2").replace("priority: 1", "priority: 0");

    private static final InetSocketAddress METRICS = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9089);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private NetworkNamespace one;

    @SuppressWarnings("NullAway.Init") // set before each test
    private NetworkNamespace two;

    @BeforeEach
    void connect() throws IOException {
        one = NetworkNamespace.create("one");
        two = NetworkNamespace.create("two");
        one.connect(two);
        one.ip("link", "set", "lo", "up");
        configure(one, "eth0", "192.168.100.1/24");
        configure(two, "eth0", "192.168.100.2/24");
    }

    @AfterEach
    void remove() throws IOException {
        one.close();
        two.close();
    }

    @Test
    void whatTheFileSaysNowIsDoneWithoutTouchingTheAdjacency() throws IOException, InterruptedException {
        try (Program first = run(one, "first.yaml", FIRST);
                Program second = run(two, "second.yaml", SECOND)) {
            second.awaitError(" -> full (");

            reload(first, FIRST);
            first.awaitError("reloaded: nothing changed");
            reload(first, FIRST.replace("priority: 1", "priority: 1, cost: 20") + """
                    advertise: [{ prefix: 10.97.0.0/16 }]
                    log: { level: debug }
                    """);
            first.awaitError("reloaded: eth0 cost 10 -> 20, + 10.97.0.0/16, - 10.96.0.0/12, log level info -> debug");
            first.awaitError("advertising 10.97.0.0/16");

            assertFalse(second.errors().contains("full -> "), second.errors());
        }
    }

    @Test
    void aBrokenFileChangesNothingAndTheMendedOneIsTaken() throws IOException, InterruptedException {
        try (Program first = run(one, "first.yaml", FIRST)) {
            first.awaitError("interface eth0 is up");

            reload(first, FIRST + "area: nowhere\nadvertise: [{ prefix: 10.97.0.1/16 }]\n");
            first.awaitError("not reloaded, what runs stays as it is, because of problems in ");
            first.awaitError(" 4:7: area: ");
            first.awaitError(" 5:23: prefix: ");
            reload(first, FIRST + "advertise: []\n");
            first.awaitError("reloaded: - 10.96.0.0/12");
            Files.delete(directory.resolve("first.yaml"));
            first.hangUp();
            first.awaitError("there is no file ");

            first.terminate();
            assertEquals(0, first.exitCode());
        }
    }

    @Test
    void anInterfaceComesAndGoes() throws IOException, InterruptedException {
        one.ip("link", "add", "eth1", "type", "veth", "peer", "name", "other");
        one.ip("link", "set", "other", "up");
        configure(one, "eth1", "192.168.101.1/24");
        try (Program first = run(one, "first.yaml", FIRST);
                Program second = run(two, "second.yaml", SECOND)) {
            second.awaitError(" -> full (");

            reload(first, FIRST + "  - { name: eth1 }\n");
            first.awaitError("interface eth1 is up: 192.168.101.1/24");
            reload(first, FIRST.replace("eth0", "eth1"));
            first.awaitError("reloaded: - eth0, ");
            second.awaitError("full -> init (1-WayReceived)");
            reload(first, FIRST);
            await().until(() -> count(" -> full (", first.errors()) == 2);
        }
    }

    @Test
    void aPassiveInterfaceThatBecomesActiveSaysHelloAtOnce() throws IOException, InterruptedException {
        String slow = FIRST.replace("hello-interval: 1", "hello-interval: 60")
                .replace("dead-interval: 3", "dead-interval: 240");
        try (Program first = run(one, "first.yaml", slow.replace("priority: 1", "passive: true"));
                Program second = run(two, "second.yaml", slow.replace("10.0.0.1", "10.0.0.2"))) {
            first.awaitError("interface eth0 is up");
            second.awaitError("interface eth0 is up");

            reload(first, slow);

            second.awaitError(" down -> init (");
        }
    }

    @Test
    void anotherRouterIdIsAnotherSpeakerInTheSameProcess() throws IOException, InterruptedException {
        try (Program first = run(one, "first.yaml", FIRST);
                Program second = run(two, "second.yaml", SECOND)) {
            second.awaitError("neighbor 10.0.0.1 (192.168.100.1) on eth0: exchange -> full");
            double originated = originated();
            assertTrue(originated > 0);

            reload(first, FIRST.replace("10.0.0.1", "10.0.0.9"));
            first.awaitError("reloaded: router-id 10.0.0.1 -> 10.0.0.9");
            first.awaitError("stopped; everything that was advertised is withdrawn");
            first.awaitError("router ID 10.0.0.9, area 0.0.0.0");
            second.awaitError("neighbor 10.0.0.9 (192.168.100.1) on eth0: exchange -> full");
            assertTrue(originated() > originated, "counters go on");

            reload(first, FIRST.replace("10.0.0.1", "10.0.0.9"));
            first.awaitError("reloaded: nothing changed");
            first.terminate();
            assertEquals(0, first.exitCode());
        }
    }

    /** How many router-LSAs the first has originated, as Prometheus is told. */
    private double originated() throws InterruptedException {
        String series = "kube_ospf_lsa_originated_total{type=\"router-LSA\"} ";
        return one.callInside(() -> RawClient.ask(METRICS, "GET /metrics HTTP/1.1\r\n\r\n"))
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSignalWhileTheMachineIsAwaitedIsAnsweredAndKillsNobody() throws IOException, InterruptedException {
        String waiting = "interfaces: [{ name: eth7 }]\n";
        try (Program first = run(one, "first.yaml", waiting)) {
            first.awaitError("waiting for interface eth7");

            reload(first, FIRST);

            first.awaitError("reloaded: ");
            first.awaitError("router ID 10.0.0.1, area 0.0.0.0");
            first.awaitError("interface eth0 is up");
        }
    }

    @Test
    void signalsFromTheFirstMomentOnKillNobody() throws IOException, InterruptedException {
        try (Program first = run(one, "first.yaml", FIRST)) {
            // Nothing can help before the launcher has begun.
            await().pollInterval(Duration.ofMillis(1)).until(first::survivesHangUp);
            while (!first.errors().contains("reloaded: nothing changed")) {
                first.hangUp();
            }

            first.awaitError("interface eth0 is up");
            first.terminate();
            assertEquals(0, first.exitCode());
        }
    }

    private Program run(NetworkNamespace namespace, String name, String config) throws IOException {
        Path file = Files.writeString(directory.resolve(name), config);
        return Program.kubeOspf(directory, namespace.entry(), "run", "--config", file.toString());
    }

    private void reload(Program first, String config) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("first.yaml"), config);
        first.hangUp();
    }

    private static long count(String text, String lines) {
        return lines.lines().filter(line -> line.contains(text)).count();
    }

    private static void configure(NetworkNamespace namespace, String device, String address) throws IOException {
        namespace.ip("addr", "add", address, "dev", device);
        namespace.ip("link", "set", device, "up");
    }
}
