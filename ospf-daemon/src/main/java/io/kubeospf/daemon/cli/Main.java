package io.kubeospf.daemon.cli;

import java.util.Optional;
import picocli.CommandLine;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    private static int execute(String[] arguments) {
        Optional<PlainRun> run = PlainRun.read(arguments);
        if (run.isPresent()) {
            return RunCommand.run(
                    new ConfigFile(run.get().configFile()), run.get().forced());
        }
        return new CommandLine(new KubeOspfCommand()).execute(arguments);
    }
}
