package io.kubeospf.daemon.control;

import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.daemon.advertise.RequestedRoute;
import io.kubeospf.daemon.advertise.RequestedRoutes;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.events.RecordedEvent;
import io.kubeospf.daemon.events.RefusedSender;
import io.kubeospf.daemon.loop.CommandAnswer;
import io.kubeospf.daemon.reload.ConfigStatus;
import io.kubeospf.daemon.reload.ReloadReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The daemon, as far as operators reach it from outside. Nothing here waits; futures are completed by the daemon's threads. */
public interface ControlledDaemon {

    /** By the speaker's clock, which the times of views are of. */
    Instant now();

    /** Empty while the daemon waits for what it needs to begin. */
    Optional<SpeakerView> view();

    /** What the daemon waits for, to be read after "waiting for". */
    String waitingFor();

    /** Answered by the speaker's thread; false when the speaker has stopped, or too many others ask. */
    CompletableFuture<Boolean> turn();

    /** Empty when the speaker has stopped, or too many others ask. */
    CompletableFuture<Optional<List<LsdbEntry>>> database();

    /** In the order in which they happened. */
    List<RecordedEvent> events();

    List<RefusedSender> refusedSenders();

    RequestedRoutes requestedRoutes();

    /** What the file said when it was last taken. */
    DaemonConfig configuration();

    ConfigStatus configStatus();

    CompletableFuture<CommandAnswer> advertise(RequestedRoute route);

    CompletableFuture<CommandAnswer> withdraw(Ipv4Prefix prefix);

    CompletableFuture<ReloadReport> reload();
}
