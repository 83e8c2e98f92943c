package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.network.ControlGroups;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A systemd keeps its services in control groups of version 2. Skips, loudly, where there are none to be had. */
final class SystemdCondition implements ExecutionCondition {
    private static final String NO_GROUPS =
            "no control groups of version 2 below /sys/fs/cgroup that can be written (mount -t cgroup2)";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (ControlGroups.version2().isPresent()) {
            return ConditionEvaluationResult.enabled("a systemd can be made");
        }
        if (Boolean.getBoolean("lab.required")) {
            throw new IllegalStateException("lab.required is set, but there are " + NO_GROUPS);
        }
        System.err.println("SKIPPED lab test " + context.getDisplayName() + ": " + NO_GROUPS);
        return ConditionEvaluationResult.disabled(NO_GROUPS);
    }
}
