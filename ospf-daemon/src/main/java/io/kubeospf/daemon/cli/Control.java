package io.kubeospf.daemon.cli;

import io.kubeospf.daemon.config.ConfigReader;
import io.kubeospf.daemon.config.InvalidConfigException;
import io.kubeospf.daemon.config.ListenConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that ask a running daemon, and the asking. */
final class Control {
    /** The word that only a file with a control socket of its own needs. Without it the file need not be understood. */
    private static final String KEY = "control";

    @Option(
            names = "--socket",
            paramLabel = "PATH",
            description = "The daemon's control socket (default: the one in the configuration, which is "
                    + ListenConfig.DEFAULT_CONTROL + " unless the file says otherwise).")
    private @Nullable Path socket;

    @Mixin
    private final ConfigFile file = new ConfigFile();

    static final String TEXT = "text/plain";
    static final String JSON = "application/json";

    /**
     * Sends a request, prints what comes back, and returns the exit code.
     *
     * @param accept {@link #TEXT} or {@link #JSON}
     */
    int send(String method, String target, String accept, String body) {
        try (ControlClient.Answer answer = new ControlClient(socket()).send(method, target, accept, body)) {
            if (answer.isDone()) {
                answer.body().transferTo(System.out);
                System.out.flush();
                return ExitCode.OK;
            }
            System.err.print("kube-ospf: " + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
            return answer.status() == 400 ? ExitCode.USAGE : ExitCode.SOFTWARE;
        } catch (IOException e) {
            System.err.println("kube-ospf: " + e.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private Path socket() throws IOException {
        return socket != null ? socket : Path.of(configuredSocket());
    }

    /** A file that cannot be read or has problems says nothing of what runs. */
    private String configuredSocket() throws IOException {
        Optional<String> configured;
        try {
            String text = Files.readString(file.source().path());
            configured =
                    text.contains(KEY) ? ConfigReader.read(text).listen().control() : ListenConfig.DEFAULT.control();
        } catch (IOException | InvalidConfigException e) {
            configured = ListenConfig.DEFAULT.control();
        }
        return configured.orElseThrow(() -> new IOException(file.source().path()
                + " says listen: { control: off }, so there is no socket to ask; name one with --socket"));
    }
}
