package io.kubeospf.daemon;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.daemon.linux.LinuxSocket;
import io.kubeospf.daemon.linux.UnixAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several programs that speak OSPF on one machine. */
@NeedsRoot
class CoexistenceIT {
    private static final String SPEAKS = "interface %s is up: ";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private NetworkNamespace machine;

    @BeforeEach
    void makeMachine() throws IOException {
        machine = NetworkNamespace.create("machine");
        for (String name : List.of("eth0", "eth1")) {
            machine.ip("link", "add", name, "type", "veth", "peer", "name", "far-" + name);
            machine.ip("link", "set", "far-" + name, "up");
            machine.ip("link", "set", name, "up");
        }
        machine.ip("addr", "add", "192.168.100.1/24", "dev", "eth0");
        machine.ip("addr", "add", "192.168.101.1/24", "dev", "eth1");
    }

    @AfterEach
    void removeMachine() throws IOException {
        machine.close();
    }

    @Test
    void aSecondKubeOspfOnAnInterfaceIsRefusedUnlessForced() throws IOException, InterruptedException {
        try (Program first = run("first", "eth0")) {
            first.awaitError(SPEAKS.formatted("eth0"));
            try (Program second = run("second", "eth0")) {
                assertEquals(1, second.exitCode());
                assertTrue(
                        second.errors().contains("another OSPF speaker uses eth0: kube-ospf (process "),
                        second.errors());
                assertTrue(second.errors().contains("kube-ospf run --force"), second.errors());
                assertFalse(second.errors().contains(SPEAKS.formatted("eth0")), second.errors());
            }
            try (Program third = run("third", "eth0", "--force")) {
                third.awaitError(SPEAKS.formatted("eth0"));
                third.awaitError("another OSPF speaker uses eth0: ");
            }
        }
    }

    @Test
    void aSecondKubeOspfOnAnotherInterfaceIsNotRefusedAndCannotReloadToTheFirst()
            throws IOException, InterruptedException {
        try (Program first = run("first", "eth0");
                Program second = run("second", "eth1")) {
            first.awaitError(SPEAKS.formatted("eth0"));
            second.awaitError(SPEAKS.formatted("eth1"));
            config("second", "eth1", "eth0");
            second.hangUp();
            second.awaitError("not reloaded, what runs stays as it is: another OSPF speaker uses eth0: kube-ospf (");
            config("second", "eth1");
            second.hangUp();
            second.awaitError("reloaded: ");
        }
    }

