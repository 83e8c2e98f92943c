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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A master and a LAN with one router of FRR, where one program after the other is started and looked at. */
final class MeasuringPlace {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(2);

    /** Arguments: a file that gets the time, in seconds, and the command that is started then. */
    private static final String STAMPED = "echo $EPOCHREALTIME >\"$0\" && exec \"$@\"";

    private final NetworkNamespace lan;
    private final NetworkNamespace master;
    private final FrrRouter neighbor;
    private int starts;

    /** How long a start took to its first Hello, and what it cost until then. */
    record Start(Duration toFirstHello, Duration processorTime) {}

    /** The timers are the router's; they have to be those of what is measured. */
    MeasuringPlace(Lab lab, String name, OspfTimers timers) {
        lan = lab.namespace(name + "-lan");
        master = lab.namespace(name + "-master");
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

    /** Ends what runs here, starts the program, and returns when its first Hello is on the LAN. */
    Start start(MeasuredProgram program) {
        end();
        starts++;
        List<String> words = new ArrayList<>(List.of("bash", "-c", STAMPED));
        words.add(master.directory().resolve("start-" + starts).toString());
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
        Instant started = instant(master.run("cat " + words.get(3)));
        Instant heard = instant(listener.output().split(" ", 2)[0]);
        return new Start(Duration.between(started, heard), processorTime);
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
