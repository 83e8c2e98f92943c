package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A router that runs FRR: zebra and ospfd of the Debian package, with their default timers. */
public final class FrrRouter {
    private static final String DAEMONS = "/usr/lib/frr/";
    /** With its command history among the host's temporary files instead of in the home directory of who runs the lab. */
    private static final String VTYSH = "vtysh -H /tmp/history";

    private static final Duration START = Duration.ofSeconds(20);
    private static final DateTimeFormatter LOG_TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss.SSSSSS");
    private static final int LOG_TIME_LENGTH = 26;

    private static final Pattern WARNING = Pattern.compile("^.{26} (warnings|errors|critical|alerts|emergencies):");

    private final NetworkNamespace host;

    private FrrRouter(NetworkNamespace host) {
        this.host = host;
    }

    /** Starts both daemons, each with its part of the configuration, and returns when they answer. */
    static FrrRouter start(NetworkNamespace host, String zebraConfiguration, String ospfdConfiguration) {
        FrrRouter router = new FrrRouter(host);
        router.makeRunDirectory();
        router.startDaemon("zebra", zebraConfiguration);
        router.startDaemon("ospfd", ospfdConfiguration);
        return router;
    }

    /** What {@code vtysh} answers to {@code show WORDS}. */
    public String show(String words) {
        return vtysh("show " + words);
    }

    /** What {@code vtysh} answers to {@code show WORDS json}. */
    public JsonDocument showJson(String words) {
        return JsonDocument.parse(show(words + " json"));
    }

    /** Enters the lines in configuration mode. */
    public void configure(String... lines) {
        List<String> commands = new ArrayList<>(List.of("configure terminal"));
        commands.addAll(List.of(lines));
        vtysh(commands.toArray(String[]::new));
    }

    /** The state of an interface as FRR names it: Waiting, DR, Backup, DROther and so on. */
    public Optional<String> interfaceState(String interfaceName) {
        return showJson("ip ospf interface " + interfaceName).textAt("interfaces", interfaceName, "state");
    }

    /** The state of the adjacency with a neighbor, without the neighbor's own part (DR, DROther) on the network. */
    public Optional<String> neighborState(String routerId) {
        return showJson("ip ospf neighbor")
                .textAt("neighbors", routerId, 0, "nbrState")
                .map(state -> state.split("/", 2)[0]);
    }

    /** Everything ospfd has logged. */
    public String log() {
        return read(host.directory().resolve("ospfd.log"));
    }

    /** When the adjacency with that neighbor first became Full after that moment. */
    public Optional<Instant> fullAfter(Instant start, String routerId) {
        return log().lines()
                .filter(line -> line.contains("Nbr " + routerId) && line.contains("-> Full"))
                .map(FrrRouter::timeOf)
                .filter(time -> time.isAfter(start))
                .findFirst();
    }

    /** Whether a line of the log is a warning or worse. */
    static boolean isWarning(String logLine) {
        return WARNING.matcher(logLine).find();
    }

    /** When a line of the log was written. */
    static Instant timeOf(String logLine) {
        return LocalDateTime.parse(logLine.substring(0, LOG_TIME_LENGTH), LOG_TIME)
                .toInstant(ZoneOffset.UTC);
    }

    private String vtysh(String... commands) {
        List<String> words = new ArrayList<>(Command.of(VTYSH).words());
        for (String command : commands) {
            words.add("-c");
            words.add(command);
        }
        return host.attempt(words).outputOrThrow();
    }

    /** FRR's daemons give up their privileges, and write as the user frr. */
    private void makeRunDirectory() {
        host.run("install --directory --owner=frr --group=frr /run/frr");
    }

    private void startDaemon(String daemon, String configuration) {
        Path log = host.directory().resolve(daemon + ".log");
        host.run("install --owner=frr --group=frr --mode=644 /dev/null " + log);
        Path file = host.write(daemon + ".conf", """
                hostname %s
                log file %s debugging
                log timestamp precision 6
                log record-priority
                %s""".formatted(host.role(), log, configuration));
        BackgroundProcess process = host.start(daemon, DAEMONS + daemon + " --vty_port 0 --config_file " + file);
        await(daemon + " of " + host.role() + " answers").atMost(START).until(() -> answers(daemon, process));
    }

    private boolean answers(String daemon, BackgroundProcess process) {
        if (!process.isRunning()) {
            throw new LabException(daemon + " of " + host.role() + " has ended\n" + process.errors());
        }
        return host.attempt(VTYSH + " -d " + daemon + " -c exit").succeeded();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
