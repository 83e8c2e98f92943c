package io.kubeospf.testbed.lab.router;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.BackgroundProcess;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.CommandResult;
import io.kubeospf.testbed.lab.process.LabException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A router that runs BIRD 2. It has no JSON; its tables are read as it prints them. */
public final class BirdRouter implements LabRouter {
    private static final Duration START = Duration.ofSeconds(20);

    private static final Pattern INTERFACE_STATE = Pattern.compile("(?m)^\\s+State: (\\S+)");
    private static final Pattern EXTERNAL =
            Pattern.compile("\\* E(?<type>[12]) \\(\\d+/(?<cost>\\d+)(/(?<type2>\\d+))?\\)");
    private static final Pattern LSA = Pattern.compile(
            "(?m)^ *(?<type>[0-9a-f]{4}) +(?<id>[\\d.]+) +(?<router>[\\d.]+) +(?<sequence>[0-9a-f]{8}) +(?<age>\\d+) ");

    private final NetworkNamespace host;
    private final BirdConfiguration configuration;
    private final List<BackgroundProcess> lives = new ArrayList<>();

    private BirdRouter(NetworkNamespace host, BirdConfiguration configuration) {
        this.host = host;
        this.configuration = configuration;
    }

    /** Starts it, and returns when it answers. */
    static BirdRouter start(NetworkNamespace host, BirdConfiguration configuration) {
        BirdRouter router = new BirdRouter(host, configuration);
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
        Path file = host.write("bird.conf", configuration.text());
        BackgroundProcess life = host.start("bird", "bird -f -c " + file + " -s /run/bird.ctl");
        lives.add(life);
        await("BIRD of " + host.role() + " answers").atMost(START).until(() -> answers(life));
    }

    private boolean answers(BackgroundProcess life) {
        if (!life.isRunning()) {
            throw new LabException("BIRD of " + host.role() + " has ended\n" + life.errors());
        }
        return birdc("show status").succeeded();
    }

    @Override
    public Instant kill() {
        Instant moment = Instant.now();
        life().kill();
        return moment;
    }

    @Override
    public void pause() {
        life().pause();
    }

    @Override
    public void resume() {
        life().resume();
    }

    private BackgroundProcess life() {
        return lives.get(lives.size() - 1);
    }

    /** What {@code birdc} answers to {@code show WORDS}. */
    public String show(String words) {
        return birdc("show " + words).outputOrThrow();
    }

    /**
     * Without the neighbor's own part (DR, Other) on the network, which BIRD shows behind it; of two neighbors with one Router ID the
     * one that is Full.
     */
    @Override
    public Map<String, String> neighborStates(String neighborRouterId) {
        return show("ospf neighbors")
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words[0].equals(neighborRouterId))
                .collect(Collectors.toMap(
                        words -> words[4],
                        words -> words[2].split("/", 2)[0],
                        (one, other) -> one.equals("Full") ? one : other));
    }

    @Override
    public int neighborChanges(String neighborRouterId) {
        return (int) host.read("bird.log")
                .lines()
                .filter(line ->
                        line.contains("Neighbor " + neighborRouterId + " on ") && line.contains(" changed state "))
                .count();
    }

    @Override
    public Optional<String> interfaceState(String interfaceName) {
        Matcher state = INTERFACE_STATE.matcher(show("ospf interface lab \"" + interfaceName + "\""));
        return state.find() ? Optional.of(state.group(1)) : Optional.empty();
    }

    @Override
    public Optional<ExternalPath> externalPath(String prefix) {
        Matcher route =
                EXTERNAL.matcher(birdc("show route " + prefix + " protocol lab").output());
        return route.find() ? Optional.of(externalPath(route)) : Optional.empty();
    }

    private static ExternalPath externalPath(Matcher route) {
        int type = Integer.parseInt(route.group("type"));
        return new ExternalPath(type, Integer.parseInt(route.group(type == 1 ? "cost" : "type2")));
    }

    @Override
    public List<DatabaseEntry> database() {
        return entries(show("ospf lsadb"));
    }

    static List<DatabaseEntry> entries(String shown) {
        return LSA.matcher(shown).results().map(BirdRouter::entry).toList();
    }

    private static DatabaseEntry entry(MatchResult lsa) {
        return new DatabaseEntry(
                Integer.parseInt(lsa.group(1), 16),
                lsa.group(2),
                lsa.group(3),
                lsa.group(4),
                Integer.parseInt(lsa.group(5)));
    }

    @Override
    public Map<String, String> evidence() {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String words : List.of("ospf neighbors", "ospf interface", "ospf lsadb", "ospf state all", "route all")) {
            answers.put("show " + words, birdc("show " + words).output());
        }
        return answers;
    }

    private CommandResult birdc(String line) {
        return Command.of("birdc -s " + host.run().resolve("bird.ctl") + " " + line)
                .run();
    }
}
