package io.kubeospf.testbed.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** kube-ospf as its users start it: its launcher, a configuration file, and signals. */
public final class SpeakerUnderTest implements AutoCloseable {
    private static final Path BUILT = Path.of("ospf-daemon", "target", "kube-ospf");

    private final BackgroundProcess process;

    private SpeakerUnderTest(BackgroundProcess process) {
        this.process = process;
    }

    /**
     * Starts the daemon on that host.
     *
     * @param name of this start, and so of its files; used once per host
     * @param privileges a command that gives up privileges and runs the words after it; none for a start as root
     */
    static SpeakerUnderTest start(NetworkNamespace host, String name, String configuration, List<String> privileges) {
        Path launcher = install(host.lab()).resolve("bin/kube-ospf");
        Path file = host.write(name + ".yaml", configuration);
        List<String> words = new ArrayList<>(privileges);
        // The same Java for the daemon as for its tests; and what it keeps where the host's other temporary files are.
        words.addAll(List.of(
                "env", "JAVA_HOME=" + System.getProperty("java.home"), "XDG_CACHE_HOME=/tmp", "STATE_DIRECTORY=/tmp"));
        words.addAll(List.of(launcher.toString(), "run", "--config", file.toString()));
        return new SpeakerUnderTest(host.start(name, words));
    }

    /** The distribution that the build has made, looked for from the working directory upwards. */
    public static Path built() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(directory -> directory.resolve(BUILT))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(BUILT);
    }

    public boolean isRunning() {
        return process.isRunning();
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

    /** SIGHUP: it reads its configuration again. */
    void reload() {
        process.hangUp();
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

    /** Where everybody can read it, which a build directory in somebody's home is not. */
    private static synchronized Path install(Lab lab) {
        Path installed = lab.directory().resolve("kube-ospf");
        if (!Files.exists(installed)) {
            new Command(List.of("cp", "-r", built().toString(), installed.toString()))
                    .run()
                    .outputOrThrow();
            Command.of("chmod -R a+rX " + installed).run().outputOrThrow();
        }
        return installed;
    }
}
