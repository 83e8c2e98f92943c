package io.kubeospf.daemon.cli;

import io.kubeospf.daemon.control.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has the daemon announce a prefix no more. */
@Command(
        name = "withdraw",
        description = {
            "Has the running daemon announce a prefix no more.",
            "One that the configuration has comes back with a reload or a restart."
        })
final class WithdrawCommand implements Callable<Integer> {
    @Mixin
    private final Control control = new Control();

    @Parameters(paramLabel = "PREFIX", description = "Such as 10.97.0.0/16.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String prefix;

    @Override
    public Integer call() {
        return control.send(
                "POST",
                "/withdraw",
                Control.TEXT,
                new JsonObject().put("prefix", prefix).text());
    }
}
