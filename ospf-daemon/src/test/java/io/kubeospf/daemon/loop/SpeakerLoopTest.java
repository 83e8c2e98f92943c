package io.kubeospf.daemon.loop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs a real speaker in a real thread on the machine's time. */
class SpeakerLoopTest {
    private static final Ipv4Address ADDRESS = Ipv4Address.parse("192.168.100.132");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Mailbox mailbox = new Mailbox();
    private final BlockingQueue<Object> outcome = new LinkedBlockingQueue<>();
    private final Semaphore beats = new Semaphore(0);
    private final SpeakerLoop loop = new SpeakerLoop(
            mailbox,
            new MonotonicInstantSource(),
            InstantSource.system(),
            outcome::add,
            outcome::add,
            outcome::add,
            new Heartbeat(Duration.ofMillis(20), beats::release));

    @BeforeEach
    void open() {
        mailbox.open();
    }

    @Test
    void carriesOutWhatTheSpeakerWantsUntilItHasStopped() throws InterruptedException {
        mailbox.put(new Input.LinkChanged("eth0", new LinkStatus.Up(ADDRESS, NetworkMask.ofPrefixLength(24), 1500)));
        Thread thread = start();
        await().untilAsserted(() -> assertEquals(2, count(Output.SendPacket.class)));
        mailbox.put(new Input.CommandGiven(new Command.Stop()));
        thread.join(PATIENCE.toMillis());
        assertFalse(thread.isAlive());

        List<Object> all = List.copyOf(outcome);
        assertInstanceOf(Event.InterfaceUp.class, all.get(0));
        assertInstanceOf(Event.Stopped.class, all.get(all.size() - 1));
    }

    @Test
    void dropsPacketsThatAreTooManyAndNothingElse() throws InterruptedException {
        Octets payload = Octets.of(new byte[60_000]);
        Input packet = new Input.PacketArrived("eth0", ADDRESS, Ipv4Address.ALL_SPF_ROUTERS, payload);
        int taken = 0;
        while (mailbox.put(packet)) {
            taken++;
        }
        assertEquals(Mailbox.PACKET_OCTETS_LIMIT / (60_000 + 128), taken);
        assertTrue(mailbox.put(new Input.LinkChanged("eth0", new LinkStatus.Down(LinkDownReason.NO_CARRIER))));

        assertTrue(mailbox.take(Duration.ZERO).isPresent());
        assertTrue(mailbox.put(packet), "room for one is free again");
        assertFalse(mailbox.put(packet));
    }

    @Test
    void answersACommandWithWhatBecameOfIt() {
        start();
        Ipv4Prefix prefix = Ipv4Prefix.parse("10.200.0.0/16");

        assertEquals(new CommandAnswer.Rejected(prefix + " is not advertised"), give(new Command.Withdraw(prefix)));
        assertEquals(new CommandAnswer.Done(), give(new Command.Advertise(ExternalRoute.of(prefix))));
        assertEquals(2, advertisements(), "who has the answer sees what the command did");
        assertEquals(new CommandAnswer.Done(), give(new Command.Withdraw(prefix)));
        assertEquals(1, advertisements());
    }

    @Test
    void answersAQuestionInTheSpeakersThread() {
        Thread thread = start();

        assertEquals(
                Optional.of(thread),
                mailbox.ask((speaker, now) -> Thread.currentThread()).join());
        assertEquals(
                Optional.of(List.of()),
                mailbox.ask(Speaker::database).join(),
                "nobody listens, so nothing is originated");
    }

    @Test
    void aQuestionThatFailsFailsForWhoAskedAlone() {
        start();
        CompletableFuture<Optional<Object>> failing = mailbox.ask((speaker, now) -> {
            throw new IllegalStateException("no");
        });

        assertThrows(CompletionException.class, failing::join);
        assertEquals(Optional.of(1), mailbox.ask((speaker, now) -> 1).join());
    }

    @Test
    void declinesRequestsThatAreTooMany() throws InterruptedException {
        List<CompletableFuture<Optional<Integer>>> waiting = new ArrayList<>();
        for (int number = 0; number < Mailbox.REQUESTS_LIMIT; number++) {
            waiting.add(mailbox.ask((speaker, now) -> 1));
        }
        assertEquals(Optional.empty(), mailbox.ask((speaker, now) -> 1).join());
        assertEquals(
                new CommandAnswer.Rejected("too many others wait for the speaker; try again"),
                give(new Command.Stop()));

        start();

        waiting.forEach(answer -> assertEquals(Optional.of(1), answer.join()));
        assertEquals(Optional.of(1), mailbox.ask((speaker, now) -> 1).join(), "there is room again");
    }

    @Test
    void nobodyWaitsWhileNoSpeakerRuns() {
        CompletableFuture<Optional<Integer>> early = mailbox.ask((speaker, now) -> 1);
        mailbox.close();

        assertEquals(Optional.empty(), early.join());
        assertEquals(Optional.empty(), mailbox.ask((speaker, now) -> 1).join());
        assertEquals(new CommandAnswer.Rejected("no speaker runs"), give(new Command.Stop()));
    }

    @Test
    void whatCameForOneSpeakerIsNotGivenToTheNext() throws InterruptedException {
        mailbox.put(new Input.CommandGiven(new Command.Stop()));
        mailbox.close();
        mailbox.put(new Input.CommandGiven(new Command.Stop()));

        mailbox.open();

        assertTrue(mailbox.take(Duration.ZERO).isEmpty());
    }

    @Test
    void publishesAViewThatFollowsTheSpeaker() {
        assertEquals(Optional.empty(), loop.view());
        start();
        mailbox.put(new Input.LinkChanged("eth0", new LinkStatus.Up(ADDRESS, NetworkMask.ofPrefixLength(24), 1500)));

        await().untilAsserted(() -> assertEquals(
                List.of(InterfaceState.DR_OTHER),
                loop.view().orElseThrow().interfaces().stream()
                        .map(SpeakerView.InterfaceView::state)
                        .toList()));
    }

    @Test
    void runsOneSpeakerAfterAnother() throws InterruptedException {
        Thread first = start();
        give(new Command.Advertise(ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX)));
        assertTrue(loop.view().isPresent());
        mailbox.put(new Input.CommandGiven(new Command.Stop()));
        first.join(PATIENCE.toMillis());
        assertEquals(Optional.empty(), loop.view(), "nothing is shown of a speaker that is gone");
        CompletableFuture<Optional<Integer>> between = mailbox.ask((speaker, now) -> 1);

        start();

        assertEquals(Optional.of(1), between.join());
    }

    @Test
    void beatsWhileNothingHappens() throws InterruptedException {
        start();
        assertTrue(beats.tryAcquire(5, PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private CommandAnswer give(Command command) {
        return mailbox.give(command).join();
    }

    private int advertisements() {
        return loop.view().orElseThrow().advertisements().size();
    }

    private Thread start() {
        InterfaceConfig eth0 = new InterfaceConfig(
                "eth0",
                InterfaceType.BROADCAST,
                10,
                0,
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                false,
                false);
        RouterConfig config = new RouterConfig(
                RouterId.parse("192.168.100.132"),
                AreaId.BACKBONE,
                List.of(eth0),
                List.of(ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX)));
        Speaker speaker = new Speaker(config, new SplittableRandom(1));
        Thread thread = new Thread(
                () -> {
                    try {
                        loop.run(speaker);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                "speaker");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private long count(Class<?> type) {
        return outcome.stream().filter(type::isInstance).count();
    }
}
