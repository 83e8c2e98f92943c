package io.kubeospf.testbed.lab.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What a lab needs and no package installs: scripts make it, once. */
public final class Preparation {
    /** It takes one minute where nobody else works. */
    private static final long PATIENCE_MINUTES = 10;

    private Preparation() {}

    /** Where what is made once stays, for all builds of a user. */
    public static Path cache() {
        String home = Objects.requireNonNullElseGet(
                System.getenv("XDG_CACHE_HOME"), () -> System.getProperty("user.home") + "/.cache");
        return Path.of(home, "kube-ospf-lab");
    }

    /** Runs a command that takes its time, and must not fail. */
    public static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
                throw new LabException("No end within " + PATIENCE_MINUTES + " minutes: " + command);
            }
            if (process.exitValue() != 0) {
                throw new LabException("Exit code " + process.exitValue() + ": " + command);
            }
        } catch (IOException e) {
            throw new LabException("Cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while running " + command, e);
        }
    }
}
