package io.kubeospf.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.daemon.advertise.RequestedRoute;
import io.kubeospf.daemon.config.ConfigReader;
import io.kubeospf.daemon.config.ConfigSource;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.config.InvalidConfigException;
import io.kubeospf.daemon.events.LineFormat;
import io.kubeospf.daemon.events.LogConfig;
import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.link.InterfaceAddress;
import io.kubeospf.daemon.link.Link;
import io.kubeospf.daemon.link.LinkTable;
import io.kubeospf.daemon.loop.CommandAnswer;
import io.kubeospf.daemon.loop.Heartbeat;
import io.kubeospf.daemon.loop.Mailbox;
import io.kubeospf.daemon.loop.MonotonicInstantSource;
import io.kubeospf.daemon.loop.SpeakerLoop;
import io.kubeospf.daemon.reload.ConfigStatus;
import io.kubeospf.daemon.reload.ReloadReport;
import io.kubeospf.daemon.systemd.SystemdNotifications;
import io.kubeospf.daemon.transport.PacketTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real speaker in a real thread, on a machine whose interfaces are never there. */
class OperationsTest {
    private static final String FILE = "router-id: 10.0.0.1\ninterfaces: [{ name: eth0 }]\n";
    private static final RequestedRoute OTHERS = RequestedRoute.of(ExternalRoute.of(Ipv4Prefix.parse("10.200.0.0/16")));
    private static final Ipv4Prefix LAN = Ipv4Prefix.parse("192.168.100.0/24");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Machine.Source machine = configured -> new Machine(LinkTable.EMPTY, Optional.empty());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final OperatorLog log =
            new OperatorLog(written, LineFormat.PLAIN, LogConfig.DEFAULT, InstantSource.fixed(Instant.EPOCH));
    private final Mailbox mailbox = new Mailbox();
    private final MonotonicInstantSource clock = new MonotonicInstantSource();
    private final PacketTransport transport =
            new PacketTransport(clock, mailbox::put, event -> {}, names -> LinkTable.EMPTY, false);
    private final SpeakerLoop loop =
            new SpeakerLoop(mailbox, clock, clock, packet -> {}, event -> {}, number -> {}, Heartbeat.NONE);

    @Test
    void aReloadTellsWhatChanged() throws Exception {
        Operations operations = started(FILE);

        assertEquals(applied(), reload(operations, FILE));
        assertEquals(
                applied("+ eth1", "eth0 cost 10 -> 20", "+ 10.97.0.0/16", "10.96.0.0/12 metric 3 -> 5"),
                reload(operations, """
                        router-id: 10.0.0.1
                        interfaces: [{ name: eth1 }, { name: eth0, cost: 20 }]
                        advertise: [{ prefix: 10.96.0.0/12, metric: 5 }, { prefix: 10.97.0.0/16 }]
                        """));
        assertEquals(
                applied(
                        "- eth1",
                        "eth0 cost 20 -> 10",
                        "- 10.97.0.0/16",
                        "10.96.0.0/12 metric 5 -> 3",
                        "trace [] -> [hello]"),
                reload(operations, FILE + "trace: [hello]\n"));

        assertEquals(List.of("eth0"), interfaces());
        assertTrue(said().contains("reloaded: nothing changed\n"), said());
        assertTrue(said().contains("reloaded: + eth1, eth0 cost 10 -> 20, + 10.97.0.0/16, "), said());
    }

    @Test
    void aBrokenFileIsKeptInMindUntilOneIsTaken() throws Exception {
        Operations operations = started(FILE);
        ConfigStatus before = operations.status();
        ReloadReport.Refused refused = (ReloadReport.Refused) reload(operations, "area: 1.2\ncost: 1\n");
        ConfigStatus.Stale stale = operations.status().stale().orElseThrow();

        assertEquals(
                List.of("1:7: area:", "2:1: cost:"),
                refused.problems().stream()
                        .map(problem -> problem.substring(0, 10))
                        .toList());
        assertEquals(refused.problems(), stale.problems());
        assertEquals(before.loadedAt(), operations.status().loadedAt());
        for (String problem : refused.problems()) {
            assertTrue(said().contains("error " + problem + "\n"), said());
        }

        Files.delete(directory.resolve("file.yaml"));
        assertTrue(operations.reload().toString().contains("there is no file"));
        assertEquals(stale.since(), operations.status().stale().orElseThrow().since(), "it is stale since the first");

        assertEquals(applied(), reload(operations, FILE));
        assertTrue(operations.status().stale().isEmpty());
        assertTrue(operations.status().loadedAt().isAfter(before.loadedAt()));
    }

