package io.kubeospf.daemon.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar, and the Java that it runs on. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Objects.requireNonNullElse(
                ProgramVersion.class.getPackage().getImplementationVersion(), "(not built into a jar)");
        return new String[] {"kube-ospf " + version, "Java " + Runtime.version()};
    }
}
