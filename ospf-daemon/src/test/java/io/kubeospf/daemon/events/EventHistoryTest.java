package io.kubeospf.daemon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventHistoryTest {
    private final EventHistory history = new EventHistory();

    @Test
    void keepsTheLastThousandInTheirOrder() {
        IntStream.range(0, 1500).forEach(number -> add("neighbor-state-changed", number));
        assertEquals(
                IntStream.range(500, 1500).mapToObj(Integer::toString).toList(),
                history.events().stream().map(RecordedEvent::text).toList());
    }

    @Test
    void whatHappensAllNightLeavesRoomForWhatHappenedOnce() {
        add("interface-down", 0);
        IntStream.range(0, 5000).forEach(number -> add("neighbor-state-changed", number));
        List<RecordedEvent> events = history.events();
        assertEquals(1000, events.size());
        assertEquals("interface-down", events.get(0).event());
        assertEquals("4001", events.get(1).text());
        assertEquals("4999", events.get(999).text());
    }

    @Test
    void noKindOfEventPushesAnotherOutWhileItHasMoreItself() {
        IntStream.range(0, 900).forEach(number -> add("neighbor-state-changed", number));
        IntStream.range(0, 900).forEach(number -> add("packet-refused", number));
        long refused = history.events().stream()
                .filter(event -> event.event().equals("packet-refused"))
                .count();
        assertEquals(500, refused);
    }

    @Test
    void whatWasReadDoesNotChange() {
        add("interface-up", 0);
        List<RecordedEvent> before = history.events();
        add("interface-down", 1);
        assertEquals(1, before.size());
        assertTrue(history.events().containsAll(before));
    }

    private void add(String event, int number) {
        history.add(new RecordedEvent(
                Instant.EPOCH, event, Optional.of("eth0"), Optional.empty(), LogLevel.INFO, Integer.toString(number)));
    }
}
