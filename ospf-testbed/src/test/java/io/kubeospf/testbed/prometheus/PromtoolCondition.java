package io.kubeospf.testbed.prometheus;

import io.kubeospf.testbed.lab.LabCondition;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what needs Prometheus's promtool where there is none; fails it where the labs are required. */
public final class PromtoolCondition implements ExecutionCondition {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Files.isExecutable(PROMTOOL)
                ? ConditionEvaluationResult.enabled("There is promtool")
                : LabCondition.without(PROMTOOL + " (apt-get install prometheus)", context);
    }
}
