package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.network.Bridge;
import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.BackgroundProcess;
import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.router.FrrConfiguration;
import io.kubeospf.testbed.lab.router.FrrRouter;
import io.kubeospf.testbed.lab.router.OspfTimers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A master and a LAN with one router of FRR, where one program after the other is started and looked at. */
final class MeasuringPlace {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(2);

    /** Arguments: a file that gets the time, in seconds, and the command that is started then. */
    private static final String STAMPED = "echo $EPOCHREALTIME >\"$0\" && exec \"$@\"";

    /** Arguments: a file that gets the command's output, and the command; prints the times before and after it. */
    private static final String TIMED = "echo $EPOCHREALTIME; \"$@\" >\"$0\" || exit; echo $EPOCHREALTIME";

    /** In the master's /run. */
    private static final String READINESS_SOCKET = "readiness";

    private final NetworkNamespace lan;
    private final NetworkNamespace master;
    private final ReadinessSocket readiness;
    private final FrrRouter neighbor;
    private int starts;

    /**
     * How long a start took.
     *
     * @param processorTime what it cost to the first Hello
     * @param toReady until systemd was told; empty for a program that does not tell
     */
    record Start(Duration toFirstHello, Duration processorTime, Optional<Duration> toReady) {}

    /** The timers are the router's; they have to be those of what is measured. */
    MeasuringPlace(Lab lab, String name, OspfTimers timers) {
        lan = lab.namespace(name + "-lan");
        master = lab.namespace(name + "-master");
        readiness = ReadinessSocket.at(master.run().resolve(READINESS_SOCKET));
        NetworkNamespace router = lab.namespace(name + "-router");
        Bridge bridge = Bridge.create(lan, "lan");
        bridge.attach(master, "eth0", StoryTopology.MASTER + "/24");
        bridge.attach(router, "eth0", StoryTopology.VPN_ROUTER + "/24");
        neighbor = FrrRouter.start(router, new FrrConfiguration(StoryTopology.VPN_ROUTER, "", """
                interface eth0
                 ip ospf hello-interval %d
                 ip ospf dead-interval %d
                router ospf
                 ospf router-id %s
                 network 192.168.100.0/24 area 0
                """.formatted(
                        timers.hello().toSeconds(), timers.dead().toSeconds(), StoryTopology.VPN_ROUTER)));
    }

    /** Ends what runs here, starts the program, and returns when its first Hello is on the LAN and it is ready. */
    Start start(MeasuredProgram program) throws InterruptedException {
        end();
        starts++;
        List<String> words = new ArrayList<>();
        Path stamp = master.directory().resolve("start-" + starts);
        words.addAll(List.of("env", "NOTIFY_SOCKET=/run/" + READINESS_SOCKET));
        words.addAll(List.of("bash", "-c", STAMPED, stamp.toString()));
        words.addAll(program.command().apply(master));
        BackgroundProcess listener = listen();
        BackgroundProcess process = master.start("program-" + starts, words);
        await("the first Hello of " + program.name())
                .pollInterval(GLANCE)
                .atMost(PATIENCE)
                .until(() -> {
                    if (!process.isRunning()) {
                        throw new LabException(program.name() + " has ended\n" + process.errors());
                    }
                    return !listener.isRunning();
                });
        Duration processorTime = use().processorTime();
        Instant started = instant(master.run("cat " + stamp));
        Instant heard = instant(listener.output().split(" ", 2)[0]);
        Optional<Duration> toReady = program.saysReady()
                ? Optional.of(Duration.between(started, readiness.await(PATIENCE)))
                : Optional.empty();
        return new Start(Duration.between(started, heard), processorTime, toReady);
    }

    /** How long the program that runs here takes to tell its neighbors. */
    Duration timeToAnswer(MeasuredProgram program) {
        List<String> words = new ArrayList<>(List.of("bash", "-c", TIMED));
        words.add(master.directory().resolve("answer").toString());
        words.addAll(program.question());
        List<String> times = master.attempt(words).outputOrThrow().lines().toList();
        return Duration.between(instant(times.get(0)), instant(times.get(1)));
    }

    void awaitFull() {
        await("the router is Full with the master")
                .atMost(PATIENCE.multipliedBy(2))
                .until(() -> neighbor.neighborStates(StoryTopology.MASTER).containsValue("Full"));
    }

    /** What all processes on the master have. */
    ResourceUse use() {
        return ResourceUse.of(master.processes());
    }

    private void end() {
        NetworkNamespace.endProcesses(master.name());
        await("the former program has ended")
                .atMost(PATIENCE)
                .until(() -> master.processes().isEmpty());
    }

    /** Writes the time of the first packet of OSPF that comes from the master, and ends. */
    private BackgroundProcess listen() {
        BackgroundProcess listener = lan.start(
                "listener-" + starts,
                "tcpdump --immediate-mode -n -tt -c 1 -i lan ip proto 89 and src host " + StoryTopology.MASTER);
        await("tcpdump listens").atMost(PATIENCE).until(() -> listener.errors().contains("listening on"));
        return listener;
    }

    private static Instant instant(String epochSeconds) {
        long microseconds =
                new BigDecimal(epochSeconds.strip()).movePointRight(6).longValueExact();
        return Instant.EPOCH.plusNanos(Math.multiplyExact(microseconds, 1000L));
    }
}
