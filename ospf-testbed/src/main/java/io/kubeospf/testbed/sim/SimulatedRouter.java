package io.kubeospf.testbed.sim;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaBody;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.testbed.sim.Topology.Attachment;
import io.kubeospf.testbed.sim.Topology.RouterPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** A machine with a speaker on it: it can crash, stand still, lose a link, and its clock can jump forward. */
public final class SimulatedRouter {
    private final RouterPlan plan;
    private final SplittableRandom random;
    private final BiConsumer<SimulatedRouter, Output> outputs;
    private final SortedMap<Ipv4Prefix, ExternalRoute> wanted = new TreeMap<>();
    private final SortedSet<String> linksDown = new TreeSet<>();
    private final SortedSet<String> unconfigured = new TreeSet<>();
    private final Deque<Input> backlog = new ArrayDeque<>();
    private Optional<Speaker> speaker = Optional.empty();
    private Duration clockAhead = Duration.ZERO;
    private Attention attention = Attention.AWAKE;
    private int lives;
    private int identity;

    /** How many Router IDs a router has one after the other, at most; the order of two routers stays. */
    static final int IDENTITIES = 16;

    /** What a machine does with what it is told. */
    enum Attention {
        AWAKE,
        /** It stands still and its socket buffers fill. */
        QUEUEING,
        /** It stands still and its packets are lost; links and commands are learned when it goes on. */
        DEAF
    }

    SimulatedRouter(RouterPlan plan, SplittableRandom random, BiConsumer<SimulatedRouter, Output> outputs) {
        this.plan = plan;
        this.random = random;
        this.outputs = outputs;
        plan.config().externalRoutes().forEach(this::want);
    }

    public RouterPlan plan() {
        return plan;
    }

    public String name() {
        return plan.name();
    }

    /** What the operator wants announced now, whether the router lives or not. */
    public SortedMap<Ipv4Prefix, ExternalRoute> wanted() {
        return Collections.unmodifiableSortedMap(wanted);
    }

    /** The Router ID that it has now; its name is the first one. */
    public RouterId routerId() {
        return new RouterId(plan.config().routerId().value() + identity);
    }

    /** Whether a router that is planned with one Router ID may have another at some time. */
    public static boolean isIdentity(RouterId planned, RouterId other) {
        return other.value() >= planned.value() && other.value() < planned.value() + IDENTITIES;
    }

    /** From its next life on it has another Router ID. */
    void changeRouterId() {
        identity = (identity + 1) % IDENTITIES;
    }

    /** Which of the router's lives this is: state does not outlast it. */
    public String life() {
        return name() + " in life " + lives;
    }

    public boolean isAlive() {
        return speaker.isPresent();
    }

    public boolean isLinkUp(String interfaceName) {
        return !linksDown.contains(interfaceName);
    }

    /**
     * The speaker's state.
     *
     * @throws IllegalStateException when the router does not live
     */
    public SpeakerView view() {
        return living().view();
    }

    /**
     * The speaker's database, each LSA at its age of now.
     *
     * @throws IllegalStateException when the router does not live
     */
    public List<Lsa> database(Instant now) {
        return living().database(local(now));
    }

    /** What an LSA that is flooded beyond a link says; empty when it is not in the database. */
    public Optional<LsaBody> contents(LsaKey key) {
        return living().entries().stream()
                .map(LsdbEntry::installed)
                .filter(lsa -> lsa.key().equals(key))
                .map(Lsa::body)
                .findFirst();
    }

    /** What is in the database at MaxAge, and was before this moment. */
    public List<LsaKey> atMaxAgeSince(Instant now) {
        return living().entries().stream()
                .filter(entry -> entry.installedAt().isBefore(local(now)))
                .map(LsdbEntry::installed)
                .filter(lsa -> lsa.header().isMaxAge())
                .map(Lsa::key)
                .toList();
    }

    private Speaker living() {
        return speaker.orElseThrow(() -> new IllegalStateException(name() + " does not live"));
    }

