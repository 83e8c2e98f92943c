package io.kubeospf.daemon.control;

import io.kubeospf.core.config.AreaType;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.config.NeighborFilter;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.AreaId;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.packet.Authentication;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.daemon.advertise.RequestedRoute;
import io.kubeospf.daemon.advertise.RequestedRoutes;
import io.kubeospf.daemon.config.DaemonConfig;
import io.kubeospf.daemon.config.ListenConfig;
import io.kubeospf.daemon.events.EventLog;
import io.kubeospf.daemon.events.LineFormat;
import io.kubeospf.daemon.events.LogConfig;
import io.kubeospf.daemon.events.OperatorLog;
import io.kubeospf.daemon.events.RecordedEvent;
import io.kubeospf.daemon.events.RefusedSender;
import io.kubeospf.daemon.loop.CommandAnswer;
import io.kubeospf.daemon.metrics.Observations;
import io.kubeospf.daemon.reload.ConfigStatus;
import io.kubeospf.daemon.reload.ReloadReport;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A daemon without threads: a speaker on a LAN of which a test tells the story. */
public final class SpokenDaemon implements ControlledDaemon {
    public static final Ipv4Address ADDRESS = Ipv4Address.parse("192.168.100.132");

    public final SpokenLan lan = new SpokenLan();
    public final Observations observations = new Observations(lan::now);
    private final EventLog log = new EventLog(
            new OperatorLog(OutputStream.nullOutputStream(), LineFormat.PLAIN, LogConfig.DEFAULT, lan::now),
            lan::now,
            lan::now);
    private RequestedRoutes requested =
            RequestedRoutes.ofFile(List.of(RequestedRoute.of(ExternalRoute.of(ExternalRoute.DEFAULT_PREFIX))));
    private final Speaker speaker;

    public ConfigStatus status = ConfigStatus.loaded(lan.now());
    /** Whether a reload takes for ever. */
    boolean busy;

    final CompletableFuture<ReloadReport> unanswered = new CompletableFuture<>();
    ReloadReport report = new ReloadReport.Applied(List.of());
    public boolean speaks = true;
    public boolean turns = true;

    public SpokenDaemon() {
        this(broadcast("eth0", 0, 10));
    }

    public SpokenDaemon(InterfaceConfig... interfaces) {
        this(AreaId.BACKBONE, interfaces);
    }

    SpokenDaemon(AreaId area, InterfaceConfig... interfaces) {
        speaker = lan.add(
                router(ADDRESS, area, requested.routes(), interfaces), ADDRESS.toString(), 1500, this::occurred);
    }

    private void occurred(Event event) {
        log.write(event);
        observations.heard(event);
    }

    public static InterfaceConfig broadcast(String name, int priority, int helloSeconds) {
        InterfaceConfig usual = InterfaceConfig.named(name);
        return new InterfaceConfig(
                name,
                InterfaceType.BROADCAST,
                usual.cost(),
                priority,
                Duration.ofSeconds(helloSeconds),
                Duration.ofSeconds(4L * helloSeconds),
                usual.retransmitInterval(),
                usual.transmitDelay(),
                false,
                false);
    }

    static InterfaceConfig authenticated(String name, Authentication authentication) {
        InterfaceConfig usual = broadcast(name, 0, 10);
        return new InterfaceConfig(
                name,
                usual.type(),
                usual.cost(),
                usual.priority(),
                usual.helloInterval(),
                usual.deadInterval(),
                usual.retransmitInterval(),
                usual.transmitDelay(),
                usual.mtuIgnore(),
                usual.passive(),
                usual.ttlSecurity(),
                usual.neighbors(),
                authentication);
    }

    /** An interface that does not believe everybody. */
    static InterfaceConfig guarded(String name, boolean ttlSecurity, NeighborFilter neighbors) {
        InterfaceConfig usual = broadcast(name, 0, 10);
        return new InterfaceConfig(
                name,
                usual.type(),
                usual.cost(),
                usual.priority(),
                usual.helloInterval(),
                usual.deadInterval(),
                usual.retransmitInterval(),
                usual.transmitDelay(),
                usual.mtuIgnore(),
                usual.passive(),
                ttlSecurity,
                neighbors,
                usual.authentication());
    }

