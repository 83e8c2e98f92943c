package io.kubeospf.testbed.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.output.WithheldReason;
import io.kubeospf.core.wire.Malformation;
import io.kubeospf.daemon.transport.FrameFault;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.process.CommandResult;
import io.kubeospf.testbed.lab.process.JsonDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The packaged alerts, with series that were made up for them; with those of a real daemon they are in PrometheusLabTest. */
class AlertRulesTest {
    private static final Path CASES =
            Path.of("src", "test", "resources", "io", "kubeospf", "testbed", "prometheus", "alerts.yaml");
    private static final Path RUNBOOK = Path.of("..", "docs", "alerts.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^### (\\w+)$");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[^|]*) \\|");
    private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");
    private static final Pattern LABELS = Pattern.compile("\\{.*");
    private static final Pattern EXAMPLE = Pattern.compile("    rule_files:\\n( {4}.*\\n)+");

    private final List<AlertRule> rules = AlertRules.packaged().rules();

    @Test
    @ExtendWith(PromtoolCondition.class)
    void promtoolFindsNothingToComplainOf() {
        CommandResult checked = Command.of("promtool check rules --lint=all --lint-fatal " + AlertRules.packagedFile())
                .run();
        assertTrue(checked.succeeded(), checked.errors());
        assertTrue(checked.output().contains("SUCCESS: " + rules.size() + " rules found"), checked.output());
    }

    @Test
    @ExtendWith(PromtoolCondition.class)
    void eachFiresWhenItMustWithTheseWordsAndOtherwiseDoesNot() {
        CommandResult tested = Command.of("promtool test rules " + CASES).run();
        assertTrue(tested.succeeded(), tested.output() + tested.errors());
    }

    @Test
    void eachHasACaseInWhichItFiresAndOneInWhichItDoesNot() throws IOException {
        List<Question> questions = questions();
        assertEquals(
                names(rule -> true),
                names(rule -> questions.stream().anyMatch(question -> question.fires() && question.isAbout(rule))));
        assertEquals(
                names(rule -> true),
                names(rule -> questions.stream().anyMatch(question -> !question.fires() && question.isAbout(rule))));
    }

    @Test
    void eachSaysHowSevereItIsAndWhatToDo() {
        assertEquals(
                Set.of(),
                names(rule -> !rule.labels().keySet().equals(Set.of("severity"))
                        || !Set.of("critical", "warning")
                                .containsAll(rule.labels().values())));
        assertEquals(
                Set.of(),
                names(rule -> !rule.annotations().keySet().equals(Set.of("description", "runbook", "summary"))));
    }

    @Test
    void eachHasItsSectionInTheRunbookAndLeadsToIt() throws IOException {
        Set<String> sections = HEADING.matcher(Files.readString(RUNBOOK))
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(names(rule -> true), sections);
        assertEquals(
                Set.of(),
                names(rule -> !("docs/alerts.md#" + rule.name().toLowerCase(Locale.ROOT))
                        .equals(rule.annotations().get("runbook"))));
    }

    @Test
    @ExtendWith(PromtoolCondition.class)
    void theConfigurationThatThePageShowsIsOne(@TempDir Path directory) throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(RUNBOOK));
        assertTrue(example.find());
        String shown = example.group()
                .replaceFirst(
                        "/usr/share/kube-ospf/\\S+", AlertRules.packagedFile().toString());
        Path file = Files.writeString(directory.resolve("prometheus.yaml"), shown.stripIndent());
        CommandResult checked = Command.of("promtool check config " + file).run();
        assertTrue(checked.succeeded(), checked.output() + checked.errors());
        assertTrue(checked.output().contains("SUCCESS: 1 rule files found"), checked.output());
    }

    @Test
    void theReasonsThatAreLeftOutExist() {
        assertEquals(Set.of(), without(words(WithheldReason.values()), reasonsLeftOut("KubeOspfPrefixWithheld")));
        assertEquals(Set.of(), without(reasonsToDrop(), reasonsLeftOut("KubeOspfPacketsDropped")));
    }

    /** So that whoever adds one decides whether it is ordinary, and else says what to do. */
    @Test
    void everyReasonToDropAPacketIsEitherLeftOutOrInTheRunbook() throws IOException {
        Set<String> leftOut = reasonsLeftOut("KubeOspfPacketsDropped");
        Set<String> explained = reasonsInTheSectionOf("KubeOspfPacketsDropped");
        assertEquals(leftOut, without(explained, leftOut));
        assertEquals(without(leftOut, reasonsToDrop()), explained);
    }

    /** So that whoever adds one decides whether hosts miss the prefix. */
    @Test
    void everyReasonToWithholdAPrefixHasACase() throws IOException {
        String text = Files.readString(CASES);
        words(WithheldReason.values())
                .forEach(reason -> assertTrue(text.contains("reason=\"" + reason + "\""), reason));
    }

    private Set<String> names(Predicate<AlertRule> condition) {
        return rules.stream().filter(condition).map(AlertRule::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> reasonsLeftOut(String alert) {
        AlertRule rule = rules.stream()
                .filter(each -> each.name().equals(alert))
                .findFirst()
                .orElseThrow();
        Set<String> reasons = rule.reasonsLeftOut();
        assertTrue(reasons.size() > 1, alert);
        return reasons;
    }

    /** As labels have them. */
    private static Set<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Set<String> known, Set<String> some) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(known);
        return rest;
    }

    private static Set<String> reasonsToDrop() {
        Set<String> reasons = new TreeSet<>(Set.of("receive-queue-full", "send-failed"));
        reasons.addAll(words(RefusalReason.values()));
        reasons.addAll(words(Malformation.values()));
        reasons.addAll(words(FrameFault.values()));
        return reasons;
    }

    /** Those in the first column of its table. */
    private static Set<String> reasonsInTheSectionOf(String alert) throws IOException {
        String section =
                Files.readString(RUNBOOK).split("### " + alert + "\n", -1)[1].split("\n### ", -1)[0];
        return FIRST_CELL
                .matcher(section)
                .results()
                .flatMap(cell -> QUOTED.matcher(cell.group(1)).results())
                .map(reason -> reason.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What promtool is asked: whether an alert fires at a time.
     *
     * @param metrics those that there are series of
     */
    private record Question(String alert, boolean fires, Set<String> metrics) {
        /** Without series of what it asks for an alert cannot fire, or only for that reason. */
        boolean isAbout(AlertRule rule) {
            return alert.equals(rule.name()) && metrics.containsAll(rule.metrics());
        }
    }

    private static List<Question> questions() throws IOException {
        return JsonDocument.parse(Files.readString(CASES))
                .elementsAt("tests")
                .flatMap(AlertRulesTest::questions)
                .toList();
    }

    private static Stream<Question> questions(JsonDocument test) {
        Set<String> metrics = test.elementsAt("input_series")
                .map(series ->
                        LABELS.matcher(series.textAt("series").orElseThrow()).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
        return test.elementsAt("alert_rule_test")
                .map(question -> new Question(
                        question.textAt("alertname").orElseThrow(),
                        question.elementsAt("exp_alerts").findAny().isPresent(),
                        metrics));
    }
}