    void start(Instant now) {
        lives++;
        speaker = Optional.of(new Speaker(configuration(), random.split()));
        for (Attachment attachment : plan.attachments()) {
            if (isLinkUp(attachment.interfaceName())) {
                give(new Input.LinkChanged(attachment.interfaceName(), up(attachment)), now);
            }
        }
    }

    private RouterConfig configuration() {
        RouterConfig planned = plan.config();
        return new RouterConfig(
                routerId(),
                planned.areaId(),
                planned.areaType(),
                planned.interfaces().stream()
                        .filter(config -> !unconfigured.contains(config.name()))
                        .toList(),
                List.copyOf(wanted.values()),
                planned.maxLsas());
    }

    /** Has the speaker learn what the configuration says now. */
    void reload(Instant now) {
        give(new Input.CommandGiven(new Command.Reconfigure(configuration())), now);
    }

    void unconfigure(String interfaceName, Instant now) {
        unconfigured.add(interfaceName);
        reload(now);
    }

    void configure(String interfaceName, Instant now) {
        unconfigured.remove(interfaceName);
        reload(now);
        if (isLinkUp(interfaceName)) {
            give(new Input.LinkChanged(interfaceName, up(plan.attachment(interfaceName))), now);
        }
    }

    /** Everything in memory is lost. */
    void crash() {
        speaker = Optional.empty();
        backlog.clear();
        attention = Attention.AWAKE;
    }

    void standStill(Attention meanwhile) {
        attention = meanwhile;
    }

    void resume(Instant now) {
        attention = Attention.AWAKE;
        while (!backlog.isEmpty()) {
            give(backlog.remove(), now);
        }
    }

    void jumpClock(Duration forward) {
        clockAhead = clockAhead.plus(forward);
    }

    void linkDown(String interfaceName, Instant now) {
        linksDown.add(interfaceName);
        give(new Input.LinkChanged(interfaceName, new LinkStatus.Down(LinkDownReason.NO_CARRIER)), now);
    }

    void linkUp(String interfaceName, Instant now) {
        if (linksDown.remove(interfaceName)) {
            give(new Input.LinkChanged(interfaceName, up(plan.attachment(interfaceName))), now);
        }
    }

    /** Changes what the configuration says, which a speaker that runs does not learn. */
    void want(ExternalRoute route) {
        wanted.put(route.prefix(), route);
    }

    /** Changes what the configuration says, which a speaker that runs does not learn. */
    boolean unwant(Ipv4Prefix prefix) {
        return wanted.remove(prefix) != null;
    }

    void advertise(ExternalRoute route, Instant now) {
        want(route);
        give(new Input.CommandGiven(new Command.Advertise(route)), now);
    }

    void withdraw(Ipv4Prefix prefix, Instant now) {
        if (unwant(prefix)) {
            give(new Input.CommandGiven(new Command.Withdraw(prefix)), now);
        }
    }

    /** Has the speaker take leave of its neighbors. */
    void stop(Instant now) {
        give(new Input.CommandGiven(new Command.Stop()), now);
    }

    void give(Input input, Instant now) {
        if (speaker.isEmpty()) {
            return;
        }
        if (attention == Attention.AWAKE) {
            for (Output output : speaker.get().handle(local(now), input)) {
                outputs.accept(this, output);
            }
        } else if (attention == Attention.QUEUEING || !(input instanceof Input.PacketArrived)) {
            backlog.add(input);
        }
    }

    /** When the speaker wants to be called, by the simulation's clock; {@link Instant#MAX} for never. */
    Instant nextDeadline() {
        if (speaker.isEmpty() || attention != Attention.AWAKE) {
            return Instant.MAX;
        }
        Optional<Instant> due = speaker.get().nextDeadline();
        return due.isPresent() ? due.get().minus(clockAhead) : Instant.MAX;
    }

    /** What the router's clock shows. */
    public Instant local(Instant now) {
        return now.plus(clockAhead);
    }

    private static LinkStatus up(Attachment attachment) {
        return new LinkStatus.Up(attachment.address(), Topology.MASK, attachment.mtu());
    }
}
