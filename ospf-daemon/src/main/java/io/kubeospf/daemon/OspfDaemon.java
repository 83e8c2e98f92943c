package io.kubeospf.daemon;

import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.events.EventLog;
import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.link.DefaultRoute;
import io.kubeospf.daemon.link.LinkWatch;
import io.kubeospf.daemon.loop.Heartbeat;
import io.kubeospf.daemon.loop.Mailbox;
import io.kubeospf.daemon.loop.MonotonicInstantSource;
import io.kubeospf.daemon.loop.SpeakerLoop;
import io.kubeospf.daemon.state.SequenceNumberFile;
import io.kubeospf.daemon.trace.PacketTrace;
import io.kubeospf.daemon.transport.PacketTransport;
import io.kubeospf.daemon.transport.TransportEvent;
import io.kubeospf.daemon.transport.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One speaker with everything around it. The thread in {@link #run} owns the speaker, another watches the machine's interfaces,
 * and each open interface has one that receives.
 */
public final class OspfDaemon {
    private static final long MACHINE_LOOK_INTERVAL_MILLISECONDS = 500;

    private final DaemonConfig config;
    private final OperatorLog log;
    private final InstantSource clock = new MonotonicInstantSource();
    private final EventLog events;
    private final PacketTrace trace;
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final Mailbox mailbox = new Mailbox();

    public OspfDaemon(DaemonConfig config, OperatorLog log) {
        this.config = config;
        this.log = log;
        this.events = new EventLog(log, InstantSource.system(), clock);
        this.trace = new PacketTrace(log);
    }

    /**
     * Speaks OSPF until {@link #requestStop}.
     *
     * @throws TransportException when the machine does not let this process send and receive OSPF packets
     */
    public void run() throws TransportException, IOException, InterruptedException {
        PacketTransport.requirePermission();
        LinkWatch watch = LinkWatch.open();
        Optional<RouterConfig> router = awaitRouterConfig(watch);
        if (router.isPresent()) {
            speak(router.get(), watch);
        }
    }

    /** Lets {@link #run} say goodbye to the neighbors and return. Any thread may call, more than once. */
    public void requestStop() {
        stopRequested.countDown();
        mailbox.put(new Input.CommandGiven(new Command.Stop()));
    }

    /** Empty when a stop was requested meanwhile. */
    private Optional<RouterConfig> awaitRouterConfig(LinkWatch watch) throws IOException, InterruptedException {
        String said = "";
        do {
            RouterConfigResolution resolution =
                    RouterConfigResolution.of(config, watch.links(), DefaultRoute.interfaceName());
            if (resolution instanceof RouterConfigResolution.Resolved resolved) {
                return Optional.of(resolved.config());
            }
            if (resolution instanceof RouterConfigResolution.Waiting waiting
                    && !waiting.reason().equals(said)) {
                said = waiting.reason();
                log.warn("waiting for " + said);
            }
        } while (!stopRequested.await(MACHINE_LOOK_INTERVAL_MILLISECONDS, TimeUnit.MILLISECONDS));
        return Optional.empty();
    }

    private void speak(RouterConfig router, LinkWatch watch) throws InterruptedException {
        log.info("router ID " + router.routerId() + ", area " + router.areaId());
        try (PacketTransport transport =
                new PacketTransport(router.interfaces(), clock, this::deliver, events::write)) {
            SequenceNumberFile sequenceNumbers = SequenceNumberFile.ofEnvironment(log);
            Speaker speaker = new Speaker(router, new SplittableRandom(), sequenceNumbers.read());
            SpeakerLoop loop = new SpeakerLoop(
                    mailbox,
                    clock,
                    InstantSource.system(),
                    packet -> send(packet, transport),
                    events::write,
                    sequenceNumbers::write,
                    Heartbeat.NONE);
            startFollowing(transport, watch);
            loop.run(speaker);
        } finally {
            mailbox.close();
        }
    }

    private void deliver(Input input) {
        if (input instanceof Input.PacketArrived packet) {
            trace.received(packet);
        }
        if (!mailbox.put(input) && input instanceof Input.PacketArrived packet) {
            events.write(new TransportEvent.ReceiveQueueFull(packet.interfaceName()));
        }
    }

    private void send(Output.SendPacket packet, PacketTransport transport) {
        trace.sent(packet);
        transport.send(packet);
    }

    /** The watch belongs to this thread from now on, which lives as long as the process. */
    private static void startFollowing(PacketTransport transport, LinkWatch watch) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            transport.follow(watch.links());
                            watch.awaitChange();
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException("the kernel no longer tells about interfaces", e);
                    }
                },
                "link-watch");
        thread.setDaemon(true);
        thread.start();
    }
}
