package io.kubeospf.testbed.corpus;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.daemon.advertise.RequestedRoute;
import io.kubeospf.daemon.advertise.RequestedRoutes;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.config.ListenConfig;
import io.kubeospf.daemon.control.ControlledDaemon;
import io.kubeospf.daemon.events.EventLog;
import io.kubeospf.daemon.events.LogConfig;
import io.kubeospf.daemon.events.RecordedEvent;
import io.kubeospf.daemon.events.RefusedSender;
import io.kubeospf.daemon.loop.CommandAnswer;
import io.kubeospf.daemon.reload.ConfigStatus;
import io.kubeospf.daemon.reload.ReloadReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the control socket shows of our speaker. It takes no commands. */
record DaemonOfAdjacency(LivingAdjacency adjacency, EventLog log) implements ControlledDaemon {

    @Override
    public Instant now() {
        return adjacency.now();
    }

    @Override
    public Optional<SpeakerView> view() {
        return Optional.of(adjacency.view());
    }

    @Override
    public String waitingFor() {
        return "nothing";
    }

    @Override
    public CompletableFuture<Boolean> turn() {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<Optional<List<LsdbEntry>>> database() {
        return CompletableFuture.completedFuture(Optional.of(adjacency.entries()));
    }

    @Override
    public List<RecordedEvent> events() {
        return log.history().events();
    }

    @Override
    public List<RefusedSender> refusedSenders() {
        return log.refusedSenders().recent();
    }

    @Override
    public RequestedRoutes requestedRoutes() {
        return RequestedRoutes.ofFile(List.of(RequestedRoute.of(ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX))));
    }

    @Override
    public DaemonConfig configuration() {
        SpeakerView view = adjacency.view();
        return new DaemonConfig(
                Optional.of(view.routerId()),
                view.areaId(),
                view.areaType(),
                view.interfaces().stream()
                        .map(SpeakerView.InterfaceView::config)
                        .toList(),
                requestedRoutes().routes().stream().map(RequestedRoute::of).toList(),
                view.room().maxLsas(),
                ListenConfig.DEFAULT,
                LogConfig.DEFAULT);
    }

    @Override
    public ConfigStatus configStatus() {
        return ConfigStatus.loaded(Instant.EPOCH);
    }

    @Override
    public CompletableFuture<CommandAnswer> advertise(RequestedRoute route) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<CommandAnswer> withdraw(Ipv4Prefix prefix) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<ReloadReport> reload() {
        throw new UnsupportedOperationException();
    }
}
