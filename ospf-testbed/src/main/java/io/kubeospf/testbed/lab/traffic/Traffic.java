package io.kubeospf.testbed.lab.traffic;

import static org.awaitility.Awaitility.await;

import io.kubeospf.testbed.lab.StoryTopology;
import io.kubeospf.testbed.lab.network.NetworkNamespace;
import io.kubeospf.testbed.lab.process.BackgroundProcess;
import io.kubeospf.testbed.lab.process.Command;
import io.kubeospf.testbed.lab.router.LabRouter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A client that asks the same question five times a second and waits a second for each answer, without waiting to ask the next. */
public final class Traffic {
    /** Arguments: the program that asks. Each line: microseconds since 1970, and the answer, none for a question in vain. */
    private static final String WITHOUT_PAUSE = """
            trap 'wait; exit' TERM
            while true; do
                (sent=${EPOCHREALTIME/./}; answer=$("$@" 2>/dev/null) || answer=; echo "$sent $answer") &
                sleep 0.2
            done
            """;

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(20);

    private final BackgroundProcess client;

    private Traffic(BackgroundProcess client) {
        this.client = client;
    }

    /** Looks the web service's name up; the answer is its ClusterIP. */
    public static Traffic lookups(NetworkNamespace host, String name) {
        return start(
                host,
                name,
                "dig +short +tries=1 +time=1 @" + PodNetwork.DNS.clusterIp() + " " + StoryTopology.WEB_NAME);
    }

    /** Fetches the page of a service, which tells the pod. */
    public static Traffic fetches(NetworkNamespace host, String name, ClusterService service) {
        return start(host, name, "curl --silent --fail --max-time 1 http://" + service.clusterIp() + "/");
    }

    private static Traffic start(NetworkNamespace host, String name, String request) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", WITHOUT_PAUSE, name));
        command.addAll(Command.of(request).words());
        return new Traffic(host.start(name, command));
    }

    /** Returns when a request that is sent from now on has been answered. */
    public void awaitAnswer() {
        Instant now = Instant.now();
        await("an answer")
                .atMost(LabRouter.PATIENCE)
                .until(() -> soFar().requests().stream()
                        .anyMatch(request -> request.sent().isAfter(now) && !request.isLost()));
    }

    /** Returns when that many more requests have been answered or lost. */
    public void awaitRequests(int more) {
        int enough = soFar().sent() + more;
        await(more + " more requests").atMost(LabRouter.PATIENCE).until(() -> soFar().sent() >= enough);
    }

    /** Asks no more, and gives everything from the beginning. */
    public TrafficLog end() {
        client.terminate();
        client.exitCode(LAST_ANSWERS);
        return soFar();
    }

    /** The last line may be half written. */
    private TrafficLog soFar() {
        String output = client.output();
        return TrafficLog.parse(output.substring(0, output.lastIndexOf('\n') + 1));
    }
}
