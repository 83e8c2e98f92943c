package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.process.CommandResult;
import io.kubeospf.testbed.lab.process.LabException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** The product's story, told line by line on a lab that is removed at the end: {@code sudo make demo}. */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Instant start = Instant.now();
    private final Lab lab;

    private Demo(Lab lab) {
        this.lab = lab;
    }

    public static void main(String[] arguments) {
        LabRequirements.exitIfMissing();
        boolean kept;
        try (Lab lab = Lab.create()) {
            kept = new Demo(lab).keepsItsPromises();
        }
        System.exit(kept ? 0 : 1);
    }

    private boolean keepsItsPromises() {
        try {
            play();
            return true;
        } catch (LabException | ConditionTimeoutException e) {
            // Whoever interrupts the demo knows why it ends.
            if (!lab.isClosed()) {
                say("FAILED: " + e.getMessage());
            }
            return false;
        }
    }

    private void play() {
        say("Making the lab " + lab.name()
                + ": client - VPN router (FRR) - LAN - master - pods, each a network namespace");
        StoryTopology topology = StoryTopology.create(lab);
        waitUntil(
                "the VPN router is the LAN's Designated Router; alone on a LAN it waits 40 s, its RouterDeadInterval",
                () -> topology.vpnRouter()
                        .interfaceState("eth0")
                        .filter("DR"::equals)
                        .isPresent());
        show(
                "The client asks the cluster's DNS, and gets no answer",
                StoryTopology.LOOKUP,
                lookUp(topology, Expected.FAILURE));

        say("Starting kube-ospf on the master, with this configuration:\n"
                + indented(StoryTopology.SPEAKER_CONFIGURATION));
        Instant started = Instant.now();
        try (SpeakerUnderTest speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION)) {
            showAdjacency(topology, speaker);
            showRoute(topology);
            showServices(topology);
            say(
                    "Waiting three seconds; routers ignore a withdrawal within one second of the announcement (MinLSArrival)");
            topology.awaitSettledRouteVia(StoryTopology.MASTER, started);
            showWithdrawal(topology, speaker);
        }
        say("Everything seen that was promised. Removing the lab");
    }

    private void showAdjacency(StoryTopology topology, SpeakerUnderTest speaker) {
        waitUntil(
                "both sides say that the neighbor is Full",
                () -> topology.vpnRouter()
                                .neighborState(StoryTopology.MASTER)
                                .filter("Full"::equals)
                                .isPresent()
                        && speaker.saysFull(StoryTopology.VPN_ROUTER));
        show(
                "FRR on the VPN router",
                "show ip ospf neighbor",
                topology.vpnRouter().show("ip ospf neighbor"));
        show("kube-ospf on the master", "its log", speaker.log());
    }

    private void showRoute(StoryTopology topology) {
        waitUntil(
                "the VPN router's kernel has the route",
                () -> topology.kernelRoute().isPresent());
        String route =
                lineWith(StoryTopology.SERVICE_NETWORK, topology.vpnRouter().show("ip route"));
        require(route.startsWith("O>*") && route.contains("[110/3]"), "an OSPF route [110/3]", route);
        show("FRR's route: O for OSPF, [administrative distance/metric]", "show ip route", route);
        String external =
                lineWith(StoryTopology.SERVICE_NETWORK, topology.vpnRouter().show("ip ospf route"));
        require(external.startsWith("N E2"), "an external route of type 2", external);
        show("The same in ospfd: external, type 2", "show ip ospf route", external);
        show(
                "The kernel's route",
                "ip route show proto ospf",
                topology.kernelRoute().orElseThrow());
    }

    private void showServices(StoryTopology topology) {
        show("The client asks the cluster's DNS", StoryTopology.LOOKUP, lookUp(topology, Expected.SUCCESS));
        CommandResult page = topology.client().attempt(StoryTopology.FETCH);
        require(page.succeeded(), "a page from the web service", page.errors());
        show("The client fetches a page from that ClusterIP", StoryTopology.FETCH, page.output());
    }

    private void showWithdrawal(StoryTopology topology, SpeakerUnderTest speaker) {
        say("Stopping kube-ospf with SIGTERM");
        Instant terminated = speaker.terminate();
        waitUntil(
                "the route is gone from the VPN router's kernel",
                () -> topology.kernelRoute().isEmpty());
        say("The kernel lost it " + topology.withdrawal(terminated).toMillis() + " ms after the signal");
        int exitCode = speaker.exitCode(PATIENCE);
        require(exitCode == 0, "exit code 0 of kube-ospf", String.valueOf(exitCode));
        show("The same question gets no answer any more", StoryTopology.LOOKUP, lookUp(topology, Expected.FAILURE));
    }

    private enum Expected {
        SUCCESS,
        FAILURE
    }

    private static String lookUp(StoryTopology topology, Expected expected) {
        CommandResult answer = topology.client().attempt(StoryTopology.LOOKUP);
        boolean answered = answer.succeeded() && answer.output().contains(StoryTopology.WEB_CLUSTER_IP);
        require(answered == (expected == Expected.SUCCESS), expected + " of the lookup", answer.output());
        return answer.output();
    }

    private static void require(boolean seen, String promise, String instead) {
        if (!seen) {
            throw new LabException("Promised: " + promise + "; seen: " + instead);
        }
    }

    private void waitUntil(String what, Callable<Boolean> condition) {
        say("Waiting until " + what);
        await(what).atMost(PATIENCE).until(condition);
    }

    private void show(String what, String command, String output) {
        say(what + "\n      # " + command + "\n" + indented(output));
    }

    private void say(String what) {
        double elapsed = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        System.out.println(String.format(Locale.ROOT, "[%5.1f s] %s", elapsed, what));
    }

    private static String indented(String text) {
        return text.strip().indent(6).stripTrailing();
    }

    private static String lineWith(String prefix, String text) {
        return text.lines().filter(line -> line.contains(prefix)).findFirst().orElse("");
    }
}
