package io.kubeospf.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as the build leaves it, run as its users run it. */
class ProgramIT {
    /** Standard error is a pipe; the kernel gives it room for 64 KiB. */
    private static final String FILL_PIPE = "head -c 65536 /dev/zero >&2";

    /** As systemd does for the streams that it connects to the journal. */
    private static final String NAME_JOURNAL = "export JOURNAL_STREAM=$(stat -L -c %d:%i /proc/self/fd/2)";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void saysItsVersion() throws IOException, InterruptedException {
        try (Program program = Program.kubeOspf(directory, "--version")) {
            assertEquals(0, program.exitCode());
            assertTrue(program.output().matches("(?s)kube-ospf [0-9].*Java [0-9].*"), program.output());
        }
    }

    @Test
    void answersWrongUsageWithExitCode2() throws IOException, InterruptedException {
        for (String[] arguments : new String[][] {{}, {"fly"}, {"run", "--fast"}}) {
            try (Program program = Program.kubeOspf(directory, arguments)) {
                assertEquals(2, program.exitCode());
                assertTrue(program.errors().contains("Usage: kube-ospf"), program.errors());
            }
        }
    }

    @Test
    void startsThroughASymbolicLink() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(directory.resolve("linked"), Program.launcher());
        try (Program program = Program.start(directory, Map.of(), List.of(link.toString(), "help", "check"))) {
            assertEquals(0, program.exitCode());
            assertTrue(program.output().contains("LINE:COLUMN"), program.output());
        }
    }

    @Test
    void refusesAJavaThatIsTooOld() throws IOException, InterruptedException {
        Path java = Files.createDirectories(directory.resolve("old/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(directory.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");
        Map<String, String> environment =
                Map.of("JAVA_HOME", directory.resolve("old").toString());
        try (Program program =
                Program.start(directory, environment, List.of(Program.launcher().toString(), "--version"))) {
            assertEquals(1, program.exitCode());
            assertTrue(program.errors().contains("is Java 11; install 17 or later"), program.errors());
        }
    }

    @Test
    void checkListsTheProblemsOnStandardOutput() throws IOException, InterruptedException {
        try (Program program = check("area: no\ncost: 1\n")) {
            assertEquals(1, program.exitCode());
            assertEquals(
                    List.of("1:7:", "2:1:"),
                    program.output()
                            .lines()
                            .map(line -> line.substring(0, line.indexOf(' ')))
                            .toList());
        }
        try (Program program = check("")) {
            assertEquals(0, program.exitCode());
            assertTrue(program.output().endsWith(": no problems\n"), program.output());
        }
    }

    @Test
    void runStartsNothingWhenTheFileHasAProblemOrIsMissing() throws IOException, InterruptedException {
        String broken = write("broken.yaml", "area: no\n");
        try (Program program = Program.kubeOspf(directory, "run", "--config", broken)) {
            assertEquals(1, program.exitCode());
            assertTrue(program.errors().contains("nothing is started"), program.errors());
        }
        try (Program program = Program.kubeOspf(directory, "run", "--config", broken + ".not")) {
            assertEquals(1, program.exitCode());
            assertTrue(program.errors().contains("there is no file"), program.errors());
        }
    }

    @Test
    @NeedsRoot
    void twoOfThemBecomeNeighborsAndTakeLeave() throws IOException, InterruptedException {
        try (NetworkNamespace one = NetworkNamespace.create("one");
                NetworkNamespace two = NetworkNamespace.create("two")) {
            makeLan(one, two);
            // The Designated Router talks to the other by unicast.
            String config = write(
                    "lan.yaml", "interfaces: [{ name: eth0, priority: 1, hello-interval: 1, dead-interval: 3 }]\n");
            try (Program first = Program.kubeOspf(directory, one.entry(), "run", "--config", config);
                    Program second = Program.kubeOspf(directory, two.entry(), "run", "--config", config)) {
                first.awaitError(" -> full (");
                second.awaitError(" -> full (");
                first.terminate();
                assertEquals(0, first.exitCode());
                first.awaitError(" stopped");
                second.awaitError("full -> init (1-WayReceived)");
            }
        }
    }

    @Test
    @NeedsRoot
    void speaksAndTakesLeaveWhenNobodyReadsItsLog() throws IOException, InterruptedException {
        try (NetworkNamespace one = NetworkNamespace.create("one");
                NetworkNamespace two = NetworkNamespace.create("two")) {
            makeLan(one, two);
            String config = write(
                    "quiet.yaml", "interfaces: [{ name: eth0, priority: 1, hello-interval: 1, dead-interval: 3 }]\n");
            List<String> run = List.of(Program.launcher().toString(), "run", "--config", config);
            try (Program unread = Program.unread(directory, inside(one, FILL_PIPE, run));
                    Program second = Program.kubeOspf(directory, two.entry(), "run", "--config", config)) {
                second.awaitError(" -> full (");
                unread.terminate();
                second.awaitError("full -> init (1-WayReceived)");
                assertEquals(0, unread.exitCode());
            }
        }
    }

    @Test
    @NeedsRoot
    void tellsTheJournalThePriorityAndShowsThePacketsThatAreAskedFor() throws IOException {
        try (NetworkNamespace one = NetworkNamespace.create("one");
                NetworkNamespace two = NetworkNamespace.create("two")) {
            one.connect(two);
            two.ip("link", "set", "eth0", "up");
            configure(one, "192.168.100.1/24");
            String config = write("traced.yaml", "interfaces: [{ name: eth0 }]\ntrace: [hello]\n");
            List<String> run = List.of(Program.launcher().toString(), "run", "--config", config);
            try (Program program = Program.start(directory, Map.of(), inside(one, NAME_JOURNAL, run))) {
                program.awaitError("<6>interface eth0 is up: 192.168.100.1/24, MTU 1500");
                program.awaitError("<7>sent on eth0, 192.168.100.1 > 224.0.0.5: hello, router 192.168.100.1, ");
                assertTrue(program.errors().lines().allMatch(line -> line.matches("<[3-7]>\\D.*")), program.errors());
            }
        }
    }

    @Test
    @NeedsRoot
    void waitsForAnInterfaceAndFollowsItsDeletionAndReturn() throws IOException {
        try (NetworkNamespace one = NetworkNamespace.create("one");
                NetworkNamespace two = NetworkNamespace.create("two")) {
            String config = write("eth0.yaml", "router-id: 10.0.0.1\ninterfaces: [{ name: eth0 }]\n");
            try (Program program = Program.kubeOspf(directory, one.entry(), "run", "--config", config)) {
                program.awaitError("waiting for interface eth0: the machine has no interface of this name");
                one.connect(two);
                two.ip("link", "set", "eth0", "up");
                configure(one, "192.168.100.1/24");
                program.awaitError("interface eth0 is up: 192.168.100.1/24, MTU 1500");
                one.ip("link", "del", "eth0");
                program.awaitError("interface eth0 is down: the machine has no interface of this name");
                one.connect(two);
                two.ip("link", "set", "eth0", "up");
                configure(one, "192.168.100.7/25");
                program.awaitError("interface eth0 is up: 192.168.100.7/25, MTU 1500");
                one.ip("link", "set", "eth0", "mtu", "1400");
                program.awaitError("interface eth0 is up: 192.168.100.7/25, MTU 1400");
            }
        }
    }

    @Test
    @NeedsRoot
    void takesTheInterfaceOfTheDefaultRouteAndItsAddressAsRouterId() throws IOException {
        try (NetworkNamespace one = NetworkNamespace.create("one");
                NetworkNamespace two = NetworkNamespace.create("two")) {
            one.connect(two);
            two.ip("link", "set", "eth0", "up");
            configure(one, "192.168.100.7/24");
            String config = write("empty.yaml", "");
            try (Program program = Program.kubeOspf(directory, one.entry(), "run", "--config", config)) {
                program.awaitError("waiting for an IPv4 default route");
                one.ip("route", "add", "default", "via", "192.168.100.1");
                program.awaitError("router ID 192.168.100.7, area 0.0.0.0");
                program.awaitError("interface eth0 is up");
            }
        }
    }

    @Test
    @NeedsRoot
    void endsWellWhenAskedToWhileItStillWaits() throws IOException, InterruptedException {
        try (NetworkNamespace one = NetworkNamespace.create("one")) {
            String config = write("eth0.yaml", "interfaces: [{ name: eth0 }]\n");
            try (Program program = Program.kubeOspf(directory, one.entry(), "run", "--config", config)) {
                program.awaitError("waiting for interface eth0");
                program.terminate();
                assertEquals(0, program.exitCode());
                assertFalse(program.errors().contains("SLF4J"), program.errors());
            }
        }
    }

    @Test
    @NeedsRoot
    void namesTheCapabilityThatIsMissing() throws IOException, InterruptedException {
        String config = write("nobody.yaml", "");
        List<String> nobody =
                List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--bounding-set=-all");
        assertTrue(directory.toFile().setExecutable(true, false));
        try (Program program = Program.kubeOspf(directory, nobody, "run", "--config", config)) {
            assertEquals(1, program.exitCode());
            assertEquals(1, program.errors().lines().count(), program.errors());
            assertTrue(program.errors().contains("CAP_NET_RAW is missing"), program.errors());
        }
    }

    /** The command in a namespace, after a line of shell. */
    private static List<String> inside(NetworkNamespace namespace, String before, List<String> command) {
        List<String> words = new ArrayList<>(namespace.entry());
        words.addAll(List.of("sh", "-c", before + "; exec \"$@\"", "sh"));
        words.addAll(command);
        return words;
    }

    private Program check(String text) throws IOException {
        return Program.kubeOspf(directory, "check", "--config", write("checked.yaml", text));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static void makeLan(NetworkNamespace one, NetworkNamespace two) throws IOException {
        one.connect(two);
        configure(one, "192.168.100.1/24");
        configure(two, "192.168.100.2/24");
    }

    private static void configure(NetworkNamespace namespace, String address) throws IOException {
        namespace.ip("addr", "add", address, "dev", "eth0");
        namespace.ip("link", "set", "eth0", "up");
    }
}
