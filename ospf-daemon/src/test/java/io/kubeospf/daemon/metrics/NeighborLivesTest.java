package io.kubeospf.daemon.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event.NeighborStateChanged;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeighborLivesTest {
    private static final Ipv4Address OURS = Ipv4Address.parse("192.168.100.132");

    private final NeighborLives lives = new NeighborLives();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aNeighborThatWasFullIsRememberedForAQuarterOfAnHour() {
        become(1, NeighborState.INIT, NeighborState.FULL, NeighborState.DOWN);
        NeighborLives.Lost lost = lives.lost(now).get(0);

        assertEquals(new RouterId(1), lost.name().routerId());
        assertEquals(3, lost.stateChanges());
        pass(NeighborLives.MEMORY.minusNanos(1));
        assertEquals(List.of(lost), lives.lost(now));
        pass(Duration.ofNanos(1));
        assertEquals(List.of(), lives.lost(now));
    }

    @Test
    void aNeighborThatWasFullOnceAndNoMoreWhenItWasGivenUpIsRememberedToo() {
        become(1, NeighborState.INIT, NeighborState.FULL, NeighborState.INIT, NeighborState.DOWN);
        assertEquals(1, lives.lost(now).size());
    }

    @Test
    void aNeighborThatNeverWasFullIsForgotten() {
        become(1, NeighborState.INIT, NeighborState.LOADING, NeighborState.DOWN);
        assertEquals(List.of(), lives.lost(now));
    }

    @Test
    void aNeighborThatComesBackIsNotLostAnyMoreAndBeginsAnew() {
        become(1, NeighborState.INIT, NeighborState.FULL, NeighborState.DOWN, NeighborState.INIT);
        assertEquals(List.of(), lives.lost(now));
        become(1, NeighborState.DOWN);
        assertEquals(List.of(), lives.lost(now), "this time it never was full");
    }

    @Test
    void whoWasGivenUpFirstMakesRoom() {
        for (int router = 0; router < NeighborLives.LIMIT + 3; router++) {
            become(router, NeighborState.INIT, NeighborState.FULL, NeighborState.DOWN);
        }
        assertEquals(NeighborLives.LIMIT, lives.lost(now).size());
        assertEquals(new RouterId(3), lives.lost(now).get(0).name().routerId());
    }

    @Test
    void theTimeToFullCountsFromTheFirstHelloAndOncePerLife() {
        assertEquals(Optional.empty(), become(1, NeighborState.INIT));
        pass(Duration.ofMillis(250));
        assertEquals(Optional.empty(), become(1, NeighborState.LOADING));
        pass(Duration.ofMillis(50));
        assertEquals(Optional.of(Duration.ofMillis(300)), become(1, NeighborState.FULL));
        assertEquals(Optional.empty(), become(1, NeighborState.EX_START, NeighborState.FULL));
        become(1, NeighborState.DOWN);
        pass(Duration.ofMinutes(1));
        assertEquals(Optional.of(Duration.ZERO), become(1, NeighborState.INIT, NeighborState.FULL));
    }

    /** What the last change tells. */
    private Optional<Duration> become(int router, NeighborState... states) {
        Optional<Duration> told = Optional.empty();
        for (NeighborState state : states) {
            NeighborStateChanged change = new NeighborStateChanged(
                    "eth0",
                    new RouterId(router),
                    new Ipv4Address(router),
                    NeighborState.ATTEMPT,
                    state,
                    NeighborEvent.HELLO_RECEIVED);
            told = lives.changed(change, AreaId.BACKBONE, OURS, now);
        }
        return told;
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