    @Test
    void commandsAdvertiseAndWithdraw() throws Exception {
        Operations operations = started(FILE);

        assertEquals(new CommandAnswer.Done(), operations.advertise(OTHERS));
        assertEquals(List.of("10.96.0.0/12", "10.200.0.0/16"), advertisements());
        assertEquals(new CommandAnswer.Done(), operations.withdraw(ExternalRoute.DEFAULT_PREFIX));
        assertEquals(List.of("10.200.0.0/16"), advertisements());
        assertEquals(
                new CommandAnswer.Rejected("10.96.0.0/12 is not advertised; what is: 10.200.0.0/16"),
                operations.withdraw(ExternalRoute.DEFAULT_PREFIX));

        assertEquals(applied("+ 10.96.0.0/12"), reload(operations, FILE), "the file is right again");
        assertEquals(List.of("10.96.0.0/12", "10.200.0.0/16"), advertisements());
    }

    @Test
    void anAreaThatTakesNoRoutesIsRefusedThem() throws Exception {
        String stub = FILE + "area: 0.0.0.1\narea-type: stub\nadvertise: []\n";
        Operations operations = started(stub);

        assertEquals(
                new CommandAnswer.Rejected("routers of a stub area take no external routes, so 10.200.0.0/16 cannot be"
                        + " advertised; withdraw it, or make the area nssa on every router"),
                operations.advertise(OTHERS));
        assertEquals(List.of(), operations.routes().routes());
    }

    @Test
    void aFileThatLeavesToTheMachineWhatItCannotSayKeepsWhatRuns() throws Exception {
        Operations operations = started(FILE);

        assertEquals(applied("- 10.96.0.0/12"), reload(operations, "interfaces: [{ name: eth0 }]\nadvertise: []\n"));

        assertEquals("10.0.0.1", loop.view().orElseThrow().routerId().toString());
    }

    @Test
    void anotherRouterIdEndsTheSpeakerForAnotherToFollow() throws Exception {
        Operations operations = operations(FILE);
        Thread first = start(operations);

        assertEquals(
                applied("router-id 10.0.0.1 -> 10.0.0.2"), reload(operations, FILE.replace("10.0.0.1", "10.0.0.2")));
        first.join(PATIENCE.toMillis());
        assertEquals(new CommandAnswer.Done(), operations.advertise(OTHERS), "it is announced by the next");
        start(operations);

        assertEquals(
                applied("- 10.96.0.0/12"),
                reload(operations, FILE.replace("10.0.0.1", "10.0.0.2") + "advertise: []\n"));
        assertEquals("10.0.0.2", loop.view().orElseThrow().routerId().toString());
        assertEquals(List.of("10.200.0.0/16"), advertisements());
    }

    @Test
    void aReloadBeforeTheSpeakerStartsDecidesHowItDoes() throws Exception {
        Operations operations = operations("interfaces: [{ name: eth0 }]\n");
        assertTrue(operations.begin() instanceof RouterConfigResolution.Waiting);

        assertEquals(applied("all of the file, for no speaker runs yet"), reload(operations, FILE));

        assertTrue(operations.begin() instanceof RouterConfigResolution.Resolved);
    }

