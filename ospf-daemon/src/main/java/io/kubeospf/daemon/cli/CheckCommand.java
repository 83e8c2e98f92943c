package io.kubeospf.daemon.cli;

import io.kubeospf.daemon.config.ConfigSource;
import io.kubeospf.daemon.config.InvalidConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads the configuration and says what is wrong with it. */
@Command(
        name = "check",
        description = {
            "Checks the configuration.",
            "Every problem is a line on standard output: LINE:COLUMN: what is wrong, and the remedy."
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ConfigFile file = new ConfigFile();

    @Override
    public Integer call() {
        ConfigSource source = file.source();
        PrintWriter out = spec.commandLine().getOut();
        try {
            source.read();
            out.println(source.path() + ": no problems");
            return ExitCode.OK;
        } catch (InvalidConfigException e) {
            e.problems().forEach(out::println);
        } catch (IOException e) {
            spec.commandLine().getErr().println("kube-ospf: " + source.explain(e));
        }
        return ExitCode.SOFTWARE;
    }
}
