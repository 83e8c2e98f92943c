package io.kubeospf.testbed.lab;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What tells why a test failed, in a folder of the test's name. */
public final class Evidence {
    private static final Path ALL = Path.of("target", "lab");

    private Evidence() {}

    /** Lets that save it, if the test has failed. */
    public static void keep(ExtensionContext context, Consumer<Path> save) {
        if (context.getExecutionException().isPresent()) {
            String name = nameOf(context);
            Path folder = ALL.resolve(name).toAbsolutePath();
            save.accept(folder);
            System.err.println("Evidence of the failed " + name + ": " + folder);
        }
    }

    /** The class, its method if there is one, and of a test that is called several times which call it is; fit for a file. */
    static String nameOf(ExtensionContext context) {
        String className = context.getRequiredTestClass().getSimpleName();
        String call = AnnotationSupport.isAnnotated(context.getTestMethod(), TestTemplate.class)
                ? "." + context.getDisplayName().replaceAll("\\W+", "-")
                : "";
        return context.getTestMethod()
                .map(method -> className + "." + method.getName() + call)
                .orElse(className);
    }
}