    @Test
    void whatIsAskedOfASpeakerThatIsStoppingChangesNothing() throws Exception {
        Operations operations = operations(FILE);
        operations.begin();
        mailbox.close();

        assertEquals(new CommandAnswer.Rejected("no speaker runs"), operations.advertise(OTHERS));
        assertEquals(new ReloadReport.NotNow("no speaker runs"), reload(operations, FILE + "advertise: []\n"));
        assertTrue(said().contains("warn not reloaded, what runs stays as it is: no speaker runs\n"), said());
        assertEquals(List.of("no speaker runs"), staleBecauseOf(operations));
        assertEquals(
                List.of(ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX)),
                operations.routes().routes());
    }

    @Test
    void nothingIsPromisedOnceTheDaemonStops() throws Exception {
        Operations operations = operations(FILE);
        Thread speaker = start(operations);
        operations.stop();
        mailbox.put(new Input.CommandGiven(new Command.Stop()));
        speaker.join(PATIENCE.toMillis());

        CommandAnswer rejected = new CommandAnswer.Rejected("the daemon is stopping");
        assertEquals(rejected, operations.advertise(OTHERS));
        assertEquals(rejected, operations.withdraw(ExternalRoute.DEFAULT_PREFIX));
        assertEquals(new ReloadReport.NotNow("the daemon is stopping"), reload(operations, FILE));
        assertTrue(operations.status().stale().isEmpty(), "nobody is to mend the file");
    }

    @Test
    void takesNoLeaveForAStartThatCouldNotBe() throws Exception {
        Operations operations = started(FILE);

        ReloadReport.Refused refused =
                (ReloadReport.Refused) reload(operations, "area: 0.0.0.1\ninterfaces: [{ name: nope0 }]\n");

        assertEquals(
                List.of("another router ID, area or area type takes a new start, which would wait for interface nope0:"
                        + " the machine has no interface of this name; its address is the default router ID, set"
                        + " router-id to start without"),
                refused.problems());
        assertEquals(
                refused.problems(), operations.status().stale().orElseThrow().problems());
        assertEquals(new CommandAnswer.Done(), operations.advertise(OTHERS));
        assertEquals(List.of("10.96.0.0/12", "10.200.0.0/16"), advertisements(), "the speaker runs on");
    }

    @Test
    void aKernelThatDoesNotTellItsRoutesIsAskedAgainLater() throws Exception {
        Machine.Source good = machine;
        Machine.Source bad = configured -> {
            throw new IOException("Too many open files");
        };
        machine = bad;
        Operations operations = operations(FILE);
        assertEquals(
                new RouterConfigResolution.Waiting("the kernel to tell its routes: Too many open files"),
                operations.begin());
        machine = good;
        start(operations);
        machine = bad;

        assertEquals(
                new ReloadReport.NotNow("the kernel does not tell its routes: Too many open files"),
                reload(operations, FILE + "advertise: []\n"));
        assertEquals(List.of("the kernel does not tell its routes: Too many open files"), staleBecauseOf(operations));
        machine = good;
        assertEquals(applied("- 10.96.0.0/12"), reload(operations, FILE + "advertise: []\n"));
        assertTrue(operations.status().stale().isEmpty());
    }

    @Test
    void aDefaultRouteIsRefusedOfACommandUnlessItIsForced() throws Exception {
        Operations operations = started(FILE);
        ExternalRoute route = ExternalRoute.of(Ipv4Prefix.parse("0.0.0.0/0"));

        assertTrue(operations.advertise(RequestedRoute.of(route)).toString().contains("is a default route"));
        assertEquals(new CommandAnswer.Done(), operations.advertise(new RequestedRoute(route, true)));
        assertEquals(List.of("0.0.0.0/0", "10.96.0.0/12"), advertisements());
    }

    @Test
    void theNetworkOfAnOwnInterfaceIsWithheldFromTheStartAtAReloadAndWhenItsAddressComesLater() throws Exception {
        String file = FILE + "advertise: [{ prefix: 192.168.100.0/24 }, { prefix: 10.96.0.0/12 }]\n";
        Operations operations = operations(file);
        machine = configured -> new Machine(onLan(), Optional.empty());
        start(operations);
        assertEquals(applied(), reload(operations, file));
        assertEquals(List.of("10.96.0.0/12"), advertisements());
        assertTrue(said().contains("warn withheld: 192.168.100.0/24 is the network of interface eth0"), said());
        assertTrue(operations
                .advertise(RequestedRoute.of(ExternalRoute.of(LAN)))
                .toString()
                .contains("192.168.100.0/24 is the network of interface eth0"));

        operations.follow(name -> List.of());
        assertEquals(List.of("10.96.0.0/12", "192.168.100.0/24"), advertisements(), "no address, no network");
        operations.follow(name -> List.of(LAN));
        assertEquals(List.of("10.96.0.0/12"), advertisements());

        assertEquals(
                applied("+ 192.168.100.0/24"),
                reload(operations, file.replace("192.168.100.0/24", "192.168.100.0/24, force: true")));
    }

    @Test
    void aFifoInThePlaceOfTheFileIsAProblemLikeAnyOther() throws Exception {
        Operations operations = started(FILE);
        Path file = directory.resolve("file.yaml");
        Files.delete(file);
        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());

        ReloadReport report = assertTimeoutPreemptively(PATIENCE, operations::reload);

        assertTrue(report instanceof ReloadReport.Refused, report.toString());
        assertTrue(staleBecauseOf(operations).get(0).contains("it is a FIFO"), report.toString());
        assertEquals(new CommandAnswer.Done(), operations.advertise(OTHERS));
    }

    @Test
    void repeatedReloadsFillNoLog() throws Exception {
        Operations operations = started(FILE);
        for (int i = 0; i < 100; i++) {
            operations.reload();
        }
        reload(operations, "a:\n".repeat(5_000));
        for (int i = 0; i < 100; i++) {
            operations.reload();
        }
        assertTrue(
                said().lines().count() <= 10,
                () -> "lines: "
                        + written.toString(StandardCharsets.UTF_8).lines().count());
    }

    private static LinkTable onLan() {
        Ipv4Address address = Ipv4Address.parse("192.168.100.132");
        InterfaceAddress own = new InterfaceAddress(address, LAN.length(), address, InterfaceAddress.SCOPE_GLOBAL, 0);
        Link eth0 = new Link(2, "eth0", List.of(), Link.ETHERNET, true, 1500, Optional.empty(), List.of(own));
        return new LinkTable(Map.of("eth0", eth0), Optional.empty());
    }

    private static List<String> staleBecauseOf(Operations operations) {
        return operations.status().stale().orElseThrow().problems();
    }

    private Operations started(String file) throws IOException, InvalidConfigException {
        Operations operations = operations(file);
        start(operations);
        return operations;
    }

    private Operations operations(String file) throws IOException, InvalidConfigException {
        Path path = Files.writeString(directory.resolve("file.yaml"), file);
        DaemonConfig config = ConfigReader.read(file);
        return new Operations(
                new ConfigSource(path),
                config,
                log,
                mailbox,
                transport,
                configured -> machine.look(configured),
                listen -> {},
                new SystemdNotifications(Map.of(), InstantSource.system(), log));
    }

    /** Does what the daemon does with a speaker. */
    private Thread start(Operations operations) {
        RouterConfigResolution.Resolved resolved = (RouterConfigResolution.Resolved) operations.begin();
        Thread thread = new Thread(
                () -> {
                    try {
                        transport.use(resolved.config().interfaces());
                        loop.run(new Speaker(resolved.config(), new SplittableRandom(1)));
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    } finally {
                        operations.end();
                    }
                },
                "speaker");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private ReloadReport reload(Operations operations, String file) throws IOException {
        Files.writeString(directory.resolve("file.yaml"), file);
        return operations.reload();
    }

    private static ReloadReport.Applied applied(String... changes) {
        return new ReloadReport.Applied(List.of(changes));
    }

    private List<String> interfaces() {
        return loop.view().orElseThrow().interfaces().stream()
                .map(SpeakerView.InterfaceView::name)
                .toList();
    }

    private List<String> advertisements() {
        return loop.view().orElseThrow().advertisements().stream()
                .map(advertisement -> advertisement.route().prefix().toString())
                .toList();
    }

    private String said() throws InterruptedException {
        log.awaitWritten(PATIENCE);
        return written.toString(StandardCharsets.UTF_8);
    }
}
