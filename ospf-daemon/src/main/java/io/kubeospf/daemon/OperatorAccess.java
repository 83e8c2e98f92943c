package io.kubeospf.daemon;

import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.daemon.advertise.RequestedRoute;
import io.kubeospf.daemon.advertise.RequestedRoutes;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.control.ControlledDaemon;
import io.kubeospf.daemon.events.EventLog;
import io.kubeospf.daemon.events.RecordedEvent;
import io.kubeospf.daemon.events.RefusedSender;
import io.kubeospf.daemon.loop.CommandAnswer;
import io.kubeospf.daemon.loop.Mailbox;
import io.kubeospf.daemon.loop.SpeakerLoop;
import io.kubeospf.daemon.reload.ConfigStatus;
import io.kubeospf.daemon.reload.ReloadReport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What is shown and changed from outside. A command that is cancelled before its turn comes is never begun. */
final class OperatorAccess implements ControlledDaemon {
    private final InstantSource clock;
    private final SpeakerLoop loop;
    private final Mailbox mailbox;
    private final EventLog events;
    private final Operations operations;
    private final Supplier<String> waitingFor;

    private final Executor commands = new CommandThread();

    OperatorAccess(
            InstantSource clock,
            SpeakerLoop loop,
            Mailbox mailbox,
            EventLog events,
            Operations operations,
            Supplier<String> waitingFor) {
        this.clock = clock;
        this.loop = loop;
        this.mailbox = mailbox;
        this.events = events;
        this.operations = operations;
        this.waitingFor = waitingFor;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Optional<SpeakerView> view() {
        return loop.view();
    }

    @Override
    public String waitingFor() {
        return waitingFor.get();
    }

    @Override
    public CompletableFuture<Boolean> turn() {
        return mailbox.ask((speaker, now) -> true).thenApply(Optional::isPresent);
    }

    @Override
    public CompletableFuture<Optional<List<LsdbEntry>>> database() {
        return mailbox.ask((speaker, now) -> speaker.entries());
    }

    @Override
    public List<RecordedEvent> events() {
        return events.history().events();
    }

    @Override
    public List<RefusedSender> refusedSenders() {
        return events.refusedSenders().recent();
    }

    @Override
    public RequestedRoutes requestedRoutes() {
        return operations.routes();
    }

    @Override
    public DaemonConfig configuration() {
        return operations.configuration();
    }

    @Override
    public ConfigStatus configStatus() {
        return operations.status();
    }

    @Override
    public CompletableFuture<CommandAnswer> advertise(RequestedRoute route) {
        return CompletableFuture.supplyAsync(() -> operations.advertise(route), commands);
    }

    @Override
    public CompletableFuture<CommandAnswer> withdraw(Ipv4Prefix prefix) {
        return CompletableFuture.supplyAsync(() -> operations.withdraw(prefix), commands);
    }

    @Override
    public CompletableFuture<ReloadReport> reload() {
        return CompletableFuture.supplyAsync(operations::reload, commands);
    }
}
