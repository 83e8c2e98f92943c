package io.kubeospf.daemon.config;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects problems, so that reading can go on after one. */
final class ProblemList {
    /** Behind a problem that hides what it stands before. */
    static final String MORE_LATER = "; when this is corrected, more problems may appear";

    private final List<ConfigProblem> problems = new ArrayList<>();

    void add(Node where, String text) {
        problems.add(at(where.getStartMark().orElseThrow(), text));
    }

    /** Throws when there was any. */
    void throwIfAny() throws InvalidConfigException {
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(problems.stream().sorted().toList());
        }
    }

    static ConfigProblem at(Mark mark, String text) {
        return new ConfigProblem(mark.getLine() + 1, mark.getColumn() + 1, text);
    }

    static int line(Node node) {
        return node.getStartMark().orElseThrow().getLine() + 1;
    }
}
