package io.kubeospf.daemon.cli;

import io.kubeospf.daemon.config.ConfigReader;
import io.kubeospf.daemon.config.ConfigSource;
import io.kubeospf.daemon.config.InvalidConfigException;
import io.kubeospf.daemon.config.ListenConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        return ask(method, target, accept, body, answer -> {
            if (answer.isDone()) {
                print(answer);
                return ExitCode.OK;
            }
            System.err.print("kube-ospf: " + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
            return answer.status() == 400 ? ExitCode.USAGE : ExitCode.SOFTWARE;
        });
    }

    /** Asks a question that is answered with yes or no, prints the answer, and returns the exit code. */
    int test(String target) {
        return ask("GET", target, TEXT, "", answer -> {
            print(answer);
            return answer.isDone() ? ExitCode.OK : ExitCode.SOFTWARE;
        });
    }

    /** What is done with an answer; gives the exit code. */
    private interface Reader {
        int read(ControlClient.Answer answer) throws IOException;
    }

    private static void print(ControlClient.Answer answer) throws IOException {
        answer.body().transferTo(System.out);
        System.out.flush();
    }

    private int ask(String method, String target, String accept, String body, Reader reader) {
        Place place = socket != null ? new Place(Optional.of(socket), "") : configured(file.source());
        if (place.socket.isEmpty()) {
            System.err.println("kube-ospf: " + file.source().path()
                    + " says listen: { control: off }, so there is no socket to ask; name one with --socket");
            return ExitCode.SOFTWARE;
        }
        try (ControlClient.Answer answer = new ControlClient(place.socket.get()).send(method, target, accept, body)) {
            return reader.read(answer);
        } catch (IOException e) {
            System.err.println("kube-ospf: " + e.getMessage() + place.remark);
            return ExitCode.SOFTWARE;
        }
    }

    /**
     * Where to ask.
     *
     * @param socket empty: the file says that there is none
     * @param remark why it is not the file's, to be read after what went wrong there
     */
    record Place(Optional<Path> socket, String remark) {}

    /** What else is wrong with the file, or whether this user may read its keys, does not matter here. */
    static Place configured(ConfigSource source) {
        try {
            String text = source.text();
            ListenConfig listen = text.contains(KEY) ? ConfigReader.readListen(text) : ListenConfig.DEFAULT;
            return new Place(listen.control(), "");
        } catch (IOException e) {
            return usual(source.explain(e));
        } catch (InvalidConfigException e) {
            return usual(source.path() + " has problems: " + e.problems().get(0));
        }
    }

    private static Place usual(String reason) {
        return new Place(
                Optional.of(Path.of(ListenConfig.DEFAULT_CONTROL)),
                " (asked at " + ListenConfig.DEFAULT_CONTROL + " because " + reason + ")");
    }
}
