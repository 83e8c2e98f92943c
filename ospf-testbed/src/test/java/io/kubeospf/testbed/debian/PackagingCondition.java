package io.kubeospf.testbed.debian;

import io.kubeospf.testbed.lab.LabCondition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What holds for the labs, and the programs that make a Debian package and judge it. */
final class PackagingCondition implements ExecutionCondition {
    /** The programs, and the packages that have them. */
    private static final Map<Path, String> PACKAGE_OF_PROGRAM = Map.of(
            Path.of("/usr/bin/asciidoctor"), "asciidoctor",
            Path.of("/usr/bin/dh"), "debhelper",
            Path.of("/usr/bin/lintian"), "lintian",
            Path.of("/usr/bin/man"), "man-db");

    private final ExecutionCondition lab = new LabCondition();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ConditionEvaluationResult result = lab.evaluateExecutionCondition(context);
        if (result.isDisabled() || missing().isEmpty()) {
            return result;
        }
        return LabCondition.without(missing(), context);
    }

    private static String missing() {
        return PACKAGE_OF_PROGRAM.entrySet().stream()
                .filter(each -> !Files.isExecutable(each.getKey()))
                .map(each -> each.getKey() + " (apt-get install " + each.getValue() + ")")
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
