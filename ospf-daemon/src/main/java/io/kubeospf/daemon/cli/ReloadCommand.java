package io.kubeospf.daemon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has the daemon read its configuration again, as SIGHUP does. */
@Command(
        name = "reload",
        description = {
            "Has the running daemon read its configuration again, and says what changed.",
            "With a problem in the file nothing changes, and every problem is a line."
        })
final class ReloadCommand implements Callable<Integer> {
    @Mixin
    private final Control control = new Control();

    @Override
    public Integer call() {
        return control.send("POST", "/reload", Control.TEXT, "");
    }
}
