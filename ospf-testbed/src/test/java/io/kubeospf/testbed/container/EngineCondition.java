package io.kubeospf.testbed.container;

import io.kubeospf.testbed.lab.LabCondition;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** What holds for the labs, and a container engine, one that runs or one that can be started. */
final class EngineCondition implements ExecutionCondition {
    private static final String ENGINE =
            "a container engine: none runs, and none can be started (apt-get install docker.io)";

    private final ExecutionCondition lab = new LabCondition();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ConditionEvaluationResult result = lab.evaluateExecutionCondition(context);
        if (result.isDisabled() || DockerClientFactory.instance().isDockerAvailable()) {
            return result;
        }
        return LabCondition.without(ENGINE, context);
    }
}
