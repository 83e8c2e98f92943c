package io.kubeospf.daemon.metrics;

import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.daemon.advertise.RequestedRoutes;
import io.kubeospf.daemon.control.ControlledDaemon;
import io.kubeospf.daemon.metrics.NeighborLives.Lost;
import io.kubeospf.daemon.reload.ConfigStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What all series of one scrape are made of, so that they agree.
 *
 * @param lost neighbors that were full and are not there any more, of interfaces that still are
 */
record Scrape(
        Optional<SpeakerView> view,
        Observations observed,
        List<Lost> lost,
        RequestedRoutes requested,
        ConfigStatus config) {

    static Scrape of(ControlledDaemon daemon, Observations observed) {
        Optional<SpeakerView> view = daemon.view();
        List<Lost> lost = observed.neighbors.lost(daemon.now()).stream()
                .filter(each -> view.filter(present -> isMissing(each, present)).isPresent())
                .toList();
        return new Scrape(view, observed, lost, daemon.requestedRoutes(), daemon.configStatus());
    }

    /** The view is a moment older than the events: a neighbor can be in both. */
    private static boolean isMissing(Lost lost, SpeakerView view) {
        return view.interfaces().stream()
                        .anyMatch(link -> link.name().equals(lost.name().interfaceName()))
                && view.neighbors().stream().map(Scrape::name).noneMatch(lost.name()::equals);
    }

    private static NeighborLives.Name name(NeighborView neighbor) {
        return new NeighborLives.Name(neighbor.interfaceName(), neighbor.routerId(), neighbor.address());
    }

    /** Those of the configuration, while a speaker runs. */
    Stream<InterfaceView> interfaces() {
        return view.stream().flatMap(present -> present.interfaces().stream());
    }

    /** Those that can have neighbors. */
    Stream<InterfaceView> activeInterfaces() {
        return interfaces().filter(link -> !link.config().passive());
    }

    Stream<NeighborView> neighbors() {
        return view.stream().flatMap(present -> present.neighbors().stream());
    }

    /** Of a speaker; empty while none runs. */
    String area() {
        return view.map(present -> present.areaId().toString()).orElse("");
    }

    InterfaceCounts counts(InterfaceView link) {
        return observed.on(link.name());
    }
}
