package io.kubeospf.testbed.lab.router;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kubeospf.testbed.lab.network.NetworkNamespace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** A real router, asked for what it knows. */
public interface LabRouter {
    /** Much longer than anything takes, for machines that do something else beside the lab. */
    Duration PATIENCE = Duration.ofSeconds(60);

    NetworkNamespace host();

    String routerId();

    /**
     * The state of the adjacency with a neighbor in the words of RFC 2328 10.1, by the name of each interface that it is known
     * on.
     */
    Map<String, String> neighborStates(String neighborRouterId);

    /** How often the state of the adjacency with a neighbor has changed since the router was first started. */
    int neighborChanges(String neighborRouterId);

    /** Waiting, DR, Backup, DROther and so on. */
    Optional<String> interfaceState(String interfaceName);

    /** Its path to that external destination; empty when it has none. */
    Optional<ExternalPath> externalPath(String prefix);

    List<DatabaseEntry> database();

    /** What it says about itself, by the words that it was asked with. */
    Map<String, String> evidence();

    void start();

    /** SIGKILL; gives the moment. */
    Instant kill();

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

    /** The same of a neighbor on one interface; empty when it knows no such neighbor. */
    default Optional<String> neighborState(String neighborRouterId) {
        return neighborStates(neighborRouterId).values().stream().findFirst();
    }

    default boolean isFull(String neighborRouterId) {
        return neighborState(neighborRouterId).filter("Full"::equals).isPresent();
    }

    /** Returns when its kernel sends packets for that destination to exactly these neighbors; none for no route. */
    default Instant awaitNextHops(String prefix, String... nextHops) {
        Set<String> expected = new TreeSet<>(List.of(nextHops));
        return awaitAnswer("next hops of " + prefix, () -> nextHops(prefix), expected);
    }

    /** Returns when its routing daemon has given its kernel routes to exactly these destinations, all by way of one neighbor. */
    default Instant awaitRoutes(List<String> prefixes, String nextHop) {
        Map<String, String> expected = new TreeMap<>();
        // The kernel shows a host without its length.
        prefixes.forEach(prefix -> expected.put(prefix.replace("/32", ""), nextHop));
        return awaitAnswer("routes", host()::ospfRoutes, expected);
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

    /** Returns when it no longer knows that neighbor. */
    default Instant awaitForgotten(String neighborRouterId) {
        return awaitAnswer("neighbor " + neighborRouterId, () -> neighborState(neighborRouterId), Optional.empty());
    }

    /** Returns when it has exactly the LSAs of another router, each in the same instance. */
    default Instant awaitSameDatabaseAs(LabRouter other) {
        return awaitAnswer(
                "LSAs that only one of it and " + other.host().role() + " has", () -> differences(other), Set.of());
    }

    private Set<String> differences(LabRouter other) {
        Set<String> mine = liveInstances();
        Set<String> theirs = other.liveInstances();
        Set<String> differences = new TreeSet<>(mine);
        differences.removeAll(theirs);
        theirs.stream().filter(instance -> !mine.contains(instance)).forEach(differences::add);
        return differences;
    }

    /** The instances in its database, without those that are being flushed, which FRR shows for a minute and BIRD does not. */
    default Set<String> liveInstances() {
        return database().stream()
                .filter(lsa -> !lsa.isFlushed())
                .map(DatabaseEntry::instance)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The LSAs in its database from that router that are not being flushed: their type and Link State ID. */
    default Set<String> liveLsasOf(String advertisingRouter) {
        return database().stream()
                .filter(lsa -> lsa.advertisingRouter().equals(advertisingRouter) && !lsa.isFlushed())
                .map(DatabaseEntry::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns when exactly these LSAs of that router are in its database, such as "5 10.96.0.0". */
    default Instant awaitLsas(String advertisingRouter, String... names) {
        Set<String> expected = new TreeSet<>(List.of(names));
        return awaitAnswer("LSAs of " + advertisingRouter, () -> liveLsasOf(advertisingRouter), expected);
    }

    /** Returns when the LSA, such as "1 192.0.2.1", is in its database in another instance than it was in these. */
    default Instant awaitNewInstance(String name, Set<String> before) {
        await(host().role() + ": new instance of " + name)
                .atMost(PATIENCE)
                .until(() -> liveInstances().stream()
                        .anyMatch(instance -> instance.startsWith(name + " ") && !before.contains(instance)));
        return Instant.now();
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
