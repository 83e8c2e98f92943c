package io.kubeospf.testbed.scenario;

import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.testbed.scenario.Step.Demand;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule of the RFCs, told by a router's inputs and outputs.
 *
 * @param lines of the file
 * @param title the rule as a sentence
 * @param lessons the numbers of the faults of other implementations that it guards against
 * @param hellosShown whether the router's Hellos are among the outputs
 * @param beginning what was included: how it came to the point where this begins
 */
record Scenario(
        List<String> lines,
        String title,
        List<Integer> lessons,
        boolean hellosShown,
        RouterConfig config,
        List<Step> beginning,
        List<Step> steps) {

    /** What came of a scenario: the file as it should be, and what must be true and is not. */
    record Outcome(List<String> lines, List<String> unmet, List<String> differences) {}

    Outcome run() {
        List<List<OutputLine>> outputs = new ScenarioRun(this).run();
        List<String> unmet = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            List<OutputLine> actual = outputs.get(index);
            step.demands().stream()
                    .filter(demand -> !demand.isMetBy(actual))
                    .map(Demand::toString)
                    .forEach(unmet::add);
            differences.addAll(difference(step, textOf(actual)));
        }
        return new Outcome(refreshed(outputs), unmet, differences);
    }

    private static List<String> textOf(List<OutputLine> outputs) {
        return outputs.stream().flatMap(output -> output.lines().stream()).toList();
    }

    /** The lines between those at the beginning and the end that are as expected. */
    private static List<String> difference(Step step, List<String> actual) {
        List<String> expected = step.expected();
        if (expected.equals(actual)) {
            return List.of();
        }
        int shorter = Math.min(expected.size(), actual.size());
        int same = 0;
        while (same < shorter && expected.get(same).equals(actual.get(same))) {
            same++;
        }
        int sameAtEnd = 0;
        while (sameAtEnd < shorter - same
                && expected.get(expected.size() - 1 - sameAtEnd).equals(actual.get(actual.size() - 1 - sameAtEnd))) {
            sameAtEnd++;
        }
        List<String> difference = new ArrayList<>(List.of(step.place() + ":"));
        expected.subList(same, expected.size() - sameAtEnd).forEach(line -> difference.add("  expected " + line));
        actual.subList(same, actual.size() - sameAtEnd).forEach(line -> difference.add("  actual   " + line));
        return difference;
    }

    private List<String> refreshed(List<List<OutputLine>> outputs) {
        List<String> refreshed = new ArrayList<>();
        int nextStep = 0;
        for (int index = 0; index < lines.size(); index++) {
            if (!lines.get(index).startsWith(OutputLine.MARK)) {
                refreshed.add(lines.get(index));
            }
            if (nextStep < steps.size() && steps.get(nextStep).lastLine() == index) {
                refreshed.addAll(textOf(outputs.get(nextStep)));
                nextStep++;
            }
        }
        return refreshed;
    }
}
