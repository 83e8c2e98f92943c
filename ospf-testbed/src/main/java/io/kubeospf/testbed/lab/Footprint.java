package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.router.OspfTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Measures what kube-ospf takes of a machine, on each Java with and without its class archive, beside FRR and BIRD:
 * {@code sudo make footprint}.
 */
public final class Footprint {
    private static final int STARTS = 5;
    private static final Duration WARM_UP = Duration.ofMinutes(1);
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final OspfTimers DEFAULT_TIMERS = OspfTimers.ofSeconds(10, 40, 5);
    private static final List<Integer> JAVA_VERSIONS = List.of(17, 25);
    private static final double MILLION = 1e6;

    private final List<Candidate> candidates = new ArrayList<>();

    private record Candidate(MeasuredProgram program, MeasuringPlace place, List<MeasuringPlace.Start> starts) {
        void start() {
            starts.add(place.start(program));
        }
    }

    private Footprint(Lab lab) {
        for (MeasuredProgram program : programs(lab)) {
            MeasuringPlace place = new MeasuringPlace(lab, "place-" + candidates.size(), DEFAULT_TIMERS);
            candidates.add(new Candidate(program, place, new ArrayList<>()));
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        LabRequirements.exitIfMissing();
        try (Lab lab = Lab.create()) {
            System.out.println("Making the lab, and starting each program " + STARTS + " times");
            new Footprint(lab).measure();
        }
    }

    private static List<MeasuredProgram> programs(Lab lab) {
        List<MeasuredProgram> programs = new ArrayList<>();
        for (int version : JAVA_VERSIONS) {
            JavaHome.ofVersion(version)
                    .ifPresentOrElse(
                            java -> programs.addAll(kubeOspf(lab, java)),
                            () -> System.out.println("SKIPPED Java " + version + ": it is not in /usr/lib/jvm"));
        }
        programs.add(MeasuredProgram.frr());
        programs.add(MeasuredProgram.bird());
        return programs;
    }

    private static List<MeasuredProgram> kubeOspf(Lab lab, JavaHome java) {
        String name = "kube-ospf, Java " + java.version();
        String directory = "kube-ospf-" + java.version();
        Installation plain = Installation.in(lab, directory, java);
        Installation archived =
                Installation.in(lab, directory + "-archive", java).withClassArchive();
        return List.of(
                MeasuredProgram.kubeOspf(name + ", class archive", archived), MeasuredProgram.kubeOspf(name, plain));
    }

    /** In turns, so that what else the machine does meets all alike. */
    private void measure() throws InterruptedException {
        for (int round = 0; round < STARTS; round++) {
            candidates.forEach(Candidate::start);
        }
        System.out.println("Waiting until each is Full with its router, and "
                + WARM_UP.plus(IDLE).toSeconds() + " s more");
        candidates.forEach(candidate -> candidate.place().awaitFull());
        TimeUnit.SECONDS.sleep(WARM_UP.toSeconds());
        List<ResourceUse> warm = use();
        TimeUnit.SECONDS.sleep(IDLE.toSeconds());
        List<ResourceUse> later = use();

        System.out.println();
        System.out.println("| | exec to first Hello, ms (range) | CPU time until then, ms | RSS, MB | CPU per hour, s"
                + " | on disk, MB |");
        System.out.println("|---|--:|--:|--:|--:|--:|");
        for (int i = 0; i < candidates.size(); i++) {
            System.out.println(row(candidates.get(i), warm.get(i), later.get(i)));
        }
    }

    private List<ResourceUse> use() {
        return candidates.stream().map(candidate -> candidate.place().use()).toList();
    }

    private static String row(Candidate candidate, ResourceUse warm, ResourceUse later) {
        List<Long> hellos = milliseconds(candidate, MeasuringPlace.Start::toFirstHello);
        List<Long> processor = milliseconds(candidate, MeasuringPlace.Start::processorTime);
        Duration idle = later.processorTime().minus(warm.processorTime());
        double perHour = idle.toNanos() / 1e9 * Duration.ofHours(1).toSeconds() / IDLE.toSeconds();
        return String.format(
                Locale.ROOT,
                "| %s | %d (%d–%d) | %d | %.0f | %.1f | %.1f |",
                candidate.program().name(),
                median(hellos),
                hellos.get(0),
                hellos.get(STARTS - 1),
                median(processor),
                warm.residentOctets() / MILLION,
                perHour,
                candidate.program().octets() / MILLION);
    }

    /** Of all starts, the shortest first. */
    private static List<Long> milliseconds(Candidate candidate, Function<MeasuringPlace.Start, Duration> figure) {
        return candidate.starts().stream()
                .map(figure)
                .map(Duration::toMillis)
                .sorted()
                .toList();
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
