package io.kubeospf.core.adjacency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransitionTableTest {
    private final TransitionTable<NeighborState, NeighborEvent, String> table = new TransitionTable<
                    NeighborState, NeighborEvent, String>()
            .row(EnumSet.of(NeighborState.INIT, NeighborState.TWO_WAY), NeighborEvent.ONE_WAY_RECEIVED, "init");

    @Test
    void aPairHasTheActionOfItsRow() {
        assertEquals(Optional.of("init"), table.action(NeighborState.TWO_WAY, NeighborEvent.ONE_WAY_RECEIVED));
    }

    @Test
    void aPairWithoutARowHasNoAction() {
        assertEquals(Optional.empty(), table.action(NeighborState.FULL, NeighborEvent.ONE_WAY_RECEIVED));
        assertEquals(Optional.empty(), table.action(NeighborState.INIT, NeighborEvent.ADJ_OK));
    }

    @Test
    void twoRowsForOnePairAreRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> table.row(
                        EnumSet.range(NeighborState.TWO_WAY, NeighborState.FULL),
                        NeighborEvent.ONE_WAY_RECEIVED,
                        "down"));
        assertEquals("two rows for event 1-WayReceived in state 2-way", refused.getMessage());
    }
}
