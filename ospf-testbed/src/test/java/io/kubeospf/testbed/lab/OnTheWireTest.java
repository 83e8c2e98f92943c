package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kubeospf.core.Proves;
import io.kubeospf.testbed.lab.network.Capture;
import io.kubeospf.testbed.lab.router.FrrRouter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What others think of the packets of one life of kube-ospf, from its first Hello to its last. */
@RunsInLab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnTheWireTest {
    private static final String FROM_MASTER = "ip.src == " + StoryTopology.MASTER;
    private static final String PROTOCOL_UNREACHABLE = "icmp.type == 3 and icmp.code == 2";

    private final StoryTopology topology;
    private final String logBefore;
    private final Capture capture;

    OnTheWireTest(StoryTopology topology) {
        this.topology = topology;
        topology.awaitForgottenMaster();
        logBefore = topology.vpnRouter().log();
        capture = topology.lan().capture("OnTheWireTest");
    }

    @BeforeAll
    void liveOnce() {
        try (SpeakerUnderTest speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION)) {
            topology.awaitRouteVia(StoryTopology.MASTER);
            speaker.terminate();
            topology.awaitNoRoute();
            speaker.exitCode(Duration.ofSeconds(10));
        }
    }

    @Test
    @Proves(value = "RFC 2328 A.3", rule = "tshark reads each of the five types of packet without complaint")
    void tsharkReadsEachOfTheFiveTypesWithoutComplaint() {
        Set<String> types = capture.packets("ospf and " + FROM_MASTER, "ospf.msg").stream()
                .map(fields -> fields.get(0))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("1", "2", "3", "4", "5"), types);
        assertEquals(List.of(), capture.complaints("ospf and " + FROM_MASTER));
    }

    @Test
    void frrLogsNoWarningAboutUs() {
        String log = topology.vpnRouter().log().substring(logBefore.length());
        assertEquals(List.of(), log.lines().filter(FrrRouter::isWarning).toList());
    }

    @Test
    void noProtocolUnreachableLeavesTheMaster() {
        String unicastToMaster = "ospf and ip.dst == " + StoryTopology.MASTER;
        assertFalse(capture.packets(unicastToMaster, "ospf.msg").isEmpty(), "nothing to be unreachable for");
        List<List<String>> lastWords = capture.packets("ospf and " + FROM_MASTER, "frame.time_epoch");
        // What comes when kube-ospf has ended, nobody claims, and the kernel may well say so.
        String whileAlive =
                " and frame.time_epoch < " + lastWords.get(lastWords.size() - 1).get(0);
        assertEquals(
                List.of(), capture.packets(FROM_MASTER + " and " + PROTOCOL_UNREACHABLE + whileAlive, "frame.number"));
    }
}
