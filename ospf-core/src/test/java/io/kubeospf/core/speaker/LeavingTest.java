package io.kubeospf.core.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.Proves;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The master of the story stops, dies, and comes back. */
class LeavingTest {
    private final Story story = new Story();

    @Test
    @Proves(value = "RFC 2328 12.4 (10), 14.1", rule = "A router that stops flushes its LSAs first")
    void takesLeaveWithoutLeavingAnythingBehind() {
        story.masterBesideRouter();

        story.lan.command("master", new Command.Stop());
        story.lan.run(Duration.ofSeconds(2));

        assertEquals(List.of(new Event.Stopped(true)), story.lan.events("master", Event.Stopped.class));
        assertTrue(story.lan.database("router").stream()
                .filter(lsa -> lsa.header().advertisingRouter().equals(Story.MASTER))
                .allMatch(lsa -> lsa.header().isMaxAge()));
        assertEquals(List.of(NeighborState.INIT), story.lan.neighborStates("router"));
        assertEquals(Optional.empty(), story.lan.nextDeadline("master"));
    }

    @Test
    void takesLeaveInTimeEvenWhenTheNeighborsHaveJustHeardOfIt() {
        story.masterBesideRouter();
        story.lan.kill("master");
        story.lan.run(Duration.ofSeconds(60));
        story.startMaster(Story.SERVICES);
        story.lan.runUntil(() -> story.lan.neighborStates("router").equals(List.of(NeighborState.FULL)));

        story.lan.command("master", new Command.Stop());
        story.lan.run(Duration.ofSeconds(3));

        assertEquals(List.of(new Event.Stopped(true)), story.lan.events("master", Event.Stopped.class));
        assertTrue(story.lan.database("router").stream()
                .filter(lsa -> lsa.header().advertisingRouter().equals(Story.MASTER))
                .allMatch(lsa -> lsa.header().isMaxAge()));
    }

    @Test
    void takesLeaveAfterThreeSecondsWhenNobodyAcknowledges() {
        story.masterBesideRouter();
        story.lan.loss = delivery -> delivery.receiver().equals("master");

        story.lan.command("master", new Command.Stop());
        story.lan.run(Speaker.STOP_LIMIT.minusMillis(1));
        assertEquals(List.of(), story.lan.events("master", Event.Stopped.class));
        story.lan.run(Duration.ofMillis(1));

        assertEquals(List.of(new Event.Stopped(false)), story.lan.events("master", Event.Stopped.class));
    }

    @Test
    void aNeighborThatIsLostDuringTheGoodbyeHasNotAcknowledgedIt() {
        story.masterBesideRouter();
        story.lan.kill("router");
        Instant dead = story.lan.view("master").neighbors().get(0).deadAt().orElseThrow();
        story.lan.run(Duration.between(story.lan.now(), dead.minusSeconds(1)));

        story.lan.command("master", new Command.Stop());
        story.lan.run(Duration.ofSeconds(1));

        assertEquals(List.of(), story.lan.neighborStates("master"));
        assertEquals(List.of(new Event.Stopped(false)), story.lan.events("master", Event.Stopped.class));
    }

    @Test
    void nobodyAcknowledgesTheGoodbyeOverALinkThatIsDown() {
        story.masterBesideRouter();

        story.lan.command("master", new Command.Stop());
        story.lan.linkDown("master");

        assertEquals(List.of(new Event.Stopped(false)), story.lan.events("master", Event.Stopped.class));
    }

    @Test
    void returnsFromItsFormerLifeWithinTheDeadInterval() {
        story.masterBesideRouter();
        story.lan.run(Duration.ofSeconds(20));
        story.lan.kill("master");
        story.lan.run(Duration.ofSeconds(5));

        story.startMaster(Story.withMetric(7));
        story.lan.run(Duration.ofSeconds(30));

        assertEquals(List.of(NeighborState.FULL), story.lan.neighborStates("router"));
        Lsa services = story.find("router", LsType.AS_EXTERNAL, "10.96.0.0").orElseThrow();
        assertEquals(7, ((AsExternalLsa) services.body()).paths().get(0).metric());
        assertEquals(story.withoutAges("router"), story.withoutAges("master"));
    }

    @Test
    void aQuickRestartIsAnnouncedAgainAsSoonAsItIsFull() {
        story.masterBesideRouter();
        story.lan.command("master", new Command.Stop());
        story.lan.run(Duration.ofSeconds(4));

        story.startMaster(Story.SERVICES);
        story.lan.runUntil(() -> story.lan.neighborStates("router").equals(List.of(NeighborState.FULL)));
        story.lan.run(Duration.ofSeconds(6));

        assertFalse(story.isWithdrawn("router"));
    }

    @Test
    @Proves(
            value = "RFC 2328 13 (5)(f), 13.4, 14.1",
            rule = "LSAs of a former life that are no longer wanted are flushed")
    void flushesPrefixesOfItsFormerLifeThatAreNoLongerWanted() {
        story.masterBesideRouter();
        story.lan.kill("master");
        story.lan.run(Duration.ofSeconds(5));

        story.startMaster(ExternalRoute.of(Ipv4Prefix.parse("10.200.0.0/16")));
        story.lan.run(Duration.ofSeconds(30));

        assertTrue(story.find("router", LsType.AS_EXTERNAL, "10.96.0.0").isEmpty());
        assertTrue(story.find("router", LsType.AS_EXTERNAL, "10.200.0.0").isPresent());
        assertEquals(story.withoutAges("router"), story.withoutAges("master"));
    }

    /** FRR 8.4 keeps the old prefix's route otherwise: it looks only at what an LSA says now. */
    @Test
    void flushesAPrefixOfItsFormerLifeBeforeItsLinkStateIdGoesOverToAnother() {
        story.masterBesideRouter();
        story.lan.kill("master");
        story.lan.run(Duration.ofSeconds(5));

        ExternalRoute longer = ExternalRoute.of(Ipv4Prefix.parse("10.96.0.0/16"));
        story.startMaster(longer);
        story.lan.runUntil(() -> story.isWithdrawn("router")
                || maskAtRouter().equals(longer.prefix().mask()));
        assertTrue(story.isWithdrawn("router"));
        story.lan.run(Duration.ofSeconds(6));

        assertEquals(longer.prefix().mask(), maskAtRouter());
        assertFalse(story.isWithdrawn("router"));
    }

    private NetworkMask maskAtRouter() {
        Lsa services = story.find("router", LsType.AS_EXTERNAL, "10.96.0.0").orElseThrow();
        return ((AsExternalLsa) services.body()).mask();
    }
}
