package io.kubeospf.daemon;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.daemon.advertise.RequestedRoutes;
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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What is shown and changed from outside. Commands wait for the speaker, so they have a thread, which is there while they come. */
final class OperatorAccess implements ControlledDaemon {
    private static final long IDLE_SECONDS = 10;

    private final InstantSource clock;
    private final SpeakerLoop loop;
    private final Mailbox mailbox;
    private final EventLog events;
    private final Operations operations;
    private final Supplier<String> waitingFor;

    /** Its queue is bounded by the connections of those who wait. */
    private final Executor commands = new ThreadPoolExecutor(
            0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), OperatorAccess::commandThread);

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

    private static Thread commandThread(Runnable work) {
        Thread thread = new Thread(work, "commands");
        thread.setDaemon(true);
        return thread;
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
    public ConfigStatus configStatus() {
        return operations.status();
    }

    @Override
    public CompletableFuture<CommandAnswer> advertise(ExternalRoute route) {
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
