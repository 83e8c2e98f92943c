package io.kubeospf.testbed.lab;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.BackgroundProcess;
import io.kubeospf.testbed.lab.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** kube-ospf as its users start it: its launcher, a configuration file, and signals. */
public final class SpeakerUnderTest implements AutoCloseable {
    private final NetworkNamespace host;
    private final String configurationFile;
    private final Installation installation;
    private final BackgroundProcess process;

    private SpeakerUnderTest(
            NetworkNamespace host, String configurationFile, Installation installation, BackgroundProcess process) {
        this.host = host;
        this.configurationFile = configurationFile;
        this.installation = installation;
        this.process = process;
    }

    /**
     * Starts the daemon on that host.
     *
     * @param name of this start, and so of its files; used once per host
     * @param privileges a command that gives up privileges and runs the words after it; none for a start as root
     */
    static SpeakerUnderTest start(NetworkNamespace host, String name, String configuration, List<String> privileges) {
        return start(host, name, configuration, privileges, Installation.in(host.lab()));
    }

    /**
     * Starts the daemon on that host as that installation has it.
     *
     * @param entry a command that does something and then runs the words after it
     */
    static SpeakerUnderTest start(
            NetworkNamespace host, String name, String configuration, List<String> entry, Installation installation) {
        // As its systemd service does, here for whichever user it runs as.
        Command.of("install --directory --mode=1777 " + host.run().resolve("kube-ospf"))
                .run()
                .outputOrThrow();
        String configurationFile = name + ".yaml";
        Path file = host.write(configurationFile, configuration);
        List<String> words = new ArrayList<>(entry);
        words.addAll(installation.command("run", "--config", file.toString()));
        return new SpeakerUnderTest(host, configurationFile, installation, host.start(name, words));
    }

    /** Runs a command that asks the daemon, such as {@code withdraw 10.96.0.0/12}, and must not fail; gives its output. */
    String control(String commandLine) {
        List<String> words =
                installation.command(Command.of(commandLine).words().toArray(String[]::new));
        return host.attempt(words).outputOrThrow();
    }

    /** Writes the configuration file anew, and has the daemon read it. */
    void reload(String configuration) {
        host.write(configurationFile, configuration);
        control("reload");
    }

    /** The distribution that the build has made, looked for from the working directory upwards. */
    public static Path built() {
        return Installation.built();
    }

    public boolean isRunning() {
        return process.isRunning();
    }

    /** The id of the process, which is the JVM: the launcher becomes it. */
    long pid() {
        return process.pid();
    }

    /** What the daemon has logged. */
    public String log() {
        return process.errors();
    }

    /** Whether the daemon has logged that its adjacency with that neighbor is full. */
    public boolean saysFull(String neighborRouterId) {
        return log().lines().anyMatch(line -> line.contains(neighborRouterId) && line.matches("(?i).*\\bfull\\b.*"));
    }

    /** SIGTERM; returns the moment of it, without waiting for the end. */
    public Instant terminate() {
        Instant moment = Instant.now();
        process.terminate();
        return moment;
    }

    /** The end that a fault makes: SIGKILL. */
    public void kill() {
        process.kill();
    }

    void pause() {
        process.pause();
    }

    void resume() {
        process.resume();
    }

    public int exitCode(Duration patience) {
        return process.exitCode(patience);
    }

    @Override
    public void close() {
        process.close();
    }
}