    /** Another router of the LAN, with no routes. */
    public SpokenDaemon withRouter(String address, int priority, int mtu, int helloSeconds) {
        lan.add(
                router(
                        Ipv4Address.parse(address),
                        AreaId.BACKBONE,
                        List.of(),
                        broadcast("lan", priority, helloSeconds)),
                address,
                mtu,
                event -> {});
        return this;
    }

    /** Another router of the LAN that differs in more. */
    SpokenDaemon withRouter(RouterConfig config, String address, NetworkMask mask) {
        lan.add(config, address, mask, 1500, event -> {});
        return this;
    }

    public SpokenDaemon after(Duration duration) {
        lan.run(duration);
        return this;
    }

    /** From now on our database is to hold so many LSAs of others. */
    public SpokenDaemon holding(int maxLsas, InterfaceConfig... interfaces) {
        RouterConfig usual = router(ADDRESS, AreaId.BACKBONE, requested.routes(), interfaces);
        CompletableFuture<CommandAnswer> unused = obey(new Command.Reconfigure(new RouterConfig(
                usual.routerId(),
                usual.areaId(),
                usual.areaType(),
                usual.interfaces(),
                usual.externalRoutes(),
                maxLsas)));
        return this;
    }

    private static RouterConfig router(
            Ipv4Address address, AreaId area, List<ExternalRoute> routes, InterfaceConfig... interfaces) {
        return new RouterConfig(new RouterId(address.value()), area, AreaType.NORMAL, List.of(interfaces), routes);
    }

    /** A reload leaves the daemon these interfaces. */
    public SpokenDaemon reconfigured(InterfaceConfig... interfaces) {
        RouterConfig next = router(ADDRESS, AreaId.BACKBONE, requested.routes(), interfaces);
        lan.give(ADDRESS, new Input.CommandGiven(new Command.Reconfigure(next)));
        return this;
    }

    @Override
    public Instant now() {
        return lan.now();
    }

    @Override
    public Optional<SpeakerView> view() {
        return Optional.of(speaker.view()).filter(view -> speaks);
    }

    @Override
    public String waitingFor() {
        return "an IPv4 default route";
    }

    @Override
    public CompletableFuture<Boolean> turn() {
        return CompletableFuture.completedFuture(turns);
    }

    @Override
    public CompletableFuture<Optional<List<LsdbEntry>>> database() {
        return CompletableFuture.completedFuture(Optional.of(speaker.entries()));
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
        return requested;
    }

    @Override
    public DaemonConfig configuration() {
        SpeakerView view = speaker.view();
        return new DaemonConfig(
                Optional.of(view.routerId()),
                view.areaId(),
                view.areaType(),
                view.interfaces().stream()
                        .map(SpeakerView.InterfaceView::config)
                        .toList(),
                requested.routes().stream().map(RequestedRoute::of).toList(),
                view.room().maxLsas(),
                ListenConfig.DEFAULT,
                LogConfig.DEFAULT);
    }

    @Override
    public ConfigStatus configStatus() {
        return status;
    }

    @Override
    public CompletableFuture<CommandAnswer> advertise(RequestedRoute route) {
        requested = requested.advertise(route);
        return obey(new Command.Advertise(route.route()));
    }

    @Override
    public CompletableFuture<CommandAnswer> withdraw(Ipv4Prefix prefix) {
        requested = requested.withdraw(prefix).orElse(requested);
        return obey(new Command.Withdraw(prefix));
    }

    private CompletableFuture<CommandAnswer> obey(Command command) {
        return CompletableFuture.completedFuture(lan.give(ADDRESS, new Input.CommandGiven(command)).stream()
                .filter(Output.CommandRejected.class::isInstance)
                .<CommandAnswer>map(output -> new CommandAnswer.Rejected(((Output.CommandRejected) output).reason()))
                .findFirst()
                .orElseGet(CommandAnswer.Done::new));
    }

    @Override
    public CompletableFuture<ReloadReport> reload() {
        return busy ? unanswered : CompletableFuture.completedFuture(report);
    }
}
