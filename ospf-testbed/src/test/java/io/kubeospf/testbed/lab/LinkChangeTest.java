package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The master's interface goes and comes under a running kube-ospf, and changes. */
@RunsInLab
class LinkChangeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** The router's HelloInterval, and slack. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String OTHER_ADDRESS = "192.168.100.133";

    private final StoryTopology topology;

    LinkChangeTest(StoryTopology topology) {
        this.topology = topology;
    }

    @Test
    void returnsToFullWhenTheInterfaceWasDown() {
        try (SpeakerUnderTest speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION)) {
            topology.awaitRouteVia(StoryTopology.MASTER);
            topology.master().ip("link set eth0 down");
            Instant changed = Instant.now();
            topology.master().ip("link set eth0 up");
            topology.routeMasterBack();
            awaitFullAgain(changed, speaker);
        }
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

    @Test
    void followsAChangeOfAddress() {
        try (SpeakerUnderTest speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION)) {
            topology.awaitRouteVia(StoryTopology.MASTER);
            changeAddress(OTHER_ADDRESS);
            topology.awaitRouteVia(OTHER_ADDRESS);
            assertTrue(speaker.isRunning(), speaker.log());
        } finally {
            changeAddress(StoryTopology.MASTER);
        }
    }

    @Test
    @Proves(value = "RFC 2328 10.8", rule = "Database Descriptions tell the MTU of the interface as it is now")
    void followsAChangeOfMtu(Capture capture) {
        try (SpeakerUnderTest speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION)) {
            topology.awaitRouteVia(StoryTopology.MASTER);
            Instant changed = Instant.now();
            setMtuOfLan(1400);
            awaitFullAgain(changed, speaker);
            List<List<String>> announced =
                    capture.packets("ospf.msg.dbdesc and ip.src == " + StoryTopology.MASTER, "ospf.db.interface_mtu");
            assertEquals("1500", announced.get(0).get(0));
            assertEquals("1400", announced.get(announced.size() - 1).get(0));
        } finally {
            setMtuOfLan(1500);
        }
    }

    @Test
    void waitsForAnInterfaceThatDoesNotExistYet() {
        topology.master().ip("link delete eth0");
        try (SpeakerUnderTest speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION)) {
            await("the daemon says which interface it waits for")
                    .atMost(PATIENCE)
                    .until(() -> speaker.log().contains("waiting for interface eth0"));
            Instant changed = Instant.now();
            topology.connectMaster();
            awaitFullAgain(changed, speaker);
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

    private void changeAddress(String address) {
        topology.master().ip("address flush dev eth0");
        topology.master().ip("address add " + address + "/24 dev eth0");
        topology.routeMasterBack();
    }

    private void setMtuOfLan(int mtu) {
        for (NetworkNamespace host : List.of(topology.vpnRouterHost(), topology.master())) {
            topology.lan().portMtu(host, mtu);
            host.ip("link set eth0 mtu " + mtu);
        }
    }
}
