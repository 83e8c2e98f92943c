package io.kubeospf.daemon.cli;

import io.kubeospf.daemon.config.ConfigReader;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.config.InvalidConfigException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    Path path() {
        return path;
    }

    DaemonConfig read() throws IOException, InvalidConfigException {
        return ConfigReader.read(Files.readString(path));
    }

    /** Why the file cannot be read, and the remedy. */
    String explain(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no file " + path
                    + "; create it (an empty one means every default), or name another with --config FILE";
        }
        if (e instanceof AccessDeniedException) {
            return "not allowed to read " + path + "; let this user read it";
        }
        if (e instanceof MalformedInputException) {
            return path + " is not UTF-8 text; save it as UTF-8";
        }
        return path + " cannot be read: " + e.getMessage();
    }
}
