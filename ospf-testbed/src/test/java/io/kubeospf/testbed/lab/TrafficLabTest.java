package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.router.OspfTimers;
import io.kubeospf.testbed.lab.router.RouterSoftware;
import io.kubeospf.testbed.lab.traffic.PodNetwork;
import io.kubeospf.testbed.lab.traffic.TrafficLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What a client behind a second router notices when masters are killed, die and come back: it asks ClusterIPs without pause. */
@BuildsItsLab
class TrafficLabTest {
    /** What kube-ospf logs when it begins to speak. */
    private static final String BEGINNING = "is up: ";

    private static final Duration MIN_LS_INTERVAL = Duration.ofSeconds(5);

    /** The tick of BIRD, an adjacency, and a machine that does something else beside the lab. */
    private static final Duration REST = Duration.ofSeconds(6);

    /** What ten packets of one adjacency cost when each is lost once, which a fifth of all is far from. */
    private static final Duration RETRANSMISSIONS =
            OspfTimers.QUICK.retransmit().multipliedBy(10);

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
        Duration restart = stopAndStart(master);
        story.awaitMastersWithout();
        assertOutageBelow(
                restart.plus(MIN_LS_INTERVAL).plus(REST),
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

    @EachPeer
    void aSpeakerThatComesBackAfterTheDeadIntervalIsMissedFromThenUntilItIsBack(
            RouterSoftware software, InteropLab lab) {
        StoryOfMasters story = StoryOfMasters.withMasters(1, lab, software, OspfTimers.QUICK);
        Master master = story.masters().get(0);
        Conversation conversation = story.conversation("kill -9 of the only speaker, and a later start");
        Instant killed = master.kill();
        story.first().awaitForgotten(master.routerId());
        story.second().awaitNoRoute(StoryOfMasters.SERVICES);
        master.start();
        Instant started = master.awaitLogged(BEGINNING);
        story.awaitMastersWithout();
        assertMissedBetween(
                killed,
                started,
                conversation.awaitRequests(AFTERMATH).awaitAnswers().end());
    }

    /** Its own kernel forwards as before; the second router is who gives the way up. */
    @EachPeer
    void aRouterThatComesBackAfterTheDeadIntervalIsMissedFromThenUntilItIsBack(
            RouterSoftware software, InteropLab lab) {
        StoryOfMasters story = StoryOfMasters.withMasters(1, lab, software, OspfTimers.QUICK);
        Master master = story.masters().get(0);
        Conversation conversation = story.conversation("kill -9 of the first router, and a later start");
        Instant killed = story.first().kill();
        story.second().awaitNoRoute(StoryOfMasters.SERVICES);
        master.awaitLogged("neighbor " + story.first().routerId(), "-> down (InactivityTimer)");
        story.first().start();
        Instant started = Instant.now();
        story.awaitMastersWithout();
        assertMissedBetween(
                killed,
                started,
                conversation.awaitRequests(AFTERMATH).awaitAnswers().end());
    }

    /** No packet of the client is lost on the LAN, only packets of OSPF. */
    @EachPeer
    void lossOfOspfCostsNothingWhileNothingChangesAndLittleMoreWhenTheRouteLeavesAndReturns(
            RouterSoftware software, InteropLab lab) {
        StoryOfMasters story = StoryOfMasters.withMasters(1, lab, software, PATIENT);
        Master master = story.masters().get(0);
        story.lan().loseOspf(20);
        Conversation unchanged = story.conversation("20 % of OSPF lost, nothing changed");
        story.lan().awaitLoss();
        assertNothingLost(unchanged.awaitRequests(AFTERMATH).end());
        for (int i = 0; i < 3; i++) {
            Conversation conversation = story.conversation("20 % of OSPF lost, withdrawn and announced again");
            Duration restart = stopAndStart(master);
            master.awaitLogged("-> full");
            story.awaitMastersWithout();
            assertOutageBelow(
                    restart.plus(MIN_LS_INTERVAL).plus(REST).plus(RETRANSMISSIONS),
                    conversation.awaitRequests(AFTERMATH).awaitAnswers().end());
        }
        story.lan().loseOspf(0);
        master.stop();
        story.second().awaitNoRoute(StoryOfMasters.SERVICES);
    }

    /** Gives the time from the one moment to the other at which kube-ospf speaks again, most of it the start of a JVM. */
    private static Duration stopAndStart(Master master) {
        Instant stopped = master.stop();
        master.start();
        return Duration.between(stopped, master.awaitLogged(BEGINNING));
    }

    private static void assertNothingLost(Conversation.Report report) {
        assertEquals(0, report.lookups().lost(), () -> "DNS: " + report.lookups());
        assertEquals(0, report.fetches().lost(), () -> "HTTP: " + report.fetches());
    }

    private static void assertOutageBelow(Duration bound, Conversation.Report report) {
        assertTrue(report.lookups().longestOutage().compareTo(bound) < 0, () -> "DNS: " + report.lookups());
        assertTrue(report.fetches().longestOutage().compareTo(bound) < 0, () -> "HTTP: " + report.fetches());
    }

    /** Prints when the client was out after the one moment, and when it was back after the other. */
    private static void assertMissedBetween(Instant killed, Instant started, Conversation.Report report) {
        TrafficLog.Outage outage = report.lookups().worst().orElseThrow();
        Duration out = Duration.between(killed, outage.began());
        Duration back = Duration.between(started, outage.ended());
        System.out.println("FIGURES " + report.occasion() + ": out " + out.toMillis() + " ms after the kill, back "
                + back.toMillis() + " ms after the first word");
        Duration dead = OspfTimers.QUICK.dead();
        assertTrue(out.compareTo(dead.minus(OspfTimers.QUICK.hello().multipliedBy(2))) > 0, "out after " + out);
        assertTrue(out.compareTo(dead.plus(REST)) < 0, "out after " + out);
        assertTrue(back.compareTo(dead.plus(MIN_LS_INTERVAL).plus(REST)) < 0, "back after " + back);
    }
}
