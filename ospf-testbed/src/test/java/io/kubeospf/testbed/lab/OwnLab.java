package io.kubeospf.testbed.lab;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a test its lab, keeps the evidence if it fails, and removes the lab. */
final class OwnLab implements ParameterResolver, AfterTestExecutionCallback {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == InteropLab.class;
    }

    /** What is in a test's store is closed when the test is over. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).getOrComputeIfAbsent(InteropLab.class, key -> InteropLab.create(), InteropLab.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Evidence.keep(
                context,
                folder -> store(context).get(InteropLab.class, InteropLab.class).saveEvidence(folder));
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(OwnLab.class, context.getUniqueId()));
    }
}