    @Test
    void ofSeveralThatStartAtTheSameTimeOneSpeaks() throws IOException, InterruptedException {
        List<Program> programs = List.of(run("a", "eth0"), run("b", "eth0"), run("c", "eth0"));
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> count(programs, "another OSPF speaker uses eth0") == 2
                            && count(programs, SPEAKS.formatted("eth0")) == 1);
        } finally {
            programs.forEach(Program::close);
        }
    }

    @Test
    void aRestartWaitsForTheOldProcessToEnd() throws IOException, InterruptedException {
        try (Program old = run("same", "eth0")) {
            old.awaitError(SPEAKS.formatted("eth0"));
            try (Program next = run("same", "eth0")) {
                next.awaitError("waiting for another process to end");
                old.terminate();
                next.awaitError(SPEAKS.formatted("eth0"));
            }
        }
    }

    @Test
    void aSecondKubeOspfWithTheSameControlSocketIsRefused() throws IOException, InterruptedException {
        try (Program first = run("same", "eth0")) {
            await().until(() -> Files.exists(directory.resolve("same.sock")));
            first.awaitError(SPEAKS.formatted("eth0"));
            config("same", "eth1");
            try (Program second = run("same", "eth1")) {
                assertEquals(1, second.exitCode());
                assertTrue(second.errors().contains("another kube-ospf answers on "), second.errors());
                assertFalse(second.errors().contains(SPEAKS.formatted("eth1")), second.errors());
            }
        }
    }

    /** As ospfd has it: a raw socket of no interface, which is a member of the group on its interfaces. */
    @Test
    void anotherProgramIsRefusedOnItsInterfaceAndToldWhenItStartsLater() throws IOException, InterruptedException {
        try (Program before = run("before", "eth1")) {
            before.awaitError(SPEAKS.formatted("eth1"));
            try (LinuxSocket other = otherSpeaker("eth0")) {
                Objects.requireNonNull(other);
                try (Program refused = run("refused", "eth0")) {
                    assertEquals(1, refused.exitCode());
                    assertTrue(refused.errors().contains("another OSPF speaker uses eth0: "), refused.errors());
                }
                assertFalse(before.errors().contains("another OSPF speaker"), before.errors());
            }
            try (LinuxSocket later = otherSpeaker("eth1")) {
                Objects.requireNonNull(later);
                before.awaitError("another OSPF speaker uses eth1: ");
                changeArea("before", "eth1");
                before.hangUp();
                before.awaitError("router ID 10.0.0.1, area 0.0.0.1");
                before.awaitError("another OSPF speaker uses eth1: ");
            }
            // The reload has made another router of the daemon, which waits for the interface instead of ending.
            await().atMost(Duration.ofSeconds(40)).until(() -> count(before, SPEAKS.formatted("eth1")) == 2);
        }
    }

    @Test
    void aUserWhoBindsTheNameKeepsNobodyFromSpeaking() throws IOException, InterruptedException {
        LinuxSocket name = machine.callInside(() -> {
            LinuxSocket socket = LinuxSocket.open(LinuxSocket.AF_UNIX, LinuxSocket.SOCK_STREAM, 0);
            socket.bind(new UnixAddress("@kube-ospf/eth0").toOctets());
            return socket;
        });
        try (Program program = run("one", "eth0")) {
            program.awaitError(SPEAKS.formatted("eth0"));
        } finally {
            name.close();
        }
    }

    private LinuxSocket otherSpeaker(String interfaceName) throws InterruptedException {
        return machine.callInside(() -> {
            LinuxSocket socket = LinuxSocket.open(LinuxSocket.AF_INET, LinuxSocket.SOCK_RAW, 89);
            int index = NetworkInterface.getByName(interfaceName).getIndex();
            socket.setOption(
                    LinuxSocket.IPPROTO_IP,
                    35,
                    ByteBuffer.allocate(12)
                            .put(InetAddress.getByName("224.0.0.5").getAddress())
                            .putInt(0)
                            .order(ByteOrder.nativeOrder())
                            .putInt(index)
                            .array());
            return socket;
        });
    }

    private static int count(Program program, String text) throws IOException {
        return program.errors().split(Pattern.quote(text), -1).length - 1;
    }

    private void changeArea(String name, String interfaceName) throws IOException {
        Path file = Path.of(config(name, interfaceName));
        Files.writeString(file, "area: 0.0.0.1\n" + Files.readString(file));
    }

    private static long count(List<Program> programs, String text) throws IOException {
        long count = 0;
        for (Program program : programs) {
            count += program.errors().contains(text) ? 1 : 0;
        }
        return count;
    }

    private Program run(String name, String interfaceName, String... options) throws IOException {
        String file = config(name, interfaceName);
        String[] arguments = Stream.concat(Stream.of("run", "--config", file), Stream.of(options))
                .toArray(String[]::new);
        return Program.kubeOspf(directory, machine.entry(), arguments);
    }

    private String config(String name, String... interfaces) throws IOException {
        String text = "router-id: 10.0.0.1\ninterfaces: ["
                + Stream.of(interfaces)
                        .map(each -> "{ name: " + each + ", hello-interval: 1, dead-interval: 3 }")
                        .collect(Collectors.joining(", "))
                + "]\nlisten: { control: " + directory.resolve(name + ".sock") + ", metrics: off }\n";
        return Files.writeString(directory.resolve(name + ".yaml"), text).toString();
    }
}
