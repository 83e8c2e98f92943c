package io.kubeospf.testbed.fuzz;

import io.kubeospf.core.wire.Octets;
import io.kubeospf.core.wire.WireWriter;
import io.kubeospf.testbed.corpus.CorpusInput;
import io.kubeospf.testbed.corpus.CorpusInput.Carrier;
import java.util.ArrayList;
import java.util.List;

/** The corpus of malformed packets as inputs of the targets that take packets or frames. */
final class CorpusInputs {
    /** In {@link PacketTarget}: octets as they are. */
    private static final int AS_IT_IS = 0;

    /** In {@link FrameTarget}: a whole frame, after its length. */
    private static final int WHOLE_FRAME = 0;

    /** In {@link Program}: any octets, from the ally's address to all, after their length. */
    private static final int ANYTHING = 6;

    private static final int FROM_ALLY = 0;
    private static final int ALLY_STAYS = 0x20;
    private static final int LONGEST_OF_STEP = 255;

    /** Of the speaker's target, of which each input takes long: several packets in one. */
    private static final int PACKETS_OF_PROGRAM = 10;

    private CorpusInputs() {}

    static List<byte[]> of(FuzzTarget target, List<CorpusInput> corpus) {
        return switch (target) {
            case PACKET ->
                parts(corpus, Carrier.PACKET).stream()
                        .map(packet -> new WireWriter().write8(AS_IT_IS).write(packet))
                        .map(CorpusInputs::octets)
                        .toList();
            case FRAME ->
                corpus.stream()
                        .filter(input -> input.carrier() == Carrier.FRAME)
                        .map(CorpusInputs::frames)
                        .toList();
            case CONFIG -> List.of();
            case SPEAKER -> programs(parts(corpus, Carrier.PACKET));
        };
    }

    private static List<Octets> parts(List<CorpusInput> corpus, Carrier carrier) {
        return corpus.stream()
                .filter(input -> input.carrier() == carrier)
                .flatMap(input -> input.parts().stream())
                .toList();
    }

    private static byte[] frames(CorpusInput input) {
        WireWriter frames = new WireWriter();
        input.parts()
                .forEach(frame ->
                        frames.write8(WHOLE_FRAME).write8(frame.length()).write(frame));
        return octets(frames);
    }

    private static List<byte[]> programs(List<Octets> packets) {
        List<Octets> fitting = packets.stream()
                .filter(packet -> packet.length() <= LONGEST_OF_STEP)
                .toList();
        List<byte[]> programs = new ArrayList<>();
        for (int from = 0; from < fitting.size(); from += PACKETS_OF_PROGRAM) {
            programs.add(program(fitting.subList(from, Math.min(fitting.size(), from + PACKETS_OF_PROGRAM))));
        }
        return programs;
    }

    private static byte[] program(List<Octets> packets) {
        WireWriter program = new WireWriter().write8(ALLY_STAYS);
        packets.forEach(packet -> program.write8(ANYTHING)
                .write8(FROM_ALLY)
                .write8(packet.length())
                .write(packet));
        return octets(program);
    }

    private static byte[] octets(WireWriter writer) {
        return writer.toOctets().toByteArray();
    }
}
