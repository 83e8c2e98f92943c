package io.kubeospf.daemon.metrics;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.daemon.advertise.RequestedRoutes;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.control.ControlledDaemon;
import io.kubeospf.daemon.metrics.NeighborLives.Shown;
import io.kubeospf.daemon.reload.ConfigStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What all series of one scrape are made of, so that they agree.
 *
 * @param named the neighbors that have a series of their own, of interfaces that can have neighbors
 */
record Scrape(
        Optional<SpeakerView> view,
        Observations observed,
        List<Shown> named,
        RequestedRoutes requested,
        DaemonConfig configuration,
        ConfigStatus config) {

    static Scrape of(ControlledDaemon daemon, Observations observed) {
        Optional<SpeakerView> view = daemon.view();
        List<Shown> named = observed.neighbors.shown(daemon.now()).stream()
                .filter(neighbor -> view.stream()
                        .flatMap(Scrape::activeInterfaces)
                        .anyMatch(link -> link.name().equals(neighbor.name().interfaceName())))
                .toList();
        return new Scrape(
                view, observed, named, daemon.requestedRoutes(), daemon.configuration(), daemon.configStatus());
    }

    /** Those of the configuration, while a speaker runs. */
    Stream<InterfaceView> interfaces() {
        return view.stream().flatMap(present -> present.interfaces().stream());
    }

    /** Those of the configuration, also while the daemon waits for what it needs to begin; none when it waits to learn which. */
    Stream<InterfaceConfig> configuredInterfaces() {
        return view.map(present -> present.interfaces().stream().map(InterfaceView::config))
                .orElseGet(configuration.interfaces()::stream);
    }

    boolean isUp(InterfaceConfig configured) {
        return interfaces()
                .anyMatch(link -> link.name().equals(configured.name()) && link.link() instanceof LinkStatus.Up);
    }

    /** Those that can have neighbors. */
    Stream<InterfaceView> activeInterfaces() {
        return view.stream().flatMap(Scrape::activeInterfaces);
    }

    private static Stream<InterfaceView> activeInterfaces(SpeakerView view) {
        return view.interfaces().stream().filter(link -> !link.config().passive());
    }

    Stream<NeighborView> neighbors() {
        return view.stream().flatMap(present -> present.neighbors().stream());
    }

    String area() {
        return view.map(SpeakerView::areaId).orElse(configuration.areaId()).toString();
    }

    InterfaceCounts counts(InterfaceView link) {
        return observed.on(link.name());
    }
}
