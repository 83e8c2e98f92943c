package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The master's interface is replaced under a running kube-ospf; {@link LinkFlapLabTest} has what does not need default intervals. */
@RunsInLab
class LinkChangeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** The router's HelloInterval, and slack. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private final StoryTopology topology;

    LinkChangeTest(StoryTopology topology) {
        this.topology = topology;
    }

    @Test
    void returnsToFullSoonWhenTheInterfaceWasReplacedByOneOfAnotherHardwareAddress() {
        try (SpeakerUnderTest speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION)) {
            topology.awaitRouteVia(StoryTopology.MASTER);
            topology.master().ip("link delete eth0");
            await("the daemon has lost it")
                    .atMost(PATIENCE)
                    .until(() -> speaker.log()
                            .contains("interface eth0 is down: the machine has no interface of this name"));
            Instant changed = Instant.now();
            topology.connectMaster();
            awaitFullAgain(changed, speaker);
            Instant full = topology.vpnRouter()
                    .fullAfter(changed, StoryTopology.MASTER)
                    .orElseThrow();
            // The router's memory of the old hardware address would last half a minute and more.
            assertTrue(Duration.between(changed, full).compareTo(SOON) < 0, "took until " + full);
        }
    }

    private void awaitFullAgain(Instant changed, SpeakerUnderTest speaker) {
        await("Full after the change")
                .atMost(PATIENCE)
                .until(() -> topology.vpnRouter()
                        .fullAfter(changed, StoryTopology.MASTER)
                        .isPresent());
        topology.awaitRouteVia(StoryTopology.MASTER);
        assertTrue(speaker.isRunning(), speaker.log());
    }
}
