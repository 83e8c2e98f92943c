package io.kubeospf.daemon.config;

import java.io.Serial;
import java.util.List;

/** A request that cannot be met, whatever the daemon does. */
public final class InvalidRequestException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    InvalidRequestException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** At least one, each with its remedy. */
    public List<String> problems() {
        return problems;
    }
}
