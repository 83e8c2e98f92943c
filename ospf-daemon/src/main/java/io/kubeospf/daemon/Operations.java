package io.kubeospf.daemon;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.config.RouterConfigDifference;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.daemon.advertise.OwnNetwork;
import io.kubeospf.daemon.advertise.PrefixRisk;
import io.kubeospf.daemon.advertise.RequestedRoute;
import io.kubeospf.daemon.advertise.RequestedRoutes;
import io.kubeospf.daemon.config.ConfigProblem;
import io.kubeospf.daemon.config.ConfigSource;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.config.InvalidConfigException;
import io.kubeospf.daemon.config.ListenConfig;
import io.kubeospf.daemon.events.LogLevel;
import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.loop.CommandAnswer;
import io.kubeospf.daemon.loop.Mailbox;
import io.kubeospf.daemon.reload.ConfigChanges;
import io.kubeospf.daemon.reload.ConfigStatus;
import io.kubeospf.daemon.reload.ReloadReport;
import io.kubeospf.daemon.systemd.SystemdNotifications;
import io.kubeospf.daemon.transport.PacketTransport;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What operators ask of the daemon while it runs. Any thread may, but the speaker's; one request is done after the other, and
 * what changes nothing leaves everything as it was.
 */
public final class Operations {
    private static final String STOPPING = "the daemon is stopping";

    /** Less than the control socket waits for an answer. */
    private static final Duration READ_LIMIT = Duration.ofSeconds(4);

    /** Who may use the control socket or send a signal can have the file read as often as it likes. */
    private static final int REPORTS_PER_MINUTE = 10;

    private static final String REPORT = "reload";

    /** Of one file. */
    private static final int PROBLEMS_LOGGED = 100;

    private final ConfigSource source;
    private final OperatorLog log;
    private final Mailbox mailbox;
    private final PacketTransport transport;
    private final Machine.Source machine;
    private final Consumer<ListenConfig> listening;
    private final SystemdNotifications systemd;
    private final InstantSource wallClock = InstantSource.system();

    /** One reload after the other, so that the file read last is the one that runs. */
    private final Object reloads = new Object();

    private volatile DaemonConfig config;
    private volatile RequestedRoutes routes;
    private volatile Function<String, List<Ipv4Prefix>> networksOf = name -> List.of();
    private volatile ConfigStatus status;
    private volatile boolean stopping;

    /** What the speaker is told to be; empty while none runs, or one takes leave for another to follow. */
    private volatile Optional<RouterConfig> running = Optional.empty();

    Operations(
            ConfigSource source,
            DaemonConfig config,
            OperatorLog log,
            Mailbox mailbox,
            PacketTransport transport,
            Machine.Source machine,
            Consumer<ListenConfig> listening,
            SystemdNotifications systemd) {
        this.source = source;
        this.config = config;
        this.log = log;
        this.mailbox = mailbox;
        this.transport = transport;
        this.machine = machine;
        this.listening = listening;
        this.systemd = systemd;
        this.routes = RequestedRoutes.ofFile(config.advertise());
        this.status = ConfigStatus.loaded(wallClock.instant());
    }

    /** How what runs stands to the file. */
    public ConfigStatus status() {
        return status;
    }

    /** What the file said when it was last taken. */
    public DaemonConfig configuration() {
        return config;
    }

    /** What is to be announced, and by whose request. */
    public RequestedRoutes routes() {
        return routes;
    }

    /** Announces a route until it is withdrawn or the daemon ends. */
    public synchronized CommandAnswer advertise(RequestedRoute route) {
        RequestedRoutes next = routes.advertise(route);
        Optional<String> risk = Optional.of(route)
                .filter(wanted -> !wanted.force())
                .flatMap(wanted -> PrefixRisk.of(wanted.prefix()))
                .or(() ->
                        Optional.ofNullable(next.withheld().get(route.prefix())).map(RequestedRoutes.Withheld::reason));
        return risk.<CommandAnswer>map(CommandAnswer.Rejected::new).orElseGet(() -> request(next));
    }

    /** Announces a prefix no more, whoever asked for it. */
    public synchronized CommandAnswer withdraw(Ipv4Prefix prefix) {
        return routes.withdraw(prefix)
                .map(this::request)
                .orElseGet(() -> new CommandAnswer.Rejected(prefix + " is not advertised; what is: " + routes.list()));
    }

