package io.kubeospf.daemon.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "0", "-5", "1", "1e6", "18446744073709551615", "\u0661\u0662\u0663\u0664"})
    void whatIsNoIntervalIsRefused(String text) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> interval(Map.of("WATCHDOG_USEC", text)));
        assertEquals("WATCHDOG_USEC is '" + text + "', not a number of microseconds from 1000", e.getMessage());
    }

    private static Optional<Duration> interval(Map<String, String> environment) {
        return WatchdogInterval.of(environment, OURS);
    }
}
