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

    /** Of the CPU time that a start takes without the class archive, in percent, measured in the same run. */
    private static final int PROCESSOR_TIME_PERCENT = 85;

    private static final Duration FIRST_HELLO = Duration.ofMillis(1500);
    private static final long RESIDENT_OCTETS = 90_000_000;

    @Test
    void itsFirstHelloIsOutAtLittleCostAndItStaysSmall() throws InterruptedException {
        try (Lab lab = Lab.create()) {
            MeasuredProgram plain =
                    MeasuredProgram.kubeOspf("plain", Installation.in(lab, "kube-ospf-plain", JavaHome.own()));
            MeasuredProgram archived = MeasuredProgram.kubeOspf(
                    "kube-ospf",
                    Installation.in(lab, "kube-ospf", JavaHome.own()).withClassArchive());
            MeasuringPlace place = new MeasuringPlace(lab, "place", OspfTimers.ofSeconds(10, 40, 5));

            List<MeasuringPlace.Start> withoutArchive = new ArrayList<>();
            List<MeasuringPlace.Start> starts = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                withoutArchive.add(place.start(plain));
                starts.add(place.start(archived));
            }
            ResourceUse use = place.use();

            Duration ours = best(starts, MeasuringPlace.Start::processorTime);
            Duration plainOnes = best(withoutArchive, MeasuringPlace.Start::processorTime);
            System.out.println(
                    "FIGURES footprint: " + starts + ", without the class archive " + plainOnes + ", " + use);
            assertTrue(
                    ours.multipliedBy(100).compareTo(plainOnes.multipliedBy(PROCESSOR_TIME_PERCENT)) < 0,
                    () -> ours + " with the class archive, " + plainOnes + " without");
            assertTrue(best(starts, MeasuringPlace.Start::toFirstHello).compareTo(FIRST_HELLO) < 0, starts::toString);
            assertTrue(use.residentOctets() < RESIDENT_OCTETS, use::toString);
        }
    }

    private static Duration best(List<MeasuringPlace.Start> starts, Function<MeasuringPlace.Start, Duration> figure) {
        return starts.stream().map(figure).min(Comparator.naturalOrder()).orElseThrow();
    }
}
