package io.kubeospf.daemon.config;

import io.kubeospf.daemon.events.PrintableText;
import java.io.Serial;
import java.util.List;

/** A request that cannot be met, whatever the daemon does. */
public final class InvalidRequestException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    InvalidRequestException(List<String> problems) {
        super(PrintableText.line(String.join("; ", problems)));
        this.problems = problems.stream().map(PrintableText::line).toList();
    }

    /** At least one, each with its remedy. */
    public List<String> problems() {
        return problems;
    }
}
