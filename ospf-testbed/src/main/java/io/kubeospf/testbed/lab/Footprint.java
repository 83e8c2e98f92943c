package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.router.OspfTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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

    private record Candidate(
            MeasuredProgram program, MeasuringPlace place, List<MeasuringPlace.Start> starts, List<Duration> answers) {
        void start() throws InterruptedException {
            starts.add(place.start(program));
        }

        void ask() {
            answers.add(place.timeToAnswer(program));
        }
    }

    private Footprint(Lab lab) {
        for (MeasuredProgram program : programs(lab)) {
            MeasuringPlace place = new MeasuringPlace(lab, "place-" + candidates.size(), DEFAULT_TIMERS);
            candidates.add(new Candidate(program, place, new ArrayList<>(), new ArrayList<>()));
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
            for (Candidate candidate : candidates) {
                candidate.start();
            }
        }
        System.out.println("Waiting until each is Full with its router, and "
                + WARM_UP.plus(IDLE).toSeconds() + " s more");
        candidates.forEach(candidate -> candidate.place().awaitFull());
        TimeUnit.SECONDS.sleep(WARM_UP.toSeconds());
        List<ResourceUse> warm = use();
        TimeUnit.SECONDS.sleep(IDLE.toSeconds());
        List<ResourceUse> later = use();
        for (int round = 0; round < STARTS; round++) {
            candidates.forEach(Candidate::ask);
        }

        System.out.println();
        System.out.println("| | exec to first Hello, ms (range) | to READY, ms (range) | CPU time to first Hello, ms"
                + " | RSS, MB | CPU per hour, s | show neighbors, ms (range) | on disk, MB |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (int i = 0; i < candidates.size(); i++) {
            System.out.println(row(candidates.get(i), warm.get(i), later.get(i)));
        }
    }

    private List<ResourceUse> use() {
        return candidates.stream().map(candidate -> candidate.place().use()).toList();
    }

    private static String row(Candidate candidate, ResourceUse warm, ResourceUse later) {
        List<MeasuringPlace.Start> starts = candidate.starts();
        Duration idle = later.processorTime().minus(warm.processorTime());
        double perHour = idle.toNanos() / 1e9 * Duration.ofHours(1).toSeconds() / IDLE.toSeconds();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %.0f | %.1f | %s | %.1f |",
                candidate.program().name(),
                medianAndRange(starts.stream().map(MeasuringPlace.Start::toFirstHello)),
                medianAndRange(starts.stream().flatMap(start -> start.toReady().stream())),
                median(milliseconds(starts.stream().map(MeasuringPlace.Start::processorTime))),
                warm.residentOctets() / MILLION,
                perHour,
                medianAndRange(candidate.answers().stream()),
                candidate.program().octets() / MILLION);
    }

    private static String medianAndRange(Stream<Duration> durations) {
        List<Long> sorted = milliseconds(durations);
        return sorted.isEmpty()
                ? "–"
                : median(sorted) + " (" + sorted.get(0) + "–" + sorted.get(sorted.size() - 1) + ")";
    }

    /** The shortest first. */
    private static List<Long> milliseconds(Stream<Duration> durations) {
        return durations.map(Duration::toMillis).sorted().toList();
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
