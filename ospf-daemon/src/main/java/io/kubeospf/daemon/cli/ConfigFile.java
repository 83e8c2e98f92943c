package io.kubeospf.daemon.cli;

import io.kubeospf.daemon.config.ConfigSource;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the configuration file. */
final class ConfigFile {
    static final String OPTION = "--config";
    static final String DEFAULT = "/etc/kube-ospf/kube-ospf.yaml";

    @Option(
            names = OPTION,
            paramLabel = "FILE",
            defaultValue = DEFAULT,
            description = "The configuration (default: ${DEFAULT-VALUE}). An empty file means every default.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path path;

    /** For picocli, which sets the path. */
    ConfigFile() {}

    ConfigFile(Path path) {
        this.path = path;
    }

    ConfigSource source() {
        return new ConfigSource(path);
    }
}
