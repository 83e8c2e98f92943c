package io.kubeospf.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Of a process whose standard output is a pipe. */
class TerminalTest {
    @Test
    void theVariableColumnsDecides() {
        assertEquals(OptionalInt.of(132), Terminal.width(Map.of("COLUMNS", "132")));
    }

    @Test
    void aPipeHasNoWidthAndAVariableThatIsNoNumberSaysNothing() {
        assertEquals(OptionalInt.empty(), Terminal.width(Map.of()));
        assertEquals(OptionalInt.empty(), Terminal.width(Map.of("COLUMNS", "0")));
        assertEquals(OptionalInt.empty(), Terminal.width(Map.of("COLUMNS", "wide")));
    }
}
