package io.kubeospf.testbed.sim;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.NetworkMask;
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
    private static final int MTU = 1500;

    /** What the machine's socket buffers hold while the router stands still; more is lost. */
    private static final int BACKLOG = 1000;

    private final RouterPlan plan;
    private final SplittableRandom random;
    private final BiConsumer<SimulatedRouter, Output> outputs;
    private final SortedMap<Ipv4Prefix, ExternalRoute> wanted = new TreeMap<>();
    private final SortedSet<String> linksDown = new TreeSet<>();
    private final Deque<Input> backlog = new ArrayDeque<>();
    private Optional<Speaker> speaker = Optional.empty();
    private Duration clockAhead = Duration.ZERO;
    private boolean paused;

    SimulatedRouter(RouterPlan plan, SplittableRandom random, BiConsumer<SimulatedRouter, Output> outputs) {
        this.plan = plan;
        this.random = random;
        this.outputs = outputs;
        plan.config().externalRoutes().forEach(route -> wanted.put(route.prefix(), route));
    }

    public RouterPlan plan() {
        return plan;
    }

    public String name() {
        return plan.name();
    }

    /** What the operator wants announced now, whether the router lives or not. */
    public SortedSet<Ipv4Prefix> wantedPrefixes() {
        return new TreeSet<>(wanted.keySet());
    }

    public boolean isAlive() {
        return speaker.isPresent();
    }

    /**
     * The speaker's state.
     *
     * @throws IllegalStateException when the router has crashed
     */
    public SpeakerView view(Instant now) {
        return speaker.orElseThrow(() -> new IllegalStateException(name() + " does not live"))
                .view(local(now));
    }

    void start(Instant now) {
        RouterConfig configured = plan.config();
        RouterConfig present = new RouterConfig(
                configured.routerId(),
                configured.areaId(),
                configured.areaType(),
                configured.interfaces(),
                List.copyOf(wanted.values()));
        speaker = Optional.of(new Speaker(present, random.split()));
        for (Attachment attachment : plan.attachments()) {
            if (!linksDown.contains(attachment.interfaceName())) {
                give(new Input.LinkChanged(attachment.interfaceName(), up(attachment)), now);
            }
        }
    }

    /** Everything in memory is lost. */
    void crash() {
        speaker = Optional.empty();
        backlog.clear();
        paused = false;
    }

    void pause() {
        paused = true;
    }

    void resume(Instant now) {
        paused = false;
        while (!backlog.isEmpty()) {
            give(backlog.remove(), now);
        }
    }

    void jumpClock(Duration forward) {
        clockAhead = clockAhead.plus(forward);
    }

    void linkDown(Attachment attachment, Instant now) {
        linksDown.add(attachment.interfaceName());
        give(new Input.LinkChanged(attachment.interfaceName(), new LinkStatus.Down(LinkDownReason.NO_CARRIER)), now);
    }

    void linkUp(Attachment attachment, Instant now) {
        if (linksDown.remove(attachment.interfaceName())) {
            give(new Input.LinkChanged(attachment.interfaceName(), up(attachment)), now);
        }
    }

    boolean isLinkUp(String interfaceName) {
        return !linksDown.contains(interfaceName);
    }

    void advertise(ExternalRoute route, Instant now) {
        wanted.put(route.prefix(), route);
        give(new Input.CommandGiven(new Command.Advertise(route)), now);
    }

    void withdraw(Ipv4Prefix prefix, Instant now) {
        if (wanted.remove(prefix) != null) {
            give(new Input.CommandGiven(new Command.Withdraw(prefix)), now);
        }
    }

    void give(Input input, Instant now) {
        if (paused && backlog.size() < BACKLOG) {
            backlog.add(input);
        } else if (!paused && speaker.isPresent()) {
            for (Output output : speaker.get().handle(local(now), input)) {
                outputs.accept(this, output);
            }
        }
    }

    /** When the speaker wants to be called, by the simulation's clock. */
    Optional<Instant> nextDeadline() {
        return paused
                ? Optional.empty()
                : speaker.flatMap(Speaker::nextDeadline).map(due -> due.minus(clockAhead));
    }

    private Instant local(Instant now) {
        return now.plus(clockAhead);
    }

    private static LinkStatus up(Attachment attachment) {
        return new LinkStatus.Up(attachment.address(), NetworkMask.ofPrefixLength(24), MTU);
    }
}
