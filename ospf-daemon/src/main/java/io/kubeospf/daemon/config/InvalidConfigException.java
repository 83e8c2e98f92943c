package io.kubeospf.daemon.config;

import java.io.Serial;
import java.util.List;

/** A file that cannot be used. */
public final class InvalidConfigException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<ConfigProblem> problems;

    InvalidConfigException(List<ConfigProblem> problems) {
        super(problems.size() + " problems, the first: " + problems.get(0));
        this.problems = List.copyOf(problems);
    }

    /** At least one, sorted by position. */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
