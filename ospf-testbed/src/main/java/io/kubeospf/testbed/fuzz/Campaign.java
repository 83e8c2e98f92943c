package io.kubeospf.testbed.fuzz;

import io.kubeospf.testbed.corpus.Corpus;
import io.kubeospf.testbed.corpus.CorpusInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code make fuzz}: lets Jazzer attack each target for its share of the time, and tells what it tried and found. */
public final class Campaign {
    private static final Pattern DONE = Pattern.compile("#(\\d+)\\s+\\w+\\s+cov: (\\d+) ft: (\\d+) corp: (\\d+)/");
    private static final int JAZZER_FOUND = 77;
    private static final int LONGEST_INPUT = 600;

    /** Much more than any takes: while the first is tried Jazzer changes the code, which may take minutes on a busy machine. */
    private static final int SECONDS_FOR_ONE_INPUT = 600;

    private final List<CorpusInput> malformed;
    private final Path directory;
    private final Duration time;

    private Campaign(List<CorpusInput> malformed, Path directory, Duration time) {
        this.malformed = malformed;
        this.directory = directory;
        this.time = time;
    }

    /**
     * Runs the campaign; exits with 1 when anything was found or a target was not tried, with 2 when there is no such target.
     *
     * @param arguments where the corpus of malformed packets is, where the campaign's files go, how many minutes it lasts, and the targets; all of them if none is named
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments).subList(3, arguments.length);
        List<FuzzTarget> targets = Stream.of(FuzzTarget.values())
                .filter(target -> words.isEmpty() || words.contains(target.word()))
                .toList();
        if (!words.isEmpty() && targets.size() < Set.copyOf(words).size()) {
            System.err.println("no such target among " + words + "; there are "
                    + Stream.of(FuzzTarget.values()).map(FuzzTarget::word).toList());
            System.exit(2);
        }
        Campaign campaign = new Campaign(
                Corpus.read(Path.of(arguments[0])),
                Path.of(arguments[1]),
                Duration.ofMinutes(Long.parseLong(arguments[2])));
        int shares = targets.stream().mapToInt(FuzzTarget::share).sum();
        boolean failed = false;
        for (FuzzTarget target : targets) {
            failed |= campaign.attack(target, shares);
        }
        System.exit(failed ? 1 : 0);
    }

    private boolean attack(FuzzTarget target, int shares) throws IOException, InterruptedException {
        Path place = directory.resolve(target.word());
        Path corpus = Files.createDirectories(place.resolve("corpus"));
        Path log = place.resolve("jazzer.log");
        Path findings = place.resolve("found-");
        List<byte[]> known = KnownInputs.of(target, malformed);
        for (int index = 0; index < known.size(); index++) {
            Files.write(corpus.resolve("known-" + index), known.get(index));
        }
        long seconds = Math.max(1, time.toSeconds() * target.share() / shares);
        Process process = new ProcessBuilder(command(target, corpus, findings, seconds))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        int exitCode = process.waitFor();
        Optional<String> figures = figures(log);
        System.out.println(target.word() + ": " + figures.orElse("nothing tried, see " + log));
        if (exitCode != 0 && exitCode != JAZZER_FOUND) {
            System.out.println("Jazzer ended with " + exitCode + ": " + log);
        }
        tell(target, place);
        return exitCode != 0 || figures.isEmpty();
    }

    private static List<String> command(FuzzTarget target, Path corpus, Path findings, long seconds) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type().getName(),
                "--instrumentation_includes=io.kubeospf.core.**:io.kubeospf.daemon.**",
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
                "--reproducer_path=" + findings.toAbsolutePath().getParent(),
                "-artifact_prefix=" + findings.toAbsolutePath(),
                "-max_total_time=" + seconds,
                "-max_len=" + LONGEST_INPUT,
                "-timeout=" + SECONDS_FOR_ONE_INPUT,
                "-rss_limit_mb=0",
                corpus.toAbsolutePath().toString());
    }

    /** Of Jazzer's last word on how far it came. */
    private static Optional<String> figures(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.map(DONE::matcher)
                    .filter(Matcher::find)
                    .reduce((first, second) -> second)
                    .map(last -> "%s inputs tried, %s edges of the code and %s features reached, %s inputs kept"
                            .formatted(last.group(1), last.group(2), last.group(3), last.group(4)));
        }
    }

    private static void tell(FuzzTarget target, Path place) throws IOException {
        List<Path> findings;
        try (Stream<Path> files = Files.list(place)) {
            findings = files.filter(file -> file.getFileName().toString().startsWith("found-"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
        for (Path finding : findings) {
            byte[] reduced = Reduction.of(target::attack, Files.readAllBytes(finding));
            System.out.println("FOUND " + finding);
            String fault = Reduction.fault(target::attack, reduced);
            System.out.println("  " + (fault.isEmpty() ? "tried again it breaks no rule" : fault));
            System.out.println(
                    "  for " + target.word() + ".hex: " + HexFormat.of().formatHex(reduced));
        }
    }
}
