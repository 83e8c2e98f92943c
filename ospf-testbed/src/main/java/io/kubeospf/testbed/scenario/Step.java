package io.kubeospf.testbed.scenario;

import java.time.Duration;
import java.util.List;

/**
 * An input and what is to come of it.
 *
 * @param place the file and line
 * @param lastLine the index of the last line that is not an expected output
 * @param demands what is to be true of the outputs whatever else they are
 * @param expected the lines of the outputs
 */
record Step(String place, int lastLine, Duration at, Action action, List<Demand> demands, List<String> expected) {

    /** Lets an input happen, at the moment that is now. */
    interface Action {
        void perform(ScenarioRun run);
    }

    /** A text that must, or must not, occur in an output of the step. */
    record Demand(String place, boolean wanted, String text) {
        boolean isMetBy(List<OutputLine> outputs) {
            return wanted == outputs.stream().anyMatch(output -> output.whole().contains(text));
        }

        @Override
        public String toString() {
            return place + ": must" + (wanted ? "" : " not") + ": " + text;
        }
    }
}
