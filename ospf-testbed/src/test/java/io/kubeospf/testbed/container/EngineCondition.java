package io.kubeospf.testbed.container;

import io.kubeospf.testbed.lab.LabCondition;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** What holds for the labs, and a container engine, one that runs or one that can be started. */
final class EngineCondition implements ExecutionCondition {
    private static final String NO_ENGINE =
            "no container engine runs, and none can be started (apt-get install docker.io)";

    private final ExecutionCondition lab = new LabCondition();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ConditionEvaluationResult result = lab.evaluateExecutionCondition(context);
        if (result.isDisabled() || DockerClientFactory.instance().isDockerAvailable()) {
            return result;
        }
        if (Boolean.getBoolean("lab.required")) {
            throw new IllegalStateException("lab.required is set, but " + NO_ENGINE);
        }
        System.err.println("SKIPPED lab test " + context.getDisplayName() + ": " + NO_ENGINE);
        return ConditionEvaluationResult.disabled(NO_ENGINE);
    }
}
