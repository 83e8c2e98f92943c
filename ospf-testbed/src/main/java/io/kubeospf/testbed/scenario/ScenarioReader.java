package io.kubeospf.testbed.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Reads a scenario: a title, where the rule comes from, the router, and then inputs. A line begins with
 *
 * <pre>
 * #                a remark
 * at               an input ({@link StepReader}), and beneath it
 *   a space        what is in it
 *   must: must not:  a text that must (not) be in an output
 *   >              an expected output, written by a refresh
 * </pre>
 *
 * or with a word of the {@link #HEADING}.
 */
final class ScenarioReader {
    private static final String INPUT = "at ";

    private static final Vocabulary<ScenarioReader> HEADING = new Vocabulary<ScenarioReader>()
            .with("rule", ScenarioReader::readRule)
            .with("lesson", ScenarioReader::readLessons)
            .with("hellos", ScenarioReader::readHellos)
            .with("router", on(ConfigDraft::readRouter))
            .with("interface", on(ConfigDraft::readInterface))
            .with("neighbor", on(ConfigDraft::readNeighbor))
            .with("route", on(ConfigDraft::readRoute))
            .with("max-lsas", on(ConfigDraft::readMaxLsas))
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
        int index = 0;
        while (index < lines.size()) {
            index = lines.get(index).startsWith(INPUT) ? readStep(lines, index) : readHeading(lines, index);
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

    private int readHeading(List<String> lines, int index) {
        String line = lines.get(index);
        boolean said = !line.isBlank() && !line.startsWith(StepLines.REMARK);
        if (said && StepLines.belongsToInput(line)) {
            throw new ScenarioSyntaxException(place(index), "expected an input 'at SECONDS s ...' before this line");
        } else if (said && title.isEmpty()) {
            title = line;
        } else if (said && steps.isEmpty()) {
            HEADING.readOne(new Words(place(index), line), this);
        } else if (said) {
            throw new ScenarioSyntaxException(place(index), "expected 'at', 'must:', 'must not:', '>' or '#'");
        }
        return index + 1;
    }

    /** The index of the line behind the step. */
    private int readStep(List<String> lines, int index) {
        Words words = new Words(place(index), lines.get(index));
        words.require("at");
        Duration at = words.seconds();
        StepLines beneath = new StepLines(lines, index, this::place);
        Step.Action action = new StepReader(config).read(words, beneath.items());
        steps.add(new Step(place(index), beneath.last(), at, action, beneath.demands(), beneath.expected()));
        return beneath.end();
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
        Path name = words.take("a file of the scenarios", this::existing);
        words.requireEnd();
        ScenarioReader included = new ScenarioReader(root, name, config);
        included.readLines();
        beginning.addAll(included.beginning);
        beginning.addAll(included.steps);
    }

    private Path existing(String name) {
        Path included = root.resolve(name);
        if (!Files.isRegularFile(included)) {
            throw new IllegalArgumentException(name);
        }
        return included;
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
