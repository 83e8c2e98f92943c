package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** kube-ospf needs one capability, and says so when it has not got it. */
@RunsInLab
class PrivilegeTest {
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    private static final List<String> AS_NOBODY_WITH_NET_RAW = List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--bounding-set=-all,+net_raw",
            "--inh-caps=-all,+net_raw",
            "--ambient-caps=-all,+net_raw");

    @Test
    void withoutCapNetRawItSaysInOneLineWhatIsMissingAndExitsWith1(StoryTopology topology) {
        try (SpeakerUnderTest speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION, AS_NOBODY)) {
            assertEquals(1, speaker.exitCode(Duration.ofSeconds(20)), speaker.log());
            List<String> lines = speaker.log().lines().toList();
            assertEquals(1, lines.size(), speaker.log());
            assertTrue(lines.get(0).contains("CAP_NET_RAW"), speaker.log());
            assertTrue(lines.get(0).matches(".*(setcap|AmbientCapabilities).*"), speaker.log());
        }
    }

    @Test
    void withCapNetRawAloneItAdvertises(StoryTopology topology) {
        try (SpeakerUnderTest speaker =
                topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION, AS_NOBODY_WITH_NET_RAW)) {
            topology.awaitRouteVia(StoryTopology.MASTER);
            assertTrue(speaker.saysFull(StoryTopology.VPN_ROUTER), speaker.log());
        }
    }
}
