package io.kubeospf.daemon.systemd;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** What systemd's watchdog asks of this process, by sd_watchdog_enabled(3). */
final class WatchdogInterval {
    private WatchdogInterval() {}

    /** How often to tell that we live: twice in the time after which systemd takes us for dead. Empty when it does not ask. */
    static Optional<Duration> of(Map<String, String> environment, long processId) {
        boolean isAnothers = !environment
                .getOrDefault("WATCHDOG_PID", String.valueOf(processId))
                .equals(String.valueOf(processId));
        return Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                .filter(microseconds -> !isAnothers)
                .map(microseconds -> Duration.of(Long.parseLong(microseconds), ChronoUnit.MICROS)
                        .dividedBy(2));
    }
}
