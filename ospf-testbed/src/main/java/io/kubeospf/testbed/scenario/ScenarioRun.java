package io.kubeospf.testbed.scenario;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.Hello;
import io.kubeospf.core.packet.OspfPacket;
import io.kubeospf.core.packet.PacketCodec;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.wire.MalformedPacketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A real speaker and its clock. */
final class ScenarioRun {
    private static final Instant START = Instant.EPOCH;

    /** Any number will do; it decides where the Database Descriptions begin to count, and how early a refresh is. */
    private static final long SEED = 2328;

    private final Scenario scenario;
    private final Speaker speaker;
    private final Memory memory = new Memory();
    private final Map<Arrival, Repetition> repetitions = new LinkedHashMap<>();
    private List<OutputLine> outputs = new ArrayList<>();
    private Instant now = START;

    private record Repetition(Instant next, Duration interval) {}

    ScenarioRun(Scenario scenario) {
        this.scenario = scenario;
        this.speaker = new Speaker(scenario.config(), new SplittableRandom(SEED));
    }

    /** The outputs of each step. */
    List<List<OutputLine>> run() {
        scenario.beginning().forEach(this::perform);
        List<List<OutputLine>> all = new ArrayList<>();
        for (Step step : scenario.steps()) {
            passTimeUntil(step);
            outputs = new ArrayList<>();
            all.add(outputs);
            step.action().perform(this);
        }
        return all;
    }

    private void perform(Step step) {
        passTimeUntil(step);
        step.action().perform(this);
    }

    private void passTimeUntil(Step step) {
        Instant until = START.plus(step.at());
        if (until.isBefore(now)) {
            throw new ScenarioSyntaxException(step.place(), "expected a time that is not before the last one");
        }
        for (Optional<Instant> next = nextAlarm(until); next.isPresent(); next = nextAlarm(until)) {
            now = next.get().isBefore(now) ? now : next.get();
            repeatWhatIsDue();
            give(new Input.DeadlineReached());
        }
        now = until;
    }

    private Optional<Instant> nextAlarm(Instant until) {
        return Stream.concat(
                        speaker.nextDeadline().stream(),
                        repetitions.values().stream().map(Repetition::next))
                .min(Instant::compareTo)
                .filter(alarm -> !alarm.isAfter(until));
    }

    private void repeatWhatIsDue() {
        repetitions.replaceAll((arrival, repetition) -> {
            if (repetition.next().isAfter(now)) {
                return repetition;
            }
            arrive(arrival);
            return new Repetition(now.plus(repetition.interval()), repetition.interval());
        });
    }

    void arrive(Arrival arrival) {
        give(arrival.input(memory));
    }

    /** From now on the packet comes again and again. */
    void repeat(Arrival arrival, Duration interval) {
        repetitions.put(arrival, new Repetition(now.plus(interval), interval));
    }

    void silence(String interfaceName) {
        repetitions.keySet().removeIf(arrival -> arrival.interfaceName().equals(interfaceName));
    }

    void link(String interfaceName, LinkStatus status) {
        give(new Input.LinkChanged(interfaceName, status));
    }

    void command(Command command) {
        give(new Input.CommandGiven(command));
    }

    SpeakerView view() {
        return speaker.view();
    }

    List<Lsa> database() {
        return speaker.database(now);
    }

    void show(String what, List<String> items) {
        outputs.add(new OutputLine(sinceStart(), what, items));
    }

    private void give(Input input) {
        speaker.handle(now, input).forEach(this::take);
    }

    private void take(Output output) {
        if (output instanceof Output.SendPacket sent) {
            OspfPacket packet = decode(sent);
            memory.note(sent, packet);
            if (scenario.hellosShown() || !(packet instanceof Hello)) {
                String way = sent.interfaceName() + " sends to " + sent.destination();
                outputs.add(new OutputLine(sinceStart(), PacketText.of(packet), way));
            }
        } else if (output instanceof Output.Occurred occurred) {
            outputs.add(new OutputLine(sinceStart(), EventText.of(occurred.event())));
        } else if (output instanceof Output.CommandRejected rejected) {
            outputs.add(new OutputLine(sinceStart(), "rejected: " + rejected.reason()));
        }
    }

    private static OspfPacket decode(Output.SendPacket sent) {
        try {
            return PacketCodec.decodeBody(PacketCodec.decodeHeader(sent.payload()), sent.payload());
        } catch (MalformedPacketException e) {
            throw new AssertionError("the router sends what it cannot read itself: " + e.getMessage(), e);
        }
    }

    private Duration sinceStart() {
        return Duration.between(START, now);
    }
}
