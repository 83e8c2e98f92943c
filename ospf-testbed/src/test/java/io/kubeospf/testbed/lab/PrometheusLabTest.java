package io.kubeospf.testbed.lab;

import static io.kubeospf.testbed.lab.router.RouterSoftware.FRR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.process.JsonDocument;
import io.kubeospf.testbed.lab.process.LabException;
import io.kubeospf.testbed.lab.router.LabRouter;
import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouterPort;
import io.kubeospf.testbed.lab.router.RouterSettings;
import io.kubeospf.testbed.prometheus.AlertRule;
import io.kubeospf.testbed.prometheus.AlertRules;
import io.kubeospf.testbed.prometheus.PrometheusServer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What a real Prometheus makes of a real kube-ospf with a real neighbor; it is asked, and never kube-ospf.
 *
 * <p>Where an alert has to fire, the packaged rules wait for a second each instead of minutes.
 */
@BuildsItsLab
class PrometheusLabTest {
    private static final String SERVICES = "10.96.0.0/12";
    private static final String STATE = "kube_ospf_neighbor_state{neighbor=\"192.0.2.1\"}";
    private static final String ADVERTISED = "kube_ospf_prefix_advertised{prefix=\"" + SERVICES + "\"}";
    private static final String UP = "up{job=\"kube-ospf\"}";
    private static final String DOWN = "1";
    private static final String FULL = "7";

    @Test
    void aNeighborThatIsKilledIsSeenAndToldUntilItIsBack(InteropLab lab) {
        Story story = new Story(lab, AlertRules.packaged().withoutPatience());
        story.awaitAllWell();

        story.peer.kill();
        story.prometheus.awaitValue(STATE, DOWN);
        story.prometheus.awaitValue(ADVERTISED, "0");
        JsonDocument lost = story.prometheus.awaitFiring("KubeOspfNeighborNotFull");
        assertEquals("192.0.2.1", lost.textAt("labels", "neighbor").orElseThrow());
        assertTrue(lost.textAt("annotations", "description").orElseThrow().contains("has been down"), lost::toString);
        story.prometheus.awaitFiring("KubeOspfNoAdjacency");
        JsonDocument withheld = story.prometheus.awaitFiring("KubeOspfPrefixWithheld");
        assertEquals("no-full-neighbor", withheld.textAt("labels", "reason").orElseThrow());

        story.peer.start();
        story.awaitAllWell();
        story.prometheus.awaitResolved("KubeOspfNeighborNotFull");
        story.prometheus.awaitResolved("KubeOspfNoAdjacency");
        story.prometheus.awaitResolved("KubeOspfPrefixWithheld");
    }

    @Test
    void aFileThatIsBrokenIsToldUntilItIsMended(InteropLab lab) {
        Story story = new Story(lab, AlertRules.packaged().withoutPatience());
        story.awaitAllWell();
        story.prometheus.awaitResolved("KubeOspfConfigurationStale");

        RouterSettings broken = story.settings.announcing("10.96.0.1/12");
        assertThrows(LabException.class, () -> story.master.reload(broken));
        story.prometheus.awaitFiring("KubeOspfConfigurationStale");
        story.prometheus.awaitValue(ADVERTISED, "1");

        story.master.reload(story.settings);
        story.prometheus.awaitResolved("KubeOspfConfigurationStale");
    }

    @Test
    void aRouterThatIsRefusedIsToldWithTheReason(InteropLab lab) {
        Story story = new Story(lab, AlertRules.packaged().withoutPatience());
        story.awaitAllWell();
        story.addRouterWithOtherTimers();
        JsonDocument dropped = story.prometheus.awaitFiring("KubeOspfPacketsDropped");
        assertEquals(
                "hello-interval-mismatch", dropped.textAt("labels", "reason").orElseThrow());
        assertEquals(
                story.port.interfaceName(), dropped.textAt("labels", "iface").orElseThrow());
    }

    @Test
    void aDaemonThatIsKilledIsToldAndOneThatIsKilledAgainAndAgainTheMore(InteropLab lab) {
        Story story = new Story(lab, AlertRules.packaged().withoutPatience());
        story.awaitAllWell();
        for (int restart = 0; restart < 3; restart++) {
            assertEquals(List.of(), story.prometheus.alerts("KubeOspfRestartLoop"));
            story.master.kill();
            story.prometheus.awaitFiring("KubeOspfDown");
            story.master.start();
            story.prometheus.awaitResolved("KubeOspfDown");
        }
        story.prometheus.awaitFiring("KubeOspfRestartLoop");
    }

    /** Some series are there only when there is something to tell: a packet was dropped, a prefix is withheld. */
    @Test
    void everyPackagedAlertAsksForWhatIsThere(InteropLab lab) {
        AlertRules packaged = AlertRules.packaged();
        Story story = new Story(lab, packaged);
        story.awaitAllWell();
        story.addRouterWithOtherTimers();
        story.prometheus.awaitValue("count(kube_ospf_packets_dropped_total{reason=\"hello-interval-mismatch\"})", "1");
        story.peer.kill();
        story.prometheus.awaitValue(ADVERTISED, "0");

        Set<String> unknown = new TreeSet<>();
        packaged.rules().stream().map(AlertRule::metrics).forEach(unknown::addAll);
        assertTrue(unknown.contains("kube_ospf_neighbor_state"), unknown::toString);
        unknown.removeAll(story.prometheus.metrics());
        assertEquals(Set.of(), unknown);
        assertEquals(List.of(), story.prometheus.rulesThatFail());
    }

    @Test
    void packetsThatGoAndComeAreCountedByTheirTypes(InteropLab lab) {
        Story story = new Story(lab, AlertRules.packaged());
        story.awaitAllWell();
        for (String type : List.of("hello", "dd", "ls-update")) {
            story.prometheus.awaitValue("sum(kube_ospf_packets_sent_total{type=\"" + type + "\"}) > bool 0", "1");
            story.prometheus.awaitValue("sum(kube_ospf_packets_received_total{type=\"" + type + "\"}) > bool 0", "1");
        }
    }

    /** In the older text format, a counter would be called as its series is, with _total. */
    @Test
    void prometheusIsAnsweredInOpenMetrics(InteropLab lab) {
        Story story = new Story(lab, AlertRules.packaged());
        story.awaitAllWell();
        JsonDocument counter =
                story.prometheus.metadata("kube_ospf_packets_sent").orElseThrow();
        assertEquals("counter", counter.textAt("type").orElseThrow());
    }

    /** A master that has a neighbor, and a Prometheus beside it. */
    private static final class Story {
        private final InteropLab lab;
        private final RouterPort port;
        private final LabRouter peer;
        private final RouterSettings settings;
        private final Master master;
        private final PrometheusServer prometheus;

        Story(InteropLab lab, AlertRules rules) {
            this.lab = lab;
            port = lab.lan().port().withTimers(OspfTimers.QUICK);
            peer = lab.router(FRR, RouterSettings.of(1, port));
            settings = RouterSettings.of(101, port.withPriority(0)).announcing(SERVICES);
            master = lab.master(settings);
            prometheus = PrometheusServer.start(master.host(), rules);
        }

        void awaitAllWell() {
            prometheus.awaitValue(UP, "1");
            prometheus.awaitValue(STATE, FULL);
            prometheus.awaitValue(ADVERTISED, "1");
        }

        void addRouterWithOtherTimers() {
            lab.router(FRR, RouterSettings.of(2, port.withTimers(OspfTimers.ofSeconds(2, 8, 2))));
        }
    }
}
