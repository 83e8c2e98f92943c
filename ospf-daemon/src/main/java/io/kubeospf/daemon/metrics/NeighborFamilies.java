package io.kubeospf.daemon.metrics;

import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.daemon.metrics.NeighborLife.Name;
import io.kubeospf.daemon.metrics.NeighborLives.Shown;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The routers on the other side. Names, labels and numbers are frr_exporter's, so that its alert rules can be taken over. */
final class NeighborFamilies {
    private NeighborFamilies() {}

    static List<Family> all() {
        return List.of(
                Family.gauge(
                        "kube_ospf_neighbor_state",
                        "State of the neighbor: 1 Down, 2 Init, 3 2-Way, 4 ExStart, 5 Exchange, 6 Loading, 7 Full, 8 Attempt.",
                        scrape -> named(scrape, neighbor -> number(neighbor.state()))),
                Family.counter(
                        "kube_ospf_neighbor_state_changes_total",
                        "Changes of the neighbor's state since its first Hello, or since it was last forgotten.",
                        scrape -> named(scrape, Shown::stateChanges)),
                Family.gauge(
                        "kube_ospf_neighbors",
                        "Neighbors on the interface that are heard, in whatever state.",
                        scrape -> numbers(scrape, neighbor -> true)),
                Family.gauge(
                        "kube_ospf_neighbor_adjacencies",
                        "Neighbors on the interface that are Full.",
                        scrape -> numbers(scrape, neighbor -> neighbor.state() == NeighborState.FULL)),
                Family.gauge(
                        "kube_ospf_neighbors_stalled",
                        "Neighbors on the interface whose database exchange does not advance, or that are not Full with us although we are Full with them.",
                        scrape -> numbers(scrape, neighbor -> neighbor.stall().isPresent())),
                Family.counter(
                        "kube_ospf_neighbor_exchange_restarts_total",
                        "Database exchanges that were restarted because they did not advance.",
                        scrape -> scrape.activeInterfaces()
                                .map(link -> Series.of(
                                        scrape.counts(link).exchangeRestarts.sum(), "iface", link.name()))),
                Family.histogram(
                        "kube_ospf_adjacency_duration_seconds",
                        "Time from a neighbor's first Hello, or from its election when it stayed in 2-Way before, until it is Full, in seconds.",
                        scrape -> scrape.activeInterfaces()
                                .map(link -> Series.of(scrape.counts(link).adjacencyDuration, "iface", link.name()))));
    }

    /** frr_exporter's number: Attempt, which has no place in its order, comes behind it. */
    private static int number(NeighborState state) {
        return switch (state) {
            case DOWN -> 1;
            case INIT -> 2;
            case TWO_WAY -> 3;
            case EX_START -> 4;
            case EXCHANGE -> 5;
            case LOADING -> 6;
            case FULL -> 7;
            case ATTEMPT -> 8;
        };
    }

    private static Stream<Series> named(Scrape scrape, ToDoubleFunction<Shown> value) {
        return scrape.named().stream().map(neighbor -> series(value.applyAsDouble(neighbor), neighbor.name()));
    }

    private static Series series(double value, Name name) {
        return Series.of(
                value,
                "area",
                name.areaId().toString(),
                "iface",
                name.interfaceName(),
                "neighbor",
                name.routerId().toString(),
                "local_address",
                name.localAddress().toString(),
                "remote_address",
                name.address().toString());
    }

    /** How many such neighbors there are, for each interface that can have some. */
    private static Stream<Series> numbers(Scrape scrape, Predicate<NeighborView> such) {
        return scrape.configuredInterfaces()
                .filter(configured -> !configured.passive())
                .map(configured -> Series.of(
                        scrape.neighbors()
                                .filter(neighbor -> neighbor.interfaceName().equals(configured.name()))
                                .filter(such)
                                .count(),
                        "area",
                        scrape.area(),
                        "iface",
                        configured.name()));
    }
}
