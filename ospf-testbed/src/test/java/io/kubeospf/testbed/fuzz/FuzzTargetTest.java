package io.kubeospf.testbed.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kubeospf.testbed.corpus.Corpus;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FuzzTargetTest {
    /** Always the same, so that a run says the same as the one before; make fuzz looks for others. */
    private static final long SEED = 20261123;

    @ParameterizedTest
    @EnumSource
    void everyKnownInputLeavesEveryRuleUnbroken(FuzzTarget target) throws IOException {
        List<byte[]> inputs = KnownInputs.of(target, Corpus.read(Corpus.ROOT));

        assertFalse(inputs.isEmpty());
        assertEquals(List.of(), faults(target, inputs));
    }

    @ParameterizedTest
    @EnumSource
    void inputsMadeFromKnownOnesLeaveEveryRuleUnbroken(FuzzTarget target) throws IOException {
        InputSource source = new InputSource(KnownInputs.of(target, Corpus.read(Corpus.ROOT)), SEED);
        List<byte[]> inputs = IntStream.range(0, target.inputsOfTest())
                .mapToObj(index -> source.next())
                .toList();

        assertEquals(List.of(), faults(target, inputs));
    }

    /** Each with the line that goes into the file of known inputs. */
    private static List<String> faults(FuzzTarget target, List<byte[]> inputs) {
        return inputs.stream()
                .parallel()
                .filter(input -> !Reduction.fault(target::attack, input).isEmpty())
                .limit(3)
                .map(input -> Reduction.of(target::attack, input))
                .map(input -> HexFormat.of().formatHex(input) + " # " + Reduction.fault(target::attack, input))
                .toList();
    }
}
