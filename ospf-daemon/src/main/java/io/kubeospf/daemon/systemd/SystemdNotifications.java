package io.kubeospf.daemon.systemd;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Output;
import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.linux.SystemCallException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What systemd is told. Nothing here waits; what systemd has no room for is told again at the next {@link #beat}. Any thread may
 * call, but only the speaker's own may call {@link #beat}: the watchdog guards that one.
 *
 * <p>The service is ready once every interface that is not passive has sent its first Hello. It is ready {@link #READINESS_LIMIT}
 * after its start in any case, because to wait for a cable, an address or a default route is what it is there for: an
 * operator who starts it, and a machine that boots, must not hang on that, and systemd must not kill it. The status tells what
 * is missing.
 */
public final class SystemdNotifications {
    /** Well below systemd's usual TimeoutStartSec of 90 s, and longer than a link takes to come up at boot. */
    static final Duration READINESS_LIMIT = Duration.ofSeconds(5);

    /** How long the speaker's thread may sleep, and how often the status may change. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private static final Duration NOBODY_WAITS = Duration.ofHours(1);

    /** Where systemd listens; empty when it did not start this process, or wants to hear nothing. */
    private final Optional<NotifySocket> socket;

    private final Optional<Duration> watchdogInterval;
    private final InstantSource clock;
    private final OperatorLog log;
    private final SpeakerStatus speaker = new SpeakerStatus();
    private final Instant start;
    private Optional<String> waitingFor = Optional.of("the machine's interfaces");
    private Optional<String> noNeighbor = Optional.empty();
    private boolean isReady;
    private boolean isStopping;
    private boolean failureLogged;
    private String statusTold = "";
    private Instant statusLookedAt = Instant.MIN;
    private Instant beatAt = Instant.MIN;

    /**
     * Notifications for the systemd that started this process. Without one nothing is sent.
     *
     * @param environment of this process
     * @param clock never goes back
     */
    public SystemdNotifications(Map<String, String> environment, InstantSource clock, OperatorLog log) {
        this.clock = clock;
        this.log = log;
        this.socket = usable(() -> Optional.of(environment.getOrDefault("NOTIFY_SOCKET", ""))
                .filter(name -> !name.isEmpty())
                .map(NotifySocket::of));
        this.watchdogInterval = socket.isEmpty()
                ? Optional.empty()
                : usable(() ->
                        WatchdogInterval.of(environment, ProcessHandle.current().pid()));
        this.start = clock.instant();
    }

    /** The route is worth more than the notifications, so a wrong value costs these alone. */
    private <T> Optional<T> usable(Supplier<Optional<T>> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            log.warn(e.getMessage() + "; systemd is not told; correct or remove it in the environment of the service");
            return Optional.empty();
        }
    }

    /** How long the speaker's thread may take until it calls {@link #beat} again. */
    public Duration longestSleep() {
        if (socket.isEmpty()) {
            return NOBODY_WAITS;
        }
        return watchdogInterval
                .filter(interval -> interval.compareTo(LONGEST_SLEEP) < 0)
                .orElse(LONGEST_SLEEP);
    }

    /**
     * There is no speaker yet.
     *
     * @param reason to be read after "waiting for"
     */
    public synchronized void waitFor(String reason) {
        waitingFor = Optional.of(reason);
    }

    /** A speaker has these interfaces from now on. */
    public synchronized void speakOn(List<InterfaceConfig> interfaces) {
        waitingFor = Optional.empty();
        speaker.take(interfaces);
    }

    public synchronized void sent(Output.SendPacket packet) {
        speaker.sent(packet.interfaceName());
    }

    public synchronized void heard(Event event) {
        speaker.heard(event);
    }

    /** Why interfaces have no neighbor; empty when there is nothing to tell. */
    public synchronized void noNeighbor(Optional<String> reasons) {
        noNeighbor = reasons;
    }

    /** The speaker's thread makes progress. Tells what is due to be told. */
    public synchronized void beat() {
        if (socket.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        if (!isStopping) {
            tellState(now);
        }
        if (watchdogInterval.isPresent() && isDue(now, beatAt, watchdogInterval.get()) && tell("WATCHDOG=1")) {
            beatAt = now;
        }
    }

    /** The configuration is being read again. */
    public synchronized void reloading() {
        // systemd orders this message by the clock CLOCK_MONOTONIC, which on Linux is what HotSpot's nanoTime reads.
        tell("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1000);
    }

    /** The new configuration, or after an error still the old one, is at work; the next {@link #beat} tells. */
    public synchronized void reloaded() {
        isReady = false;
    }

    /** The goodbye begins. */
    public synchronized void stopping() {
        isStopping = true;
        tell("STOPPING=1\nSTATUS=withdrawing what was advertised");
    }

    private boolean isSpeaking() {
        return waitingFor.isEmpty() && speaker.isComplete();
    }

    private String status() {
        return "STATUS="
                + waitingFor
                        .map(reason -> "waiting for " + reason)
                        .orElseGet(() -> speaker.line()
                                + noNeighbor.map(reasons -> "; " + reasons).orElse(""));
    }

    private void tellState(Instant now) {
        boolean becomesReady = !isReady && (isSpeaking() || isDue(now, start, READINESS_LIMIT));
        if (becomesReady || isDue(now, statusLookedAt, LONGEST_SLEEP)) {
            tellStatus(now);
        }
        if (becomesReady) {
            isReady = tell("READY=1");
        }
    }

    private void tellStatus(Instant now) {
        statusLookedAt = now;
        String status = status();
        if (!status.equals(statusTold) && tell(status)) {
            statusTold = status;
        }
    }

    private static boolean isDue(Instant now, Instant last, Duration interval) {
        return !now.isBefore(last.plus(interval));
    }

    private boolean tell(String assignments) {
        if (socket.isEmpty()) {
            return true;
        }
        try {
            socket.get().send(assignments);
            return true;
        } catch (SystemCallException e) {
            if (!failureLogged) {
                failureLogged = true;
                log.warn("cannot tell systemd at " + socket.get().name() + " " + assignments.replace('\n', ' ') + ": "
                        + e.getMessage() + "; trying again, and saying so only once");
            }
            return false;
        }
    }
}
