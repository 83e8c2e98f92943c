package io.kubeospf.testbed.scenario;

import io.kubeospf.testbed.scenario.Step.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The lines beneath an input, sorted by what they are. */
final class StepLines {
    static final String REMARK = "#";
    private static final String ITEM = " ";
    private static final String DEMAND = "must";
    private static final String MUST = "must: ";
    private static final String MUST_NOT = "must not: ";

    private final List<Words> items = new ArrayList<>();
    private final List<Demand> demands = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private int last;
    private int end;

    /**
     * Reads lines as long as they belong to an input.
     *
     * @param input the index of the input's own line
     * @param place the file and line of an index
     */
    StepLines(List<String> lines, int input, IntFunction<String> place) {
        last = input;
        for (end = input + 1; end < lines.size() && belongsToInput(lines.get(end)); end++) {
            read(lines.get(end), place.apply(end));
        }
    }

    /** Whether a line can only stand beneath an input, or may. */
    static boolean belongsToInput(String line) {
        return Stream.of(ITEM, REMARK, OutputLine.MARK, DEMAND).anyMatch(line::startsWith);
    }

    private void read(String line, String place) {
        if (line.startsWith(OutputLine.MARK)) {
            expected.add(line);
        } else if (!line.startsWith(REMARK)) {
            last = end;
            readOfAuthor(line, place);
        }
    }

    private void readOfAuthor(String line, String place) {
        if (line.startsWith(ITEM)) {
            items.add(new Words(place, line));
        } else if (line.startsWith(MUST)) {
            demands.add(new Demand(place, true, line.substring(MUST.length())));
        } else if (line.startsWith(MUST_NOT)) {
            demands.add(new Demand(place, false, line.substring(MUST_NOT.length())));
        } else {
            throw new ScenarioSyntaxException(place, "expected 'must: TEXT' or 'must not: TEXT', found '" + line + "'");
        }
    }

    /** What is in the packet. */
    List<Words> items() {
        return items;
    }

    List<Demand> demands() {
        return demands;
    }

    List<String> expected() {
        return expected;
    }

    /** The index of the last line that is the author's; outputs are written behind it. */
    int last() {
        return last;
    }

    /** The index of the first line that does not belong to the input. */
    int end() {
        return end;
    }
}
