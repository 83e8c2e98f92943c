package io.kubeospf.daemon.loop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.core.wire.Octets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Runs a real speaker in a real thread on the machine's time. */
class SpeakerLoopTest {
    private static final Ipv4Address ADDRESS = Ipv4Address.parse("192.168.100.132");

    private final Mailbox mailbox = new Mailbox();
    private final BlockingQueue<Object> outcome = new LinkedBlockingQueue<>();

    @Test
    void carriesOutWhatTheSpeakerWantsUntilItHasStopped() throws InterruptedException {
        mailbox.put(new Input.LinkChanged("eth0", new LinkStatus.Up(ADDRESS, NetworkMask.ofPrefixLength(24), 1500)));
        Thread thread = start();
        await().untilAsserted(() -> assertEquals(2, count(Output.SendPacket.class)));
        mailbox.put(new Input.CommandGiven(new Command.Stop()));
        thread.join(Duration.ofSeconds(10).toMillis());
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
        SpeakerLoop loop = new SpeakerLoop(
                new Speaker(config, new SplittableRandom(1)),
                mailbox,
                new MonotonicInstantSource(),
                outcome::add,
                outcome::add,
                Heartbeat.NONE);
        Thread thread = new Thread(
                () -> {
                    try {
                        loop.run();
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
