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

    private final NotifySocket socket;
    private final Optional<Duration> watchdogInterval;
    private final InstantSource clock;
    private final OperatorLog log;
    private final SpeakerStatus speaker = new SpeakerStatus();
    private final Instant start;
    private Optional<String> waitingFor = Optional.of("the machine's interfaces");
    private boolean isReady;
    private boolean isStopping;
    private boolean failureLogged;
    private String statusTold = "";
    private Instant statusToldAt = Instant.MIN;
    private Instant beatAt = Instant.MIN;

    private SystemdNotifications(
            NotifySocket socket, Optional<Duration> watchdogInterval, InstantSource clock, OperatorLog log) {
        this.socket = socket;
        this.watchdogInterval = watchdogInterval;
        this.clock = clock;
        this.log = log;
        this.start = clock.instant();
    }

    /**
     * Notifications for the systemd that started this process; empty when it did not, or does not want any.
     *
     * @param environment of this process
     * @param clock never goes back
     */
    public static Optional<SystemdNotifications> of(
            Map<String, String> environment, InstantSource clock, OperatorLog log) {
        String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (socket.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> watchdogInterval =
                WatchdogInterval.of(environment, ProcessHandle.current().pid());
        return Optional.of(new SystemdNotifications(new NotifySocket(socket), watchdogInterval, clock, log));
    }

    /** How long the speaker's thread may take until it calls {@link #beat} again. */
    public Duration longestSleep() {
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

    /** The speaker's thread makes progress. Tells what is due to be told. */
    public synchronized void beat() {
        Instant now = clock.instant();
        boolean becomesReady = !isReady && (isSpeaking() || isDue(now, start, READINESS_LIMIT));
        if (!isStopping && !status().equals(statusTold) && (becomesReady || isDue(now, statusToldAt, LONGEST_SLEEP))) {
            tellStatus(now);
        }
        if (becomesReady) {
            isReady = tell("READY=1");
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
        return "STATUS=" + waitingFor.map(reason -> "waiting for " + reason).orElseGet(speaker::line);
    }

    private void tellStatus(Instant now) {
        String status = status();
        if (tell(status)) {
            statusTold = status;
            statusToldAt = now;
        }
    }

    private static boolean isDue(Instant now, Instant last, Duration interval) {
        return !now.isBefore(last.plus(interval));
    }

    private boolean tell(String assignments) {
        try {
            socket.send(assignments);
            return true;
        } catch (SystemCallException e) {
            if (!failureLogged) {
                failureLogged = true;
                log.warn("cannot tell systemd at " + socket.name() + " " + assignments.replace('\n', ' ') + ": "
                        + e.getMessage() + "; trying again, and saying so only once");
            }
            return false;
        }
    }
}
