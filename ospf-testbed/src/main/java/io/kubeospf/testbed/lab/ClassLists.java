package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;

import io.kubeospf.daemon.config.ListenConfig;
import io.kubeospf.testbed.lab.network.Lab;
import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.router.Lan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes the lists of classes that {@code make-class-archive} works by: {@code sudo make class-lists}. They are those that two
 * neighbors and the other commands load. A list that has become old costs a little time, so it need not be made anew for each change.
 */
public final class ClassLists {
    /** The oldest Java, and the one whose list has a format of its own. */
    private static final List<Integer> VERSIONS = List.of(17, 25);

    private static final List<List<String>> COMMANDS =
            List.of(List.of("--version"), List.of("help", "check"), List.of("check", "--config", "FILE"));

    /** Those that ask the daemon. Each is also what has the daemon load the classes that answer. */
    private static final List<String> REQUESTS = List.of(
            "show neighbors",
            "show neighbors --json",
            "show interfaces",
            "show interfaces --json",
            "show database",
            "show database --self",
            "show database --json",
            "show advertisements",
            "show advertisements --json",
            "show events",
            "show events --json",
            "advertise 10.0.0.0/24 --metric 5",
            "withdraw 10.0.0.0/24",
            "reload");

    /** The paths of the metrics address. */
    private static final List<String> PATHS = List.of("healthz", "readyz", "metrics");

    private static final String NEIGHBORS = """
            interfaces:
              - name: lan-1
                priority: 1
                hello-interval: 1
                dead-interval: 4
            """;

    /** Comments, a number that each class has in one run only, and classes that a JVM makes up while it runs. */
    private static final Pattern COMMENT = Pattern.compile("#.*");

    private static final Pattern NUMBER = Pattern.compile(" id: \\d+$");
    private static final Pattern MADE_UP = Pattern.compile(".*(\\$Proxy\\d|LambdaForm\\$(MH|DMH)/).*");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Lab lab;
    private final Lan lan;

    private ClassLists(Lab lab) {
        this.lab = lab;
        this.lan = Lan.create(lab, "lan-1", "192.168.1.0/24");
    }

    public static void main(String[] arguments) throws IOException {
        LabRequirements.exitIfMissing();
        Path target = Path.of(arguments[0]);
        for (int version : VERSIONS) {
            Optional<JavaHome> java = JavaHome.ofVersion(version);
            if (java.isEmpty()) {
                System.err.println("SKIPPED the classes of Java " + version + ": it is not in /usr/lib/jvm");
                continue;
            }
            try (Lab lab = Lab.create()) {
                Path file = target.resolve("classes-" + version + ".lst");
                Files.write(file, new ClassLists(lab).classes(java.get()));
                System.out.println("Wrote " + file);
            }
        }
    }

    /** What the daemon and the other commands load, in the order of loading. */
    private Set<String> classes(JavaHome java) {
        Installation installation = Installation.in(lab, "kube-ospf", java);
        NetworkNamespace host = lab.namespace("listed");
        lan.plug(host, 1);
        Set<String> classes = new LinkedHashSet<>();
        classes.addAll(classesOfDaemonAndRequests(host, installation));
        Path file = host.write("checked.yaml", NEIGHBORS);
        for (List<String> command : COMMANDS) {
            List<String> arguments = command.stream()
                    .map(word -> word.equals("FILE") ? file.toString() : word)
                    .toList();
            classes.addAll(classesOfCommand(host, installation, arguments));
        }
        return classes;
    }

    private static Set<String> classesOfCommand(
            NetworkNamespace host, Installation installation, List<String> arguments) {
        Path list = list(host, String.join("-", arguments));
        host.attempt(listing(installation, list).command(arguments.toArray(String[]::new)))
                .outputOrThrow();
        return namesIn(list);
    }

    private Set<String> classesOfDaemonAndRequests(NetworkNamespace host, Installation installation) {
        NetworkNamespace other = lab.namespace("neighbor");
        lan.plug(other, 2);
        Path list = list(host, "run");
        SpeakerUnderTest neighbor = SpeakerUnderTest.start(other, "kube-ospf", NEIGHBORS, List.of(), installation);
        SpeakerUnderTest listed =
                SpeakerUnderTest.start(host, "kube-ospf", NEIGHBORS, List.of(), listing(installation, list));
        await("the adjacency is full").atMost(PATIENCE).until(() -> listed.saysFull(lan.address(other)));
        Set<String> ofRequests = new LinkedHashSet<>();
        for (String request : REQUESTS) {
            ofRequests.addAll(
                    classesOfCommand(host, installation, Command.of(request).words()));
        }
        for (String path : PATHS) {
            host.run("curl --silent --show-error http://"
                    + ListenConfig.DEFAULT.metrics().orElseThrow() + "/" + path);
        }
        listed.terminate();
        listed.exitCode(PATIENCE);
        neighbor.close();
        Set<String> classes = namesIn(list);
        classes.addAll(ofRequests);
        return classes;
    }

    private static Path list(NetworkNamespace host, String name) {
        return host.directory().resolve(name.replace('/', '-') + ".lst");
    }

    /** Without the JDK's own archive, so that it does not matter what is in it. */
    private static Installation listing(Installation installation, Path list) {
        return installation.withJavaOptions("-Xshare:off -XX:DumpLoadedClassList=" + list);
    }

    private static Set<String> namesIn(Path list) {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (String line : Files.readAllLines(list)) {
                if (!COMMENT.matcher(line).matches() && !MADE_UP.matcher(line).matches()) {
                    names.add(NUMBER.matcher(line).replaceFirst(""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
