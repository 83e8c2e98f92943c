package io.kubeospf.daemon.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.speaker.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private Instant speakerTime = Instant.EPOCH;
    private Instant machineTime = Instant.EPOCH;
    private final ClockWatch watch = new ClockWatch(() -> speakerTime, () -> machineTime);

    @Test
    void aClockThatRunsWithTheSpeakersIsNotMentioned() {
        pass(Duration.ofDays(3));
        machineTime = machineTime.plusMillis(900);

        assertEquals(Optional.empty(), watch.change());
    }

    @Test
    void aClockThatIsSetIsToldOnce() {
        machineTime = machineTime.plusSeconds(3600);

        assertEquals(Optional.of(new Input.ClockSet(Duration.ofHours(1))), watch.change());
        pass(Duration.ofDays(1));
        assertEquals(Optional.empty(), watch.change());

        machineTime = machineTime.minusSeconds(7200);
        assertEquals(Optional.of(new Input.ClockSet(Duration.ofHours(-1))), watch.change());
    }

    private void pass(Duration time) {
        speakerTime = speakerTime.plus(time);
        machineTime = machineTime.plus(time);
    }
}
