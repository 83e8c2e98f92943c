package io.kubeospf.daemon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks a test that makes network namespaces. Without root it is skipped, by name on standard error; with
 * {@code -Dlab.required=true} it runs all the same and fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRoot.Condition.class)
@interface NeedsRoot {

    /** Asks who we are. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Boolean.getBoolean("lab.required")
                    || System.getProperty("user.name").equals("root")) {
                return ConditionEvaluationResult.enabled("root, or required");
            }
            System.err.println("SKIPPED, needs root: " + context.getDisplayName());
            return ConditionEvaluationResult.disabled("needs root");
        }
    }
}