    /**
     * Reads the file again and does what it says now, or changes nothing; the log tells. Commands and the end of the daemon do not
     * wait while the file is read.
     */
    public ReloadReport reload() {
        synchronized (reloads) {
            if (stopping) {
                return notNow(STOPPING);
            }
            systemd.reloading();
            try {
                return take(source.read(READ_LIMIT));
            } catch (InvalidConfigException e) {
                return refuse(e.problems().stream().map(ConfigProblem::toString).toList());
            } catch (IOException e) {
                return refuse(List.of(source.explain(e)));
            } catch (RuntimeException | LinkageError e) {
                log.defect(LogLevel.ERROR, "not reloaded because of a defect; please report it", e);
                return notNow("a defect, which the log has: " + e);
            } finally {
                systemd.reloaded();
            }
        }
    }

    /**
     * The machine's interfaces have changed, and so perhaps the networks that are not announced.
     *
     * @param present the networks of the interface of this name
     */
    void follow(Function<String, List<Ipv4Prefix>> present) {
        networksOf = present;
        if (networks().equals(routes.networks())) {
            return;
        }
        synchronized (this) {
            RequestedRoutes next = routes.withNetworks(networks());
            if (next.routes().equals(routes.routes())) {
                routes = next;
            } else {
                RequestedRoutes before = routes;
                if (request(next) instanceof CommandAnswer.Done) {
                    tellWithheld(before, next);
                }
            }
        }
    }

    /** No speaker is to follow the one that runs: nothing is promised any more. Does not wait. */
    void stop() {
        stopping = true;
    }

    /** A speaker is to start, once the machine can say what the file leaves to it; requests then wait for it. */
    synchronized RouterConfigResolution begin() {
        RouterConfigResolution resolution;
        try {
            Machine now = machine.look(config.interfaces());
            networksOf = now.links()::networks;
            resolution = RouterConfigResolution.of(config, routes.routes(), now);
        } catch (IOException e) {
            return new RouterConfigResolution.Waiting("the kernel to tell its routes: " + e.getMessage());
        }
        if (resolution instanceof RouterConfigResolution.Resolved resolved) {
            RequestedRoutes next = routes.withNetworks(networks(resolved.config()));
            tellWithheld(routes, next);
            routes = next;
            RouterConfig router = withRoutes(resolved.config(), next.routes());
            running = Optional.of(router);
            mailbox.open();
            return new RouterConfigResolution.Resolved(router);
        }
        return resolution;
    }

    /** The speaker has stopped. Whoever waits for its answer holds our lock, so the mailbox is closed first. */
    void end() {
        mailbox.close();
        synchronized (this) {
            running = Optional.empty();
            transport.use(List.of());
        }
    }

    private CommandAnswer request(RequestedRoutes next) {
        if (stopping) {
            return new CommandAnswer.Rejected(STOPPING);
        }
        Optional<String> refusal = refusal(config, next)
                .or(() -> running.flatMap(present -> bring(present, withRoutes(present, next.routes()))));
        if (refusal.isPresent()) {
            return new CommandAnswer.Rejected(refusal.get());
        }
        routes = next;
        return new CommandAnswer.Done();
    }

    private synchronized ReloadReport take(DaemonConfig next) {
        if (stopping) {
            return notNow(STOPPING);
        }
        RequestedRoutes nextRoutes = routes.withFile(next.advertise());
        Optional<String> refusal = refusal(next, nextRoutes);
        if (refusal.isPresent()) {
            return refuse(List.of(refusal.get()));
        }
        List<String> changes = new ArrayList<>();
        if (running.isPresent()) {
            RouterConfig present = running.get();
            RouterConfigResolution resolution;
            try {
                Machine now = machine.look(next.interfaces());
                networksOf = now.links()::networks;
                resolution = RouterConfigResolution.of(next, nextRoutes.routes(), now, present, config);
            } catch (IOException e) {
                return notNow("the kernel does not tell its routes: " + e.getMessage());
            }
            if (resolution instanceof RouterConfigResolution.Waiting waiting) {
                return refuse(List.of("another router ID, area or area type takes a new start, which would wait for "
                        + waiting.reason()));
            }
            RouterConfig resolved = ((RouterConfigResolution.Resolved) resolution).config();
            nextRoutes = nextRoutes.withNetworks(networks(resolved));
            RouterConfig router = withRoutes(resolved, nextRoutes.routes());
            changes.addAll(ConfigChanges.describe(RouterConfigDifference.between(present, router)));
            Optional<String> obstacle = bring(present, router);
            if (obstacle.isPresent()) {
                return notNow(obstacle.get());
            }
        } else if (!next.equals(config)) {
            changes.add("all of the file, for no speaker runs yet");
        }
        changes.addAll(ConfigChanges.describe(config.log(), next.log()));
        changes.addAll(ConfigChanges.describe(config.listen(), next.listen()));
        log.configure(next.log());
        listening.accept(next.listen());
        config = next;
        tellWithheld(routes, nextRoutes);
        routes = nextRoutes;
        status = ConfigStatus.loaded(wallClock.instant());
        report(LogLevel.INFO, "reloaded: " + (changes.isEmpty() ? "nothing changed" : String.join(", ", changes)));
        return new ReloadReport.Applied(changes);
    }

