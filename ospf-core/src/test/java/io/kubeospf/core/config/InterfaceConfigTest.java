package io.kubeospf.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kubeospf.core.Proves;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfaceConfigTest {

    @ParameterizedTest
    @CsvSource({
        // cost, priority, hello, dead, retransmit, transmit delay
        "1,     0,   PT1S,     PT2S,     PT1S,     PT1S",
        "65535, 255, PT65534S, PT65535S, PT65535S, PT3600S",
        "10,    0,   PT10S,    PT11S,    PT5S,     PT1S"
    })
    @Proves(
            value = "RFC 2328 C.3",
            rule = "Cost, priority, intervals and InfTransDelay are taken in the ranges that the RFC gives them")
    void takesTheFirstAndTheLastOfEachRange(
            int cost, int priority, Duration hello, Duration dead, Duration retransmit, Duration transmitDelay) {
        InterfaceConfig config = config("eth0", cost, priority, hello, dead, retransmit, transmitDelay);

        assertEquals(cost, config.cost());
        assertEquals(dead, config.deadInterval());
    }

    @ParameterizedTest
    @CsvSource({
        "0,     0,   PT10S,    PT40S,    PT5S,     PT1S,    'cost must be 1 to 65535, not 0'",
        "65536, 0,   PT10S,    PT40S,    PT5S,     PT1S,    'cost must be 1 to 65535, not 65536'",
        "10,    -1,  PT10S,    PT40S,    PT5S,     PT1S,    'priority must be 0 to 255, not -1'",
        "10,    256, PT10S,    PT40S,    PT5S,     PT1S,    'priority must be 0 to 255, not 256'",
        "10,    0,   PT0S,     PT40S,    PT5S,     PT1S,    'hello-interval must be 1 to 65535, not 0'",
        "10,    0,   PT-1S,    PT40S,    PT5S,     PT1S,    'hello-interval must be 1 to 65535, not -1'",
        "10,    0,   PT65536S, PT40S,    PT5S,     PT1S,    'hello-interval must be 1 to 65535, not 65536'",
        "10,    0,   PT0.2S,   PT40S,    PT5S,     PT1S,    'hello-interval must be whole seconds, not PT0.2S'",
        "10,    0,   PT10S,    PT0S,     PT5S,     PT1S,    'dead-interval must be 1 to 65535, not 0'",
        "10,    0,   PT10S,    PT65536S, PT5S,     PT1S,    'dead-interval must be 1 to 65535, not 65536'",
        "10,    0,   PT10S,    PT40.5S,  PT5S,     PT1S,    'dead-interval must be whole seconds, not PT40.5S'",
        "10,    0,   PT10S,    PT10S,    PT5S,     PT1S,    'dead-interval 10 s must be more than hello-interval 10 s'",
        "10,    0,   PT10S,    PT9S,     PT5S,     PT1S,    'dead-interval 9 s must be more than hello-interval 10 s'",
        "10,    0,   PT10S,    PT40S,    PT0S,     PT1S,    'retransmit-interval must be 1 to 65535, not 0'",
        "10,    0,   PT10S,    PT40S,    PT65536S, PT1S,    'retransmit-interval must be 1 to 65535, not 65536'",
        "10,    0,   PT10S,    PT40S,    PT1.5S,   PT1S,    'retransmit-interval must be whole seconds, not PT1.5S'",
        "10,    0,   PT10S,    PT40S,    PT5S,     PT0S,    'transmit-delay must be 1 to 3600, not 0'",
        "10,    0,   PT10S,    PT40S,    PT5S,     PT3601S, 'transmit-delay must be 1 to 3600, not 3601'",
        "10,    0,   PT10S,    PT40S,    PT5S,     PT1.1S,  'transmit-delay must be whole seconds, not PT1.1S'"
    })
    @Proves(
            value = "RFC 2328 C.3",
            rule = "Cost, priority, intervals and InfTransDelay are refused outside of their ranges")
    void refusesWhatIsOutsideOfARangeAndNamesTheRange(
            int cost,
            int priority,
            Duration hello,
            Duration dead,
            Duration retransmit,
            Duration transmitDelay,
            String message) {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> config("eth0", cost, priority, hello, dead, retransmit, transmitDelay));

        assertEquals(message, refusal.getMessage());
    }

    @Test
    void refusesAnInterfaceWithoutAName() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> InterfaceConfig.named(""));

        assertEquals("an interface needs a name", refusal.getMessage());
    }

    @Test
    void neverBecomesDesignatedRouterUnlessAskedTo() {
        assertEquals(0, InterfaceConfig.named("eth0").priority());
    }

    private static InterfaceConfig config(
            String name,
            int cost,
            int priority,
            Duration hello,
            Duration dead,
            Duration retransmit,
            Duration transmitDelay) {
        return new InterfaceConfig(
                name, InterfaceType.BROADCAST, cost, priority, hello, dead, retransmit, transmitDelay, false, false);
    }
}
