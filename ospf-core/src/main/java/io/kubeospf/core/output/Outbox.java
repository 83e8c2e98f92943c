package io.kubeospf.core.output;

import java.util.ArrayList;
import java.util.List;

/** Collects the outputs of one input, in order. */
public final class Outbox {
    private final List<Output> outputs = new ArrayList<>();

    public void send(Output.SendPacket packet) {
        outputs.add(packet);
    }

    public void keepSequenceNumber(long number) {
        outputs.add(new Output.KeepSequenceNumber(number));
    }

    public void occurred(Event event) {
        outputs.add(new Output.Occurred(event));
    }

    public void rejected(String reason) {
        outputs.add(new Output.CommandRejected(reason));
    }

    /** Everything so far; the outbox is then empty. */
    public List<Output> drain() {
        List<Output> drained = List.copyOf(outputs);
        outputs.clear();
        return drained;
    }
}
