package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;

/** What a client behind a second router notices when masters are killed, die and come back: it asks ClusterIPs without pause. */
@BuildsItsLab
class TrafficLabTest {
    private static final Duration MIN_LS_INTERVAL = Duration.ofSeconds(5);

    /** The end of one JVM and the start of another. */
    private static final Duration RESTART = Duration.ofSeconds(4);

    /** The tick of BIRD, an adjacency, and a machine that does something else beside the lab. */
    private static final Duration REST = Duration.ofSeconds(6);

    /** In MinLSInterval: what a Designated Router puts off, it does by then. */
    private static final int AFTERMATH = 30;

    /** So long that a restart is over before. */
    private static final OspfTimers PATIENT = OspfTimers.ofSeconds(1, 10, 2);

    /** Of three masters one alone carries what a client asks one ClusterIP, as long as the routes stay. */
    @EachPeer
    void aKilledSpeakerCostsNothingAndADeadNodeItsDeadInterval(RouterSoftware software, InteropLab lab) {
        StoryOfMasters story = StoryOfMasters.withMasters(3, lab, software, OspfTimers.QUICK);
        Conversation killing = story.conversation("kill -9 of one of three speakers");
        Master killed = story.carrier(PodNetwork.DNS);
        killed.kill();
        story.awaitMastersWithout(killed);
        // Its kernel forwards as before.
        assertNothingLost(killing.awaitAnswers().end());

        Conversation dying = story.conversation("death of one of two nodes");
        Master dead = story.carrier(PodNetwork.DNS);
        story.lan().unplug(dead.host());
        story.awaitMastersWithout(killed, dead);
        Conversation.Report afterDeath = dying.awaitAnswers().end();
        assertTrue(afterDeath.lookups().lost() > 0, "The lookups went to the dead node");
        assertOutageBelow(OspfTimers.QUICK.dead().plus(REST), afterDeath);
    }

    @EachPeer
    void aRestartOfTheOnlySpeakerWithinTheDeadIntervalCostsAboutMinLsIntervalAtMost(
            RouterSoftware software, InteropLab lab) {
        StoryOfMasters story = StoryOfMasters.withMasters(1, lab, software, PATIENT);
        Master master = story.masters().get(0);
        Set<String> before = story.first().liveInstances();
        Conversation conversation = story.conversation("kill -9 and restart of the only speaker");
        master.kill();
        master.start();
        story.first().awaitNewInstance("1 " + master.routerId(), before);
        story.awaitMastersWithout();
        assertOutageBelow(
                MIN_LS_INTERVAL.plus(REST),
                conversation.awaitRequests(AFTERMATH).awaitAnswers().end());
    }

    @EachPeer
    void withoutTheRouteEverythingIsLostAndWithItAgainNothing(RouterSoftware software, InteropLab lab) {
        StoryOfMasters story = StoryOfMasters.withMasters(1, lab, software, OspfTimers.QUICK);
        Master master = story.masters().get(0);
        Conversation atOnce = story.conversation("withdrawn and announced again at once");
        master.stop();
        master.start();
        story.awaitMastersWithout();
        assertOutageBelow(
                MIN_LS_INTERVAL.plus(RESTART).plus(REST),
                atOnce.awaitRequests(AFTERMATH).awaitAnswers().end());

        master.stop();
        story.second().awaitNoRoute(StoryOfMasters.SERVICES);
        Conversation.Report withdrawn = Conversation.start(
                        story.client(), story.first().host().role() + ", withdrawn")
                .awaitRequests(10)
                .end();
        assertEquals(withdrawn.lookups().sent(), withdrawn.lookups().lost());
        assertEquals(withdrawn.fetches().sent(), withdrawn.fetches().lost());
        master.start();
        story.awaitMastersWithout();
        Conversation.Report again =
                story.conversation("announced again").awaitRequests(5).end();
        assertNothingLost(again);
        assertEquals(Set.of(PodNetwork.WEB.clusterIp()), again.lookups().answers());
    }

    private static void assertNothingLost(Conversation.Report report) {
        assertEquals(0, report.lookups().lost(), () -> "DNS: " + report.lookups());
        assertEquals(0, report.fetches().lost(), () -> "HTTP: " + report.fetches());
    }

    private static void assertOutageBelow(Duration bound, Conversation.Report report) {
        assertTrue(report.lookups().longestOutage().compareTo(bound) < 0, () -> "DNS: " + report.lookups());
        assertTrue(report.fetches().longestOutage().compareTo(bound) < 0, () -> "HTTP: " + report.fetches());
    }
}
