package io.kubeospf.daemon.cli;

import io.kubeospf.daemon.OspfDaemon;
import io.kubeospf.daemon.config.ConfigSource;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.config.InvalidConfigException;
import io.kubeospf.daemon.events.LineFormat;
import io.kubeospf.daemon.events.LogLevel;
import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.transport.TransportException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The daemon. */
@Command(
        name = RunCommand.NAME,
        description = {
            "Speaks OSPF, in the foreground, logging to standard error.",
            "SIGTERM or SIGINT withdraws what is advertised and ends it; SIGHUP reads the configuration again."
        })
final class RunCommand implements Callable<Integer> {
    static final String NAME = "run";

    @Mixin
    private final ConfigFile file = new ConfigFile();

    static final String FORCE = "--force";

    @Option(
            names = FORCE,
            description = "Starts also when another process speaks OSPF on an interface, or serves the control socket.")
    private boolean forced;

    @Override
    public Integer call() {
        return run(file, forced);
    }

    /** Returns the exit code when the daemon has ended; says on standard error what keeps it from starting. */
    static int run(ConfigFile file, boolean forced) {
        ConfigSource source = file.source();
        ReloadSignal reloads = ReloadSignal.catchAll();
        try {
            return run(source, source.read(), reloads, forced);
        } catch (InvalidConfigException e) {
            System.err.println("kube-ospf: nothing is started, because of problems in " + source.path() + ":");
            e.problems().forEach(System.err::println);
        } catch (IOException e) {
            System.err.println("kube-ospf: " + source.explain(e));
        }
        return ExitCode.SOFTWARE;
    }

    private static int run(ConfigSource source, DaemonConfig config, ReloadSignal reloads, boolean forced) {
        OperatorLog log = new OperatorLog(
                new FileOutputStream(FileDescriptor.err),
                LineFormat.ofStandardError(),
                config.log(),
                InstantSource.system());
        OspfDaemon daemon = new OspfDaemon(source, config, log, forced);
        Termination termination = new Termination(daemon, log);
        termination.install();
        reloads.answerBy(daemon.operations()::reload);
        int exitCode = run(daemon, log);
        termination.ended(exitCode);
        return exitCode;
    }

    /** The edge at which everything that nobody expected ends, loudly. */
    private static int run(OspfDaemon daemon, OperatorLog log) {
        try {
            daemon.run();
            return ExitCode.OK;
        } catch (TransportException | IOException e) {
            log.error(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error | InterruptedException e) {
            log.defect(LogLevel.ERROR, "stopped by a defect; please report it", e);
        }
        return ExitCode.SOFTWARE;
    }
}
