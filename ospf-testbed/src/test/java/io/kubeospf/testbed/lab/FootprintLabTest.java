package io.kubeospf.testbed.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.router.OspfTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The figures of docs/performance.md with so much slack that a busy machine keeps within. */
@Tag("lab")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(LabCondition.class)
class FootprintLabTest {
    private static final int STARTS = 5;

    /** On a machine with other work; to be lowered by a measurement on a quiet one. */
    private static final Duration PROCESSOR_TIME = Duration.ofMillis(600);

    private static final Duration FIRST_HELLO = Duration.ofMillis(1500);
    private static final long RESIDENT_OCTETS = 90_000_000;

    @Test
    void itsFirstHelloIsOutAtLittleCostAndItStaysSmall() throws InterruptedException {
        try (Lab lab = Lab.create()) {
            Installation installation =
                    Installation.in(lab, "kube-ospf", JavaHome.own()).withClassArchive();
            MeasuredProgram program = MeasuredProgram.kubeOspf("kube-ospf", installation);
            MeasuringPlace place = new MeasuringPlace(lab, "place", OspfTimers.ofSeconds(10, 40, 5));

            List<MeasuringPlace.Start> starts = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                starts.add(place.start(program));
            }
            ResourceUse use = place.use();

            System.out.println("FIGURES footprint: " + starts + ", " + use);
            assertTrue(
                    best(starts, MeasuringPlace.Start::processorTime).compareTo(PROCESSOR_TIME) < 0, starts::toString);
            assertTrue(best(starts, MeasuringPlace.Start::toFirstHello).compareTo(FIRST_HELLO) < 0, starts::toString);
            assertTrue(use.residentOctets() < RESIDENT_OCTETS, use::toString);
        }
    }

    private static Duration best(List<MeasuringPlace.Start> starts, Function<MeasuringPlace.Start, Duration> figure) {
        return starts.stream().map(figure).min(Comparator.naturalOrder()).orElseThrow();
    }
}
