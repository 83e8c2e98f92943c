package io.kubeospf.daemon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's name and options, for all commands. */
@Command(
        name = "kube-ospf",
        description = "Tells the OSPFv2 routers of the LAN where this Kubernetes cluster's services are.",
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            ShowCommand.class,
            ReadyCommand.class,
            AdvertiseCommand.class,
            WithdrawCommand.class,
            ReloadCommand.class,
            HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the thing asked for failed", "2:wrong usage"})
final class KubeOspfCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