    private synchronized ReloadReport refuse(List<String> problems) {
        status = status.refused(wallClock.instant(), problems);
        List<String> lines = new ArrayList<>();
        lines.add("not reloaded, what runs stays as it is, because of problems in " + source.path() + ":");
        lines.addAll(problems.subList(0, Math.min(problems.size(), PROBLEMS_LOGGED)));
        if (problems.size() > PROBLEMS_LOGGED) {
            lines.add("and " + (problems.size() - PROBLEMS_LOGGED) + " more; kube-ospf check lists them all");
        }
        log.report(REPORTS_PER_MINUTE, LogLevel.ERROR, REPORT, lines);
        return new ReloadReport.Refused(problems);
    }

    private synchronized ReloadReport notNow(String reason) {
        if (!stopping) {
            status = status.refused(wallClock.instant(), List.of(reason));
        }
        report(LogLevel.WARN, "not reloaded, what runs stays as it is: " + reason);
        return new ReloadReport.NotNow(reason);
    }

    private List<OwnNetwork> networks() {
        return running.map(this::networks).orElse(List.of());
    }

    private List<OwnNetwork> networks(RouterConfig router) {
        Function<String, List<Ipv4Prefix>> present = networksOf;
        return router.interfaces().stream()
                .map(InterfaceConfig::name)
                .flatMap(name -> present.apply(name).stream().map(network -> new OwnNetwork(name, network)))
                .toList();
    }

    private void tellWithheld(RequestedRoutes before, RequestedRoutes after) {
        List<String> lines = new ArrayList<>();
        after.withheld().forEach((prefix, withheld) -> {
            if (!before.withheld().containsKey(prefix)) {
                lines.add("withheld: " + withheld.reason());
            }
        });
        if (!lines.isEmpty()) {
            log.report(REPORTS_PER_MINUTE, LogLevel.WARN, "withheld", lines);
        }
    }

    private void report(LogLevel level, String text) {
        log.report(REPORTS_PER_MINUTE, level, REPORT, List.of(text));
    }

    /** What the file alone cannot know: commands may want routes in an area that takes none. */
    private static Optional<String> refusal(DaemonConfig next, RequestedRoutes routes) {
        boolean takesRoutes = next.areaType().externalType().isPresent();
        return takesRoutes || routes.routes().isEmpty()
                ? Optional.empty()
                : Optional.of("routers of a " + next.areaType() + " area take no external routes, so " + routes.list()
                        + " cannot be advertised; withdraw it, or make the area nssa on every router");
    }

    private static RouterConfig withRoutes(RouterConfig router, List<ExternalRoute> routes) {
        return new RouterConfig(
                router.routerId(), router.areaId(), router.areaType(), router.interfaces(), routes, router.maxLsas());
    }

    /** Has the speaker become another, by a new start if need be; or tells why not. */
    private Optional<String> bring(RouterConfig present, RouterConfig next) {
        if (!RouterConfigDifference.between(present, next).identity().isEmpty()) {
            log.info("another router ID, area or area type makes another router: taking leave and starting anew");
            mailbox.put(new Input.CommandGiven(new Command.Stop()));
            running = Optional.empty();
            return Optional.empty();
        }
        transport.use(ready(present, next));
        try {
            transport.claim(next.interfaces());
        } catch (IOException e) {
            transport.use(present.interfaces());
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (mailbox.give(new Command.Reconfigure(next)).join() instanceof CommandAnswer.Rejected rejected) {
            transport.use(present.interfaces());
            return Optional.of(rejected.reason());
        }
        transport.use(next.interfaces());
        systemd.speakOn(next.interfaces());
        running = Optional.of(next);
        return Optional.empty();
    }

    /**
     * The interfaces to use while the speaker changes: one that becomes passive or goes carries the goodbye, and one that was
     * passive carries the first Hello.
     */
    private static List<InterfaceConfig> ready(RouterConfig present, RouterConfig next) {
        return present.interfaces().stream()
                .map(old -> next.interfaces().stream()
                        .filter(config -> config.name().equals(old.name()) && !config.passive())
                        .findFirst()
                        .orElse(old))
                .toList();
    }
}
