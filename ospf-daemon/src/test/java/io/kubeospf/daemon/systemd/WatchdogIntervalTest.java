package io.kubeospf.daemon.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchdogIntervalTest {
    private static final long OURS = 42;

    @Test
    void isHalfOfWhatSystemdWaits() {
        assertEquals(Optional.of(Duration.ofSeconds(10)), interval(Map.of("WATCHDOG_USEC", "20000000")));
        assertEquals(
                Optional.of(Duration.ofMillis(1)), interval(Map.of("WATCHDOG_USEC", "2000", "WATCHDOG_PID", "42")));
    }

    @Test
    void isNoneWithoutAWatchdogOrWithAnotherProcesss() {
        assertEquals(Optional.empty(), interval(Map.of()));
        assertEquals(Optional.empty(), interval(Map.of("WATCHDOG_USEC", "20000000", "WATCHDOG_PID", "43")));
    }

    private static Optional<Duration> interval(Map<String, String> environment) {
        return WatchdogInterval.of(environment, OURS);
    }
}
