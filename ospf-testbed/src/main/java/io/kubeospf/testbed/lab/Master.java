package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.JsonDocument;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.Lan;
import io.kubeospf.testbed.lab.router.RouterSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A master node of the lab: a host on which kube-ospf lives, perhaps several times one after the other. */
public final class Master {
    private static final Duration END = Duration.ofSeconds(20);

    private final NetworkNamespace host;
    private final List<SpeakerUnderTest> lives = new ArrayList<>();
    private RouterSettings settings;

    private Master(NetworkNamespace host, RouterSettings settings) {
        this.host = host;
        this.settings = settings;
    }

    static Master start(NetworkNamespace host, RouterSettings settings) {
        Master master = new Master(host, settings);
        master.start();
        return master;
    }

    public NetworkNamespace host() {
        return host;
    }

    public String routerId() {
        return settings.routerId();
    }

    public String address(Lan lan) {
        return lan.address(host);
    }

    /** Starts kube-ospf, when the former life has ended. */
    public void start() {
        lives.forEach(life -> life.exitCode(END));
        String name = nameOf(lives.size() + 1);
        lives.add(SpeakerUnderTest.start(host, name, SpeakerConfiguration.of(settings), List.of()));
    }

    /** Starts kube-ospf with another configuration than before. */
    public void start(RouterSettings changed) {
        settings = changed;
        start();
    }

    /** Runs a command that asks kube-ospf, such as {@code withdraw 10.96.0.0/12}; gives its output. */
    public String control(String commandLine) {
        return life().control(commandLine);
    }

    /** Gives kube-ospf, as it runs, another configuration than before. */
    public void reload(RouterSettings changed) {
        settings = changed;
        life().reload(SpeakerConfiguration.of(settings));
    }

    /** SIGTERM: it withdraws what it announced, and ends; gives the moment. */
    public Instant stop() {
        return life().terminate();
    }

    /** SIGKILL; gives the moment. */
    public Instant kill() {
        Instant moment = Instant.now();
        life().kill();
        return moment;
    }

    /** SIGSTOP: the process stays, and says nothing; gives the moment. */
    public Instant pause() {
        life().pause();
        return Instant.now();
    }

    /** SIGCONT; gives the moment. */
    public Instant resume() {
        life().resume();
        return Instant.now();
    }

    /** What kube-ospf, in its present life, has of the machine. */
    ResourceUse use() {
        return ResourceUse.of(List.of(life().pid()));
    }

    /** How many events of that name kube-ospf tells of; it keeps the last thousand. */
    long events(String name) {
        JsonDocument events = JsonDocument.parse(control("show events --json"));
        return IntStream.iterate(0, i -> events.at("events", i).isPresent(), i -> i + 1)
                .filter(i ->
                        events.textAt("events", i, "event").filter(name::equals).isPresent())
                .count();
    }

    /** What kube-ospf has logged in its present life. */
    public String log() {
        return life().log();
    }

    /** Returns when kube-ospf has logged a line of its present life that has all of these in it; gives the moment. */
    public Instant awaitLogged(String... parts) {
        List<String> all = List.of(parts);
        await(host.role() + " logs " + all.stream().collect(Collectors.joining(" ... ")))
                .atMost(LabRouter.PATIENCE)
                .until(() -> log().lines().anyMatch(line -> all.stream().allMatch(line::contains)));
        return Instant.now();
    }

    /** Returns when, after a line of its present life that has the one part in it, kube-ospf has logged one that has the other. */
    public void awaitLoggedAfter(String earlier, String later) {
        await(host.role() + " logs " + earlier + ", and then " + later)
                .atMost(LabRouter.PATIENCE)
                .until(() -> log().lines()
                        .dropWhile(line -> !line.contains(earlier))
                        .anyMatch(line -> line.contains(later)));
    }

    /** How many LSAs of a type, as kube-ospf names it, and of a router it has installed in its present life. */
    public int installed(String type, String advertisingRouter) {
        Pattern installed =
                Pattern.compile("installed " + type + " (\\S+) of " + Pattern.quote(advertisingRouter) + ",");
        return (int) installed
                .matcher(log())
                .results()
                .map(lsa -> lsa.group(1))
                .distinct()
                .count();
    }

    private static String nameOf(int life) {
        return "kube-ospf-" + life;
    }

    private SpeakerUnderTest life() {
        return lives.get(lives.size() - 1);
    }
}
