package io.kubeospf.daemon.cli;

import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.daemon.OspfDaemon;
import io.kubeospf.daemon.events.LogLevel;
import io.kubeospf.daemon.events.OperatorLog;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/**
 * The end of the process. A signal starts the JVM's shutdown hooks, and after them the JVM would exit with 128 + the
 * signal's number even though all went well; so the hook waits for the daemon's goodbye and then halts with the daemon's own exit
 * code. (Handling the signal itself would not tell of the other reasons for which a JVM ends.)
 */
final class Termination {
    private static final Duration LIMIT = Speaker.STOP_LIMIT.plusSeconds(1);

    /** Whoever reads our log may have stopped reading. */
    private static final Duration LAST_LINES_LIMIT = Duration.ofSeconds(1);

    private final OspfDaemon daemon;
    private final OperatorLog log;
    private final BlockingQueue<Integer> exitCode = new ArrayBlockingQueue<>(1);

    Termination(OspfDaemon daemon, OperatorLog log) {
        this.daemon = daemon;
        this.log = log;
    }

    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndHalt, "termination"));
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            log.defect(LogLevel.ERROR, "stopped by a defect in thread " + thread.getName() + "; please report it", e);
            halt(ExitCode.SOFTWARE);
        });
    }

    /** The daemon ended by itself or because the hook asked it to. */
    void ended(int code) {
        exitCode.add(code);
    }

    private void stopAndHalt() {
        daemon.requestStop();
        halt(awaitExitCode());
    }

    private void halt(int code) {
        try {
            log.awaitWritten(LAST_LINES_LIMIT);
        } catch (InterruptedException e) {
            // Nobody interrupts it; if somebody did, it would be time to end.
        }
        Runtime.getRuntime().halt(code);
    }

    private int awaitExitCode() {
        try {
            @Nullable Integer code = exitCode.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (code != null) {
                return code;
            }
            log.error("gave up waiting for the goodbye after " + LIMIT.toSeconds()
                    + " s; neighbors keep the route until their dead interval is over");
        } catch (InterruptedException e) {
            log.defect(LogLevel.ERROR, "interrupted while stopping", e);
        }
        return ExitCode.SOFTWARE;
    }
}
