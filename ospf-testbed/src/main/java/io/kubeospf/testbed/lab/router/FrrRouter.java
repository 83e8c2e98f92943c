package io.kubeospf.testbed.lab.router;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.BackgroundProcess;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.JsonDocument;
import io.kubeospf.testbed.lab.process.LabException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A router that runs FRR: zebra and ospfd of a Debian package. */
public final class FrrRouter implements LabRouter {
    private static final String DAEMONS = "/usr/lib/frr/";

    private static final Duration START = Duration.ofSeconds(20);
    private static final DateTimeFormatter LOG_TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss.SSSSSS");
    private static final int LOG_TIME_LENGTH = 26;

    private static final Pattern WARNING = Pattern.compile("^.{26} (warnings|errors|critical|alerts|emergencies):");

    private final NetworkNamespace host;
    private final FrrRelease release;
    private final FrrConfiguration configuration;
    private final List<BackgroundProcess> daemons = new ArrayList<>();
    private final FrrTables tables = new FrrTables(line -> vtysh(line));

    private FrrRouter(NetworkNamespace host, FrrRelease release, FrrConfiguration configuration) {
        this.host = host;
        this.release = release;
        this.configuration = configuration;
    }

    /** Starts both daemons, each with its part of the configuration, and returns when they answer. */
    public static FrrRouter start(NetworkNamespace host, FrrConfiguration configuration) {
        return start(host, FrrRelease.DEBIAN_12, configuration);
    }

    static FrrRouter start(NetworkNamespace host, FrrRelease release, FrrConfiguration configuration) {
        FrrRouter router = new FrrRouter(host, release, configuration);
        router.start();
        return router;
    }

    @Override
    public NetworkNamespace host() {
        return host;
    }

    @Override
    public String routerId() {
        return configuration.routerId();
    }

    @Override
    public void start() {
        makeRunDirectory();
        daemons.clear();
        daemons.add(startDaemon("zebra", configuration.zebra()));
        daemons.add(startDaemon("ospfd", configuration.ospfd()));
    }

    @Override
    public Instant kill() {
        Instant moment = Instant.now();
        daemons.forEach(BackgroundProcess::kill);
        return moment;
    }

    /** Whether neither of its daemons has ended. */
    public boolean isRunning() {
        return daemons.stream().allMatch(BackgroundProcess::isRunning);
    }

    @Override
    public void pause() {
        daemons.forEach(BackgroundProcess::pause);
    }

    @Override
    public void resume() {
        daemons.forEach(BackgroundProcess::resume);
    }

    /** What {@code vtysh} answers to {@code show WORDS}. */
    public String show(String words) {
        return tables.show(words);
    }

    /** What {@code vtysh} answers to {@code show WORDS json}. */
    public JsonDocument showJson(String words) {
        return tables.showJson(words);
    }

    /** Enters the lines in configuration mode. */
    public void configure(String... lines) {
        List<String> commands = new ArrayList<>(List.of("configure terminal"));
        commands.addAll(List.of(lines));
        vtysh(commands.toArray(String[]::new));
    }

    @Override
    public Optional<String> interfaceState(String interfaceName) {
        return tables.interfaceState(interfaceName);
    }

    @Override
    public Map<String, String> neighborStates(String neighborRouterId) {
        return tables.neighborStates(neighborRouterId);
    }

    @Override
    public int neighborChanges(String neighborRouterId) {
        return (int) log().lines()
                .filter(line -> line.contains("AdjChg: Nbr " + neighborRouterId + ","))
                .count();
    }

    @Override
    public Optional<ExternalPath> externalPath(String prefix) {
        return tables.externalPath(prefix);
    }

    @Override
    public List<DatabaseEntry> database() {
        return tables.database();
    }

    @Override
    public Map<String, String> evidence() {
        return tables.evidence();
    }

    /** Everything ospfd has logged. */
    public String log() {
        return host.read("ospfd.log");
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
    public static boolean isWarning(String logLine) {
        return WARNING.matcher(logLine).find();
    }

    /** When a line of the log was written. */
    static Instant timeOf(String logLine) {
        return LocalDateTime.parse(logLine.substring(0, LOG_TIME_LENGTH), LOG_TIME)
                .toInstant(ZoneOffset.UTC);
    }

    /** From outside of the host, through its sockets: that is quicker, and its command history stays among its files. */
    private List<String> vtysh() {
        List<String> words = new ArrayList<>(release.program("/usr/bin/vtysh"));
        words.addAll(List.of("--vty_socket", runDirectory().toString(), "-H", host.directory() + "/vtysh.history"));
        return words;
    }

    private String vtysh(String... commands) {
        List<String> words = vtysh();
        for (String command : commands) {
            words.add("-c");
            words.add(command);
        }
        return new Command(words).run().outputOrThrow();
    }

    private Path runDirectory() {
        return host.run().resolve("frr");
    }

    /** FRR's daemons give up their privileges, and write as the user frr. */
    private void makeRunDirectory() {
        Command.of("install --directory --owner=frr --group=frr " + runDirectory())
                .run()
                .outputOrThrow();
    }

    private BackgroundProcess startDaemon(String daemon, String ownConfiguration) {
        Path log = host.directory().resolve(daemon + ".log");
        if (!Files.exists(log)) {
            Command.of("install --owner=frr --group=frr --mode=644 /dev/null " + log)
                    .run()
                    .outputOrThrow();
        }
        Path file = host.write(daemon + ".conf", """
                hostname %s
                log file %s debugging
                log timestamp precision 6
                log record-priority
                %s""".formatted(host.role(), log, ownConfiguration));
        List<String> words = new ArrayList<>(release.program(DAEMONS + daemon));
        words.addAll(List.of("--vty_port", "0", "--config_file", file.toString()));
        BackgroundProcess process = host.start(daemon, words);
        await(daemon + " of " + host.role() + " answers").atMost(START).until(() -> answers(daemon, process));
        return process;
    }

    private boolean answers(String daemon, BackgroundProcess process) {
        if (!process.isRunning()) {
            throw new LabException(daemon + " of " + host.role() + " has ended\n" + process.errors());
        }
        List<String> words = vtysh();
        words.addAll(List.of("-d", daemon, "-c", "exit"));
        return new Command(words).run().succeeded();
    }
}
