package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.network.Capture;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How long the VPN router takes to know the way, from one start of the speaker on the master.
 *
 * @param started when the speaker's process was started
 * @param helloHeard when the router's first Hello crossed the LAN after the speaker had begun to listen
 * @param full when the router's log says the adjacency became Full
 * @param routed when the router's kernel got the route
 */
public record Convergence(Instant started, Instant helloHeard, Instant full, Instant routed) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Waits until the route is there, and ends the capture that saw how it came. */
    public static Convergence awaitIn(StoryTopology topology, Capture capture, Instant started) {
        Instant routed = await("the VPN router has the route")
                .atMost(PATIENCE)
                .until(
                        () -> topology.routeMonitor().installedAfter(started, StoryTopology.SERVICE_NETWORK),
                        Optional::isPresent)
                .orElseThrow();
        Instant full =
                topology.vpnRouter().fullAfter(started, StoryTopology.MASTER).orElseThrow();
        return new Convergence(started, helloHeard(capture, started), full, routed);
    }

    private static Instant helloHeard(Capture capture, Instant started) {
        // Whoever begins to listen to 224.0.0.5 reports the membership at once, and may hear a Hello before it sends
        // one.
        Instant listening = capture.firstSeen("(igmp or ospf) and ip.src == " + StoryTopology.MASTER, started);
        return capture.firstSeen("ospf.msg.hello and ip.src == " + StoryTopology.VPN_ROUTER, listening);
    }

    public Duration helloToFull() {
        return Duration.between(helloHeard, full);
    }

    public Duration fullToRoute() {
        return Duration.between(full, routed);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "start to first Hello heard %.3f s, first Hello heard to Full %.3f s, Full to kernel route %.3f s",
                seconds(Duration.between(started, helloHeard)),
                seconds(helloToFull()),
                seconds(fullToRoute()));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
