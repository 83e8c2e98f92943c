package io.kubeospf.testbed.lab;

import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;

/** Skips the lab tests, loudly, where no lab can be made; fails them where one is required. */
public final class LabCondition implements ExecutionCondition {
    private static final List<String> MISSING = LabRequirements.missing();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (MISSING.isEmpty()) {
            return ConditionEvaluationResult.enabled("A lab can be made");
        }
        return without(String.join("; ", MISSING), context);
    }

    /** What becomes of a test for which something is missing. */
    public static ConditionEvaluationResult without(String missing, ExtensionContext context) {
        String reason = "no lab without " + missing;
        if (Boolean.getBoolean("lab.required")) {
            throw new IllegalStateException("lab.required is set, but there is " + reason);
        }
        if (context.getTestMethod().isEmpty()) {
            printSkipped(context.getRequiredTestClass(), reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    private static void printSkipped(Class<?> testClass, String reason) {
        Arrays.stream(testClass.getDeclaredMethods())
                .filter(method -> isAnnotated(method, Testable.class))
                .map(Method::getName)
                .sorted()
                .forEach(name -> System.err.println(
                        "SKIPPED lab test " + testClass.getSimpleName() + "." + name + ": " + reason));
    }
}
