package io.kubeospf.daemon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether a running daemon does what it is for, as the probe {@code /readyz} has it. */
@Command(
        name = "ready",
        description = {
            "Whether every interface that is not passive has a full neighbor, and every prefix is advertised.",
            "Prints ok and exits with 0; or prints each reason against it and exits with 1."
        })
final class ReadyCommand implements Callable<Integer> {
    @Mixin
    private final Control control = new Control();

    @Override
    public Integer call() {
        return control.test("/readyz");
    }
}
