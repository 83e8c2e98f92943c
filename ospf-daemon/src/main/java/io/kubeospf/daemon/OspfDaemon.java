package io.kubeospf.daemon;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.daemon.config.ConfigSource;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.config.HeapRoom;
import io.kubeospf.daemon.config.ListenConfig;
import io.kubeospf.daemon.control.ControlSocket;
import io.kubeospf.daemon.control.LonelyInterfaces;
import io.kubeospf.daemon.events.EventLog;
import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.link.LinkReader;
import io.kubeospf.daemon.link.LinkWatch;
import io.kubeospf.daemon.loop.Heartbeat;
import io.kubeospf.daemon.loop.Mailbox;
import io.kubeospf.daemon.loop.MonotonicInstantSource;
import io.kubeospf.daemon.loop.SpeakerLoop;
import io.kubeospf.daemon.metrics.MetricsRoutes;
import io.kubeospf.daemon.metrics.Observations;
import io.kubeospf.daemon.state.SequenceNumberFile;
import io.kubeospf.daemon.systemd.SystemdNotifications;
import io.kubeospf.daemon.trace.PacketTrace;
import io.kubeospf.daemon.transport.PacketTransport;
import io.kubeospf.daemon.transport.TransportEvent;
import io.kubeospf.daemon.transport.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One speaker after another with everything around it. The thread in {@link #run} owns the speaker, another watches the machine's
 * interfaces, and each open interface has one that receives.
 */
public final class OspfDaemon {
    private static final long MACHINE_LOOK_INTERVAL_MILLISECONDS = 500;

    /** Until a daemon that was told to stop has ended, as after a restart by hand; shorter than the time until systemd hears READY=1. */
    private static final Duration OTHER_DAEMON_PATIENCE = Speaker.STOP_LIMIT.plusSeconds(1);

    private static final long OTHER_DAEMON_LOOK_INTERVAL_MILLISECONDS = 100;

    private final OperatorLog log;
    private final InstantSource clock = new MonotonicInstantSource();
    private final EventLog events;
    private final Observations observations = new Observations(clock);
    private final PacketTrace trace;
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final Mailbox mailbox = new Mailbox();
    private final LinkReader links = new LinkReader();
    private final PacketTransport transport;
    private final SequenceNumberFile sequenceNumbers;
    private final SpeakerLoop loop;
    private final Operations operations;
    private final Listening listening;
    private final SystemdNotifications systemd;
    private final StartWait startWait;
    private final LonelyInterfaces lonely = new LonelyInterfaces();
    private final boolean forced;

    /**
     * A daemon that does not run yet.
     *
     * @param source where the configuration is read again
     * @param config what was read there
     * @param forced whether to speak also where another process does
     */
    public OspfDaemon(ConfigSource source, DaemonConfig config, OperatorLog log, boolean forced) {
        this.log = log;
        this.forced = forced;
        this.systemd = new SystemdNotifications(System.getenv(), clock, log);
        this.startWait = new StartWait(log, systemd);
        this.events = new EventLog(log, InstantSource.system(), clock);
        this.trace = new PacketTrace(log);
        this.transport = new PacketTransport(clock, this::deliver, this::occurred, links, forced);
        this.sequenceNumbers = SequenceNumberFile.ofEnvironment(System.getenv(), log);
        this.loop = new SpeakerLoop(
                mailbox,
                clock,
                InstantSource.system(),
                this::send,
                this::occurred,
                sequenceNumbers::write,
                new Heartbeat(systemd.longestSleep(), this::beat));
        this.operations = new Operations(
                source,
                config,
                log,
                mailbox,
                transport,
                configured -> Machine.look(links, configured),
                this::listen,
                systemd);
        OperatorAccess access = new OperatorAccess(clock, loop, mailbox, events, operations, startWait::reason);
        this.listening = new Listening(access, new MetricsRoutes(access, observations), config.listen(), log);
    }

    /**
     * Speaks OSPF until {@link #requestStop}.
     *
     * @throws TransportException when the machine does not let this process send and receive OSPF packets
     * @throws IOException also when another process speaks OSPF on an interface, or has the control socket
     */
    public void run() throws TransportException, IOException, InterruptedException {
        PacketTransport.requirePermission();
        startFollowing(LinkWatch.open());
        awaitEndOfOther(this::requireControlSocket);
        listening.start();
        try (transport) {
            Optional<RouterConfig> next = awaitRouterConfig();
            if (next.isPresent()) {
                List<InterfaceConfig> interfaces = next.get().interfaces();
                awaitEndOfOther(() -> transport.claim(interfaces));
            }
            while (next.isPresent()) {
                speak(next.get());
                next = awaitRouterConfig();
            }
        } finally {
            listening.stop();
        }
    }

    /** Lets {@link #run} say goodbye to the neighbors and return. Any thread may call, more than once. */
    public void requestStop() {
        systemd.stopping();
        operations.stop();
        stopRequested.countDown();
        mailbox.put(new Input.CommandGiven(new Command.Stop()));
    }

    /** What operators ask of the daemon while it runs, or while it waits to. */
    public Operations operations() {
        return operations;
    }

    /** Empty when a stop was requested meanwhile. */
    private Optional<RouterConfig> awaitRouterConfig() throws InterruptedException {
        boolean stopping = stopRequested.getCount() == 0;
        while (!stopping) {
            RouterConfigResolution resolution = operations.begin();
            if (resolution instanceof RouterConfigResolution.Resolved resolved) {
                startWait.end();
                return Optional.of(resolved.config());
            }
            if (resolution instanceof RouterConfigResolution.Waiting waiting) {
                startWait.goOn(waiting.reason());
            }
            systemd.beat();
            stopping = stopRequested.await(MACHINE_LOOK_INTERVAL_MILLISECONDS, TimeUnit.MILLISECONDS);
        }
        return Optional.empty();
    }

    /** Makes sure of something that another process may have. */
    private interface Requirement {
        void check() throws IOException;
    }

    /** Waits until no other process has what this one needs, or a stop is requested. */
    private void awaitEndOfOther(Requirement requirement) throws IOException, InterruptedException {
        Instant end = clock.instant().plus(OTHER_DAEMON_PATIENCE);
        boolean stopping = stopRequested.getCount() == 0;
        while (!stopping) {
            try {
                requirement.check();
                startWait.end();
                return;
            } catch (IOException e) {
                if (clock.instant().isAfter(end)) {
                    throw e;
                }
                startWait.goOn("another process to end, for " + OTHER_DAEMON_PATIENCE.toSeconds() + " s at most: "
                        + e.getMessage());
            }
            systemd.beat();
            stopping = stopRequested.await(OTHER_DAEMON_LOOK_INTERVAL_MILLISECONDS, TimeUnit.MILLISECONDS);
        }
    }

    private void requireControlSocket() throws IOException {
        Optional<Path> path = operations.configuration().listen().control();
        if (path.isPresent() && !forced) {
            ControlSocket.requireUnanswered(path.get());
        }
    }

    private void speak(RouterConfig router) throws InterruptedException {
        log.info("router ID " + router.routerId() + ", area " + router.areaId());
        HeapRoom.shortage(router.maxLsas(), Runtime.getRuntime().maxMemory()).ifPresent(log::warn);
        observations.speaksIn(router.areaId());
        try {
            // A stop that was requested before the mailbox was opened is not in it.
            if (stopRequested.getCount() > 0) {
                transport.use(router.interfaces());
                systemd.speakOn(router.interfaces());
                loop.run(new Speaker(router, new SplittableRandom(), sequenceNumbers.read()));
            }
        } finally {
            operations.end();
        }
    }

    /** In the speaker's thread. */
    private void beat() {
        loop.view()
                .ifPresent(view -> lonely.look(
                                clock.instant(), view, events.refusedSenders().recent())
                        .forEach(events::write));
        systemd.noNeighbor(lonely.reasons());
        systemd.beat();
    }

    private void occurred(Event event) {
        transport.occurred(event);
        events.write(event);
        observations.heard(event);
        systemd.heard(event);
    }

    private void occurred(TransportEvent event) {
        events.write(event);
        observations.heard(event);
    }

    private void deliver(Input input) {
        if (input instanceof Input.PacketArrived packet) {
            trace.received(packet);
            observations.received(packet);
        }
        if (!mailbox.put(input) && input instanceof Input.PacketArrived packet) {
            occurred(new TransportEvent.ReceiveQueueFull(packet.interfaceName()));
        }
    }

    private void send(Output.SendPacket packet) {
        trace.sent(packet);
        if (transport.send(packet)) {
            observations.sent(packet);
        }
        systemd.sent(packet);
        listening.helloIsOut();
    }

    private void listen(ListenConfig config) {
        listening.listen(config);
    }

    /** The watch belongs to this thread from now on, which lives as long as the process. */
    private void startFollowing(LinkWatch watch) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            watch.awaitChange(transport::concerns);
                            operations.follow(transport.follow()::networks);
                        }
                    } catch (InterruptedException e) {
                        throw new AssertionError("nobody interrupts this thread", e);
                    } catch (IOException e) {
                        throw new UncheckedIOException("the kernel no longer tells about interfaces", e);
                    }
                },
                "link-watch");
        thread.setDaemon(true);
        thread.start();
    }
}
