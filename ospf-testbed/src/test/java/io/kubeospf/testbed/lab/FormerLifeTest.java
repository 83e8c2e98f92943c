package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.testbed.lab.process.JsonDocument;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a speaker that was killed leaves in the routers' databases, and what its next life makes of it. */
@RunsInLab
class FormerLifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NO_LONGER_WANTED = "172.30.0.0";
    private static final String MORE_PREFIXES = StoryTopology.SPEAKER_CONFIGURATION + """
            advertise:
              - prefix: 10.96.0.0/12
                metric: 7
              - prefix: 172.30.0.0/16
            """;

    @Test
    @Proves(
            value = "RFC 2328 13.4",
            rule = "FRR: a restart after a kill returns to Full and leaves nothing of the former life")
    void aRestartAfterAKillReturnsToFullAndLeavesNothingOfTheFormerLife(StoryTopology topology) {
        try (SpeakerUnderTest former = topology.startSpeaker(MORE_PREFIXES)) {
            awaitExternals(topology, true, "7");
            former.kill();
        }
        Instant restarted = Instant.now();
        try (SpeakerUnderTest speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION)) {
            await("Full again")
                    .atMost(PATIENCE)
                    .until(() -> topology.vpnRouter()
                            .fullAfter(restarted, StoryTopology.MASTER)
                            .isPresent());
            awaitExternals(topology, false, "3");
            topology.awaitRouteVia(StoryTopology.MASTER);
            assertTrue(speaker.isRunning(), speaker.log());
        }
        topology.awaitNoRoute();
    }

    /** The router still holds the flushed LSAs, and takes nothing for newer that does not follow on from them. */
    @Test
    @Proves(value = "RFC 2328 13.4", rule = "FRR: a restart right after a withdrawal advertises again")
    void aRestartRightAfterAWithdrawalAdvertisesAgain(StoryTopology topology) {
        for (int life = 1; life <= 3; life++) {
            try (SpeakerUnderTest speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION)) {
                topology.awaitRouteVia(StoryTopology.MASTER);
                assertTrue(speaker.isRunning(), speaker.log());
            }
            topology.awaitNoRoute();
        }
    }

    /** Until the router has a route with that metric, and has the other prefix or not. */
    private static void awaitExternals(StoryTopology topology, boolean noLongerWanted, String metric) {
        await("the router's external routes").atMost(PATIENCE).until(() -> {
            JsonDocument routes = topology.vpnRouter().showJson("ip ospf route");
            return routes.textAt(StoryTopology.SERVICE_NETWORK, "type2cost")
                            .filter(metric::equals)
                            .isPresent()
                    && routes.at(NO_LONGER_WANTED + "/16").isPresent() == noLongerWanted;
        });
    }
}
