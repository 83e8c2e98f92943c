package io.kubeospf.testbed.fuzz;

import java.io.Serial;

/** A rule that must hold after any input does not. */
final class BrokenRuleException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    BrokenRuleException(String rule) {
        super(rule);
    }

    BrokenRuleException(String rule, Throwable cause) {
        super(rule, cause);
    }

    static void require(boolean truth, String otherwise) {
        if (!truth) {
            throw new BrokenRuleException(otherwise);
        }
    }
}
