package io.kubeospf.testbed.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputSourceTest {
    private static final List<byte[]> KNOWN = List.of(new byte[] {1, 2, 3, 4}, new byte[0]);

    @Test
    void theSameSeedGivesTheSameInputs() {
        InputSource one = new InputSource(KNOWN, 7);
        InputSource other = new InputSource(KNOWN, 7);

        IntStream.range(0, 100).forEach(index -> assertArrayEquals(one.next(), other.next()));
    }

    @Test
    void anotherSeedGivesOtherInputs() {
        assertFalse(Arrays.equals(new InputSource(List.of(), 7).next(), new InputSource(List.of(), 8).next()));
    }

    @Test
    void aKnownInputIsChangedInPartAndStaysAsItWas() {
        InputSource source = new InputSource(KNOWN, 7);

        long beginningAsKnown = IntStream.range(0, 100)
                .mapToObj(index -> source.next())
                .filter(input -> input.length > 1 && input[0] == 1 && input[1] == 2)
                .count();

        assertEquals(List.of((byte) 1, (byte) 2), List.of(KNOWN.get(0)[0], KNOWN.get(0)[1]));
        assertFalse(beginningAsKnown < 10, "only " + beginningAsKnown);
    }
}
