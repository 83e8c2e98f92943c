package io.kubeospf.daemon.systemd;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** What systemd's watchdog asks of this process, by sd_watchdog_enabled(3). */
final class WatchdogInterval {
    private WatchdogInterval() {}

    /** Shorter than any service has it; with none the speaker's thread would do nothing else. */
    private static final long LEAST_MICROSECONDS = 1_000;

    /**
     * How often to tell that we live: twice in the time after which systemd takes us for dead. Empty when it does not ask.
     *
     * @throws IllegalArgumentException when it asks for what is no interval; the message says what it is
     */
    static Optional<Duration> of(Map<String, String> environment, long processId) {
        boolean isAnothers = !environment
                .getOrDefault("WATCHDOG_PID", String.valueOf(processId))
                .equals(String.valueOf(processId));
        return Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                .filter(microseconds -> !isAnothers)
                .map(WatchdogInterval::microseconds)
                .map(microseconds ->
                        Duration.of(microseconds, ChronoUnit.MICROS).dividedBy(2));
    }

    private static long microseconds(String text) {
        // 18 digits cannot overflow a long
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < LEAST_MICROSECONDS) {
            throw new IllegalArgumentException(
                    "WATCHDOG_USEC is '" + text + "', not a number of microseconds from " + LEAST_MICROSECONDS);
        }
        return Long.parseLong(text);
    }
}
