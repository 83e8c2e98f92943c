package io.kubeospf.testbed.scenario;

import java.io.Serial;

/** A scenario that cannot be read; the message says where, and what was expected there. */
final class ScenarioSyntaxException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    ScenarioSyntaxException(String place, String complaint) {
        super(place + ": " + complaint);
    }
}
