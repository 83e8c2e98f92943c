package io.kubeospf.testbed.lab;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** A real router, asked for what it knows. */
public interface LabRouter {
    /** Much longer than anything takes, for machines that do something else beside the lab. */
    Duration PATIENCE = Duration.ofSeconds(60);

    NetworkNamespace host();

    String routerId();

    /** The state of the adjacency with a neighbor in the words of RFC 2328 10.1; empty when it knows no such neighbor. */
    Optional<String> neighborState(String neighborRouterId);

    /** Waiting, DR, Backup, DROther and so on. */
    Optional<String> interfaceState(String interfaceName);

    /** Its path to that external destination; empty when it has none. */
    Optional<ExternalPath> externalPath(String prefix);

    List<DatabaseEntry> database();

    /** What it says about itself, by the words that it was asked with. */
    Map<String, String> evidence();

    void start();

    /** SIGTERM: it says good-bye. */
    void stop();

    /** SIGKILL. */
    void kill();

    /** SIGSTOP: it stays, and says nothing. */
    void pause();

    /** SIGCONT. */
    void resume();

    default String address(Lan lan) {
        return lan.address(host());
    }

    /** The neighbors that its kernel sends packets for that destination to; empty without a route. */
    default Set<String> nextHops(String prefix) {
        return new TreeSet<>(host().nextHops(prefix));
    }

    default boolean isFull(String neighborRouterId) {
        return neighborState(neighborRouterId).filter("Full"::equals).isPresent();
    }

    /** Returns when its kernel sends packets for that destination to exactly these neighbors; none for no route. */
    default Instant awaitNextHops(String prefix, String... nextHops) {
        Set<String> expected = new TreeSet<>(List.of(nextHops));
        return awaitAnswer("next hops of " + prefix, () -> nextHops(prefix), expected);
    }

    default Instant awaitNoRoute(String prefix) {
        return awaitNextHops(prefix);
    }

    default Instant awaitFull(String neighborRouterId) {
        return awaitNeighborState(neighborRouterId, "Full");
    }

    default Instant awaitNeighborState(String neighborRouterId, String state) {
        return awaitAnswer("neighbor " + neighborRouterId, () -> neighborState(neighborRouterId), Optional.of(state));
    }

    default Instant awaitInterfaceState(Lan lan, String state) {
        return awaitAnswer("interface", () -> interfaceState(lan.interfaceName()), Optional.of(state));
    }

    default Instant awaitExternalPath(String prefix, int type, int metric) {
        return awaitAnswer(
                "path to " + prefix, () -> externalPath(prefix), Optional.of(new ExternalPath(type, metric)));
    }

    /** Waits for an answer, and says which there was instead; gives the moment of the answer. */
    private <T> Instant awaitAnswer(String what, Callable<T> question, T expected) {
        await(host().role() + ": " + what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(question, equalTo(expected));
        return Instant.now();
    }
}
