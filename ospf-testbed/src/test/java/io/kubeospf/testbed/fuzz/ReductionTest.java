package io.kubeospf.testbed.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReductionTest {
    /** Objects to a 7 that has an 8 anywhere behind it, and differently to a 9. */
    private static void picky(byte... input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        if (text.contains("\t")) {
            throw new BrokenRuleException("a nine");
        }
        if (text.matches("(?s).*\7.*\b.*")) {
            throw new BrokenRuleException("seven before eight");
        }
    }

    @Test
    void whatIsNotNeededToBreakTheRuleIsLeftOut() {
        byte[] input = {1, 2, 7, 3, 4, 5, 8, 6, 1};

        assertArrayEquals(new byte[] {7, 8}, Reduction.of(ReductionTest::picky, input));
    }

    @Test
    void anInputIsNotReducedToOneThatBreaksAnotherRule() {
        byte[] input = {1, 9, 2, 7, 8};

        assertArrayEquals(new byte[] {9}, Reduction.of(ReductionTest::picky, input));
    }

    @Test
    void aFaultIsTheSameWhateverItsNumbersAre() {
        Consumer<byte[]> counting = input -> {
            throw new BrokenRuleException(input.length + " of 17 outputs");
        };

        assertEquals(Reduction.fault(counting, new byte[3]), Reduction.fault(counting, new byte[12]));
    }

    @Test
    void anInputThatBreaksNothingHasNoFault() {
        assertEquals("", Reduction.fault(ReductionTest::picky, new byte[] {8, 7}));
    }
}
