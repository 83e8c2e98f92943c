package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.testbed.lab.process.JsonDocument;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the VPN router and a client behind it have from a running kube-ospf. */
@RunsInLab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdvertisedRouteTest {
    private final StoryTopology topology;
    private final SpeakerUnderTest speaker;

    AdvertisedRouteTest(StoryTopology topology) {
        this.topology = topology;
        speaker = topology.startSpeaker(StoryTopology.SPEAKER_CONFIGURATION);
    }

    @BeforeAll
    void awaitRoute() {
        topology.awaitRouteVia(StoryTopology.MASTER);
    }

    @AfterAll
    void endSpeaker() {
        speaker.close();
    }

    @Test
    @Proves(value = "RFC 2328 7.2", rule = "FRR: the adjacency is Full on both sides")
    void isFullOnBothSides() {
        assertEquals(
                "Full", topology.vpnRouter().neighborState(StoryTopology.MASTER).orElse("unknown"));
        assertTrue(speaker.saysFull(StoryTopology.VPN_ROUTER), speaker.log());
    }

    @Test
    @Proves(value = "RFC 2328 12.4.4, A.4.5", rule = "FRR has the AS-external-LSA as it was originated")
    void isAnExternalLsaOfType2WithMetric3AndNoForwardingAddress() {
        JsonDocument database = topology.vpnRouter().showJson("ip ospf database external");
        assertEquals(List.of(), database.at("asExternalLinkStates", 1).stream().toList(), database::toString);
        assertLsa(database, "advertisingRouter", StoryTopology.MASTER);
        assertLsa(database, "linkStateId", "10.96.0.0");
        assertLsa(database, "networkMask", "12");
        assertLsa(database, "metric", "3");
        assertLsa(database, "forwardAddress", "0.0.0.0");
        assertLsa(database, "externalRouteTag", "0");
        assertTrue(
                database.textAt("asExternalLinkStates", 0, "metricType")
                        .orElse("")
                        .startsWith("E2"),
                database::toString);
    }

    private static void assertLsa(JsonDocument database, String field, String expected) {
        assertEquals(expected, database.textAt("asExternalLinkStates", 0, field).orElse("absent"), field);
    }

    @Test
    void isAnOspfRouteOfDistance110AndMetric3InTheRoutersTable() {
        String prefix = StoryTopology.SERVICE_NETWORK;
        JsonDocument routes = topology.vpnRouter().showJson("ip route " + prefix);
        assertEquals("ospf", routes.textAt(prefix, 0, "protocol").orElse("absent"));
        assertEquals("110", routes.textAt(prefix, 0, "distance").orElse("absent"));
        assertEquals("3", routes.textAt(prefix, 0, "metric").orElse("absent"));
        assertEquals(
                StoryTopology.MASTER,
                routes.textAt(prefix, 0, "nexthops", 0, "ip").orElse("absent"));
        assertEquals(
                "N E2",
                topology.vpnRouter()
                        .showJson("ip ospf route")
                        .textAt(prefix, "routeType")
                        .orElse("absent"));
    }

    @Test
    void letsAClientAskTheClustersDns() {
        String answer = topology.client().run(StoryTopology.LOOKUP);
        assertTrue(answer.contains(StoryTopology.WEB_CLUSTER_IP), answer);
    }

    @Test
    void letsAClientFetchAPageFromAService() {
        String page = topology.client().run(StoryTopology.FETCH);
        assertTrue(page.contains("Hello from the web service"), page);
    }
}
