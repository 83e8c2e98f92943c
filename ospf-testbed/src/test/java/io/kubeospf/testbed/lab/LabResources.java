package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.network.Capture;
import io.kubeospf.testbed.lab.network.Lab;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands out the topology and captures, and keeps the evidence of a failed test.
 *
 * <p>All test classes share one topology, because its router takes 40 s to become the Designated Router. JUnit closes
 * whatever is in a store when the store's context ends.
 */
final class LabResources implements ParameterResolver, AfterTestExecutionCallback {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == StoryTopology.class || type == Capture.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        StoryTopology topology = shared(context).topology();
        topology.awaitDesignatedRouter();
        if (parameter.getParameter().getType() == StoryTopology.class) {
            return topology;
        }
        String name = Evidence.nameOf(context);
        return context.getStore(Namespace.create(LabResources.class, name))
                .getOrComputeIfAbsent(name, captureName -> topology.lan().capture(captureName), Capture.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Evidence.keep(context, folder -> shared(context).topology().saveEvidence(folder));
    }

    private static SharedLab shared(ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(LabResources.class));
        return store.getOrComputeIfAbsent(SharedLab.class, key -> SharedLab.create(), SharedLab.class);
    }

    private record SharedLab(Lab lab, StoryTopology topology) implements AutoCloseable {
        static SharedLab create() {
            Lab lab = Lab.create();
            return new SharedLab(lab, StoryTopology.create(lab));
        }

        @Override
        public void close() {
            lab.close();
        }
    }
}
