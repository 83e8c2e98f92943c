package io.kubeospf.testbed.scenario;

import io.kubeospf.testbed.scenario.Step.Demand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Reads a scenario: a title, where the rule comes from, the router, and then inputs. A line begins with
 *
 * <pre>
 * #                a remark
 * at               an input ({@link StepReader}); lines that begin with a space belong to it
 * must: must not:  a text that must (not) be in an output of the input above
 * >                an expected output of the input above, written by a refresh
 * </pre>
 *
 * or with a word of the {@link #HEADING}.
 */
final class ScenarioReader {
    private static final String REMARK = "#";
    private static final String MUST = "must: ";
    private static final String MUST_NOT = "must not: ";

    private static final Vocabulary<ScenarioReader> HEADING = new Vocabulary<ScenarioReader>()
            .with("rule", ScenarioReader::readRule)
            .with("lesson", ScenarioReader::readLessons)
            .with("hellos", ScenarioReader::readHellos)
            .with("router", on(ConfigDraft::readRouter))
            .with("interface", on(ConfigDraft::readInterface))
            .with("neighbor", on(ConfigDraft::readNeighbor))
            .with("route", on(ConfigDraft::readRoute))
            .with("include", ScenarioReader::include);

    private final Path root;
    private final Path file;
    private final ConfigDraft config;
    private final List<Step> beginning = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> lessons = new ArrayList<>();
    private String title = "";
    private String rule = "";
    private boolean hellosShown;

    private ScenarioReader(Path root, Path file, ConfigDraft config) {
        this.root = root;
        this.file = file;
        this.config = config;
    }

    /**
     * Reads a file.
     *
     * @param root what the names of included files are relative to
     */
    static Scenario read(Path root, Path file) {
        ScenarioReader reader = new ScenarioReader(root, file, new ConfigDraft());
        List<String> lines = reader.readLines();
        reader.requirePoint();
        return new Scenario(
                lines,
                reader.title,
                reader.lessons,
                reader.hellosShown,
                reader.config.config(reader.place(0)),
                reader.beginning,
                reader.steps);
    }

    private static BiConsumer<ScenarioReader, Words> on(BiConsumer<ConfigDraft, Words> reading) {
        return (reader, words) -> reading.accept(reader.config, words);
    }

    private String place(int index) {
        return root.relativize(file) + ":" + (index + 1);
    }

    private List<String> readLines() {
        List<String> lines = linesOf(file);
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            if (line.startsWith("at ")) {
                index = readStep(lines, index);
            } else if (line.startsWith(" ") || line.startsWith(OutputLine.MARK) || line.startsWith("must")) {
                throw new ScenarioSyntaxException(
                        place(index), "expected an input 'at SECONDS s ...' before this line");
            } else if (!line.isBlank() && !line.startsWith(REMARK)) {
                readHeading(line, index);
            }
        }
        return lines;
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readHeading(String line, int index) {
        if (title.isEmpty()) {
            title = line;
        } else if (!steps.isEmpty()) {
            throw new ScenarioSyntaxException(place(index), "expected 'at', 'must:', 'must not:', '>' or '#'");
        } else {
            HEADING.readOne(new Words(place(index), line), this);
        }
    }

    /** The index of the step's last line. */
    private int readStep(List<String> lines, int first) {
        List<Words> items = new ArrayList<>();
        List<Demand> demands = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        int lastLine = first;
        int index = first + 1;
        for (; index < lines.size() && belongsToStep(lines.get(index)); index++) {
            String line = lines.get(index);
            if (line.startsWith(OutputLine.MARK)) {
                expected.add(line);
            } else if (!line.startsWith(REMARK)) {
                lastLine = index;
            }
            if (line.startsWith(" ")) {
                items.add(new Words(place(index), line));
            } else if (line.startsWith(MUST)) {
                demands.add(new Demand(place(index), true, line.substring(MUST.length())));
            } else if (line.startsWith(MUST_NOT)) {
                demands.add(new Demand(place(index), false, line.substring(MUST_NOT.length())));
            }
        }
        Words words = new Words(place(first), lines.get(first));
        words.require("at");
        Duration at = words.seconds();
        Step.Action action = new StepReader(config).read(words, items);
        steps.add(new Step(place(first), lastLine, at, action, demands, expected));
        return index - 1;
    }

    private static boolean belongsToStep(String line) {
        return Stream.of(" ", REMARK, OutputLine.MARK, MUST, MUST_NOT).anyMatch(line::startsWith);
    }

    private void readRule(Words words) {
        words.require(":");
        rule = words.take("where the rule comes from");
        while (!words.isEmpty()) {
            rule += " " + words.take("a word");
        }
    }

    private void readLessons(Words words) {
        words.require(":");
        while (!words.isEmpty()) {
            lessons.add(words.take("a number", word -> Integer.valueOf(word.replace(",", ""))));
        }
    }

    private void readHellos(Words words) {
        words.require("shown");
        words.requireEnd();
        hellosShown = true;
    }

    private void include(Words words) {
        ScenarioReader included = new ScenarioReader(root, root.resolve(words.take("a file")), config);
        words.requireEnd();
        included.readLines();
        beginning.addAll(included.beginning);
        beginning.addAll(included.steps);
    }

    private void requirePoint() {
        boolean hasPoint = steps.stream().anyMatch(step -> !step.demands().isEmpty());
        if (title.isEmpty() || rule.isEmpty() || !hasPoint) {
            throw new ScenarioSyntaxException(
                    place(0),
                    "expected a title, a line 'rule: ...' and at least one line 'must: ...' or 'must not: ...'");
        }
    }
}
