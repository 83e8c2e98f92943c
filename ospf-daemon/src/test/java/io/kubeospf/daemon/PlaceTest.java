package io.kubeospf.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.daemon.events.LineFormat;
import io.kubeospf.daemon.events.LogConfig;
import io.kubeospf.daemon.events.OperatorLog;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private final List<String> story = new ArrayList<>();
    private boolean there = true;

    @Test
    void opensWhatWasLostAgain() {
        OperatorLog log = new OperatorLog(
                OutputStream.nullOutputStream(), LineFormat.PLAIN, LogConfig.DEFAULT, InstantSource.system());
        try (Place<String> place = new Place<>("door", Duration.ofSeconds(1), log)) {
            place.follow(Optional.of("a"), this::open);
            place.follow(Optional.of("a"), this::open);
            there = false;
            place.follow(Optional.of("a"), this::open);
        }
        assertEquals(List.of("open a", "close", "open a", "close"), story);
    }

    @Test
    void aDefectInOpeningEndsNothingAndIsToldOnce() throws InterruptedException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        OperatorLog log = new OperatorLog(written, LineFormat.PLAIN, LogConfig.DEFAULT, InstantSource.system());
        try (Place<String> place = new Place<>("door", Duration.ofSeconds(1), log)) {
            for (int i = 0; i < 3; i++) {
                place.follow(Optional.of("a"), address -> {
                    throw new IllegalStateException("no such door");
                });
            }
        }
        log.awaitWritten(Duration.ofSeconds(10));
        String said = written.toString(StandardCharsets.UTF_8);
        assertEquals(
                1,
                said.lines()
                        .filter(line -> line.contains("door: not opened because of a defect"))
                        .count(),
                said);
    }

    private Place.Closing open(String address) {
        story.add("open " + address);
        there = true;
        return new Place.Closing() {
            @Override
            public void close() {
                story.add("close");
            }

            @Override
            public boolean isThere() {
                return there;
            }
        };
    }
}
