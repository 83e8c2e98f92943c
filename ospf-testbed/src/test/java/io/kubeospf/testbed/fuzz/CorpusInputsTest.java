package io.kubeospf.testbed.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.wire.Octets;
import io.kubeospf.testbed.corpus.CorpusInput;
import io.kubeospf.testbed.corpus.CorpusInput.Carrier;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusInputsTest {
    private static CorpusInput input(Carrier carrier, Octets... parts) {
        return new CorpusInput(
                "name",
                "title",
                "own",
                List.of(),
                "",
                List.of(),
                List.of(),
                0,
                Authentication.NONE,
                carrier,
                List.of(parts));
    }

    @Test
    void thePacketTargetReadsAPacketAsItIs() {
        List<byte[]> inputs = CorpusInputs.of(
                FuzzTarget.PACKET,
                List.of(input(Carrier.PACKET, Octets.of((byte) 7)), input(Carrier.FRAME, Octets.of((byte) 8))));

        assertEquals(1, inputs.size());
        assertArrayEquals(new byte[] {0, 7}, inputs.get(0));
    }

    @Test
    void theFrameTargetReceivesTheFramesOneAfterTheOther() {
        List<byte[]> inputs = CorpusInputs.of(
                FuzzTarget.FRAME, List.of(input(Carrier.FRAME, Octets.of((byte) 7), Octets.of(new byte[] {8, 9}))));

        assertEquals(1, inputs.size());
        assertArrayEquals(new byte[] {0, 1, 7, 0, 2, 8, 9}, inputs.get(0));
    }

    @Test
    void aProgramOfTheSpeakersTargetSendsTenPackets() {
        List<CorpusInput> corpus = Collections.nCopies(11, input(Carrier.PACKET, Octets.of((byte) 7)));

        List<byte[]> programs = CorpusInputs.of(FuzzTarget.SPEAKER, corpus);

        assertEquals(2, programs.size());
        assertArrayEquals(new byte[] {0x20, 6, 0, 1, 7}, programs.get(1));
    }

    @Test
    void aPacketThatIsTooLongForAStepIsLeftOut() {
        List<CorpusInput> corpus = List.of(input(Carrier.PACKET, Octets.of(new byte[256])));

        assertTrue(CorpusInputs.of(FuzzTarget.SPEAKER, corpus).isEmpty());
    }
}
