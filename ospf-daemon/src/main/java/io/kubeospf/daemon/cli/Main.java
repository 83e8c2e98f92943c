package io.kubeospf.daemon.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    private static int execute(String[] arguments) {
        Optional<Path> configFile = PlainRun.configFile(arguments);
        if (configFile.isPresent()) {
            return RunCommand.run(new ConfigFile(configFile.get()));
        }
        return new CommandLine(new KubeOspfCommand()).execute(arguments);
    }
}
