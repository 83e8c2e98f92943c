package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.network.Capture;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How quickly the routers of the LAN learn the way to the services, and how quickly they forget it. */
@RunsInLab
class ConvergenceTest {
    /** Far more than it takes, so that a busy machine fails no build; the figures are printed, and the issue is their size. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    @Test
    void aRouterIsFullSoonAfterTheFirstHelloAndHasTheRouteSoonAfterThat(StoryTopology topology, Capture capture) {
        topology.awaitForgottenMaster();
        Instant started = Instant.now();
        try (SpeakerUnderTest speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION)) {
            Convergence convergence = Convergence.awaitIn(topology, capture, started);
            System.out.println("FIGURES kube-ospf: " + convergence);
            assertTrue(convergence.helloToFull().compareTo(SLACK) < 0, convergence.toString());
            assertTrue(convergence.fullToRoute().compareTo(SLACK) < 0, convergence.toString());
            assertTrue(speaker.saysFull(StoryTopology.VPN_ROUTER), speaker.log());
        }
    }

    @Test
    void sigtermTakesTheRouteAwayWithinASecondAndTheServicesWithIt(StoryTopology topology) {
        Instant started = Instant.now();
        try (SpeakerUnderTest speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION)) {
            topology.awaitSettledRouteVia(StoryTopology.MASTER, started);
            Instant terminated = speaker.terminate();
            topology.awaitNoRoute();
            long milliseconds = topology.withdrawal(terminated).toMillis();
            System.out.println("FIGURES kube-ospf: SIGTERM to kernel route gone " + milliseconds + " ms");
            assertTrue(milliseconds < 1000, () -> milliseconds + " ms from SIGTERM until the route was gone");
            assertEquals(0, speaker.exitCode(Duration.ofSeconds(10)), speaker.log());
            assertFalse(topology.client().attempt(StoryTopology.LOOKUP).succeeded());
            assertFalse(topology.client().attempt(StoryTopology.FETCH).succeeded());
        }
    }
}
