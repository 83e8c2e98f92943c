package io.kubeospf.daemon.transport;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.Output.SendPacket;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.daemon.claim.InterfaceClaim;
import io.kubeospf.daemon.claim.OspfSockets;
import io.kubeospf.daemon.link.Link;
import io.kubeospf.daemon.link.LinkTable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The speaker's way to the network. One thread tells it how the interfaces are ({@link #follow}); it opens and closes channels
 * accordingly and tells the speaker. Another thread sends. Each open interface has a thread of its own that receives.
 */
public final class PacketTransport implements AutoCloseable {
    /** How late a speaker that starts beside us is noticed. */
    private static final Duration OTHERS_LOOK_INTERVAL = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Consumer<Input> speaker;
    private final Consumer<TransportEvent> events;
    private final boolean forced;
    private final Map<String, InterfaceClaim> claims = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private Instant othersLookedAt = Instant.MIN;
    private final Map<String, InterfaceChannel> channels = new ConcurrentHashMap<>();
    private final Map<String, LinkVerdict> verdicts = new HashMap<>();
    private final Map<String, LinkStatus> told = new HashMap<>();
    private List<InterfaceConfig> interfaces = List.of();
    private Optional<LinkTable> links = Optional.empty();
    private boolean closed;

    /**
     * A transport that uses no interface.
     *
     * @param speaker takes packets and link changes, from several threads
     * @param events takes what an operator may want to know, from several threads
     * @param forced whether to use an interface also when another process speaks OSPF there
     */
    public PacketTransport(
            InstantSource clock, Consumer<Input> speaker, Consumer<TransportEvent> events, boolean forced) {
        this.clock = clock;
        this.speaker = speaker;
        this.events = events;
        this.forced = forced;
    }

    /**
     * Finds out whether this process may send and receive OSPF packets at all.
     *
     * @throws TransportException when it may not
     */
    public static void requirePermission() throws TransportException {
        ClaimSocket.requirePermission();
        InterfaceChannel.requireLibrary();
    }

    /**
     * Claims the interfaces that exist and are not passive, all or none; {@link #use} is to follow. An interface that appears later is
     * claimed then.
     *
     * @throws IOException when another process speaks OSPF on one of them; the message names the process and the remedy
     */
    public synchronized void claim(List<InterfaceConfig> next) throws IOException {
        List<String> taken = new ArrayList<>();
        try {
            for (InterfaceConfig config : next) {
                Optional<Link> link = links().link(config.name());
                if (!config.passive() && link.isPresent() && !claims.containsKey(config.name())) {
                    claim(config.name(), link.get());
                    taken.add(config.name());
                }
            }
        } catch (IOException e) {
            taken.forEach(this::release);
            throw e;
        }
    }

    private void claim(String name, Link link) throws IOException {
        claims.put(name, forced ? InterfaceClaim.force(link.name()) : InterfaceClaim.take(link.name(), link.index()));
    }

    private void release(String name) {
        InterfaceClaim claim = claims.remove(name);
        if (claim != null) {
            claim.close();
        }
    }

    /** Tells of other processes that speak OSPF on our interfaces, when it is time to look again. */
    private void lookForOthers() {
        Instant now = clock.instant();
        if (channels.isEmpty() || now.isBefore(othersLookedAt.plus(OTHERS_LOOK_INTERVAL))) {
            return;
        }
        othersLookedAt = now;
        OspfSockets sockets = OspfSockets.look();
        channels.forEach((name, channel) -> {
            boolean found = sockets.speakOn(channel.interfaceIndex(), 1);
            if (found && shared.add(name)) {
                events.accept(new TransportEvent.OtherSpeakerFound(name, InterfaceClaim.describe(name, sockets)));
            } else if (!found && shared.remove(name)) {
                events.accept(new TransportEvent.OtherSpeakerGone(name));
            }
        });
    }

    /** Uses these interfaces from now on, and no others. An interface that was not used before is told of anew. */
    public synchronized void use(List<InterfaceConfig> next) {
        interfaces = List.copyOf(next);
        List<String> names = next.stream().map(InterfaceConfig::name).toList();
        List<String> active = next.stream()
                .filter(config -> !config.passive())
                .map(InterfaceConfig::name)
                .toList();
        for (String name : List.copyOf(told.keySet())) {
            if (!names.contains(name)) {
                ensureClosed(name);
                verdicts.remove(name);
                told.remove(name);
            }
        }
        links.ifPresent(this::follow);
        List.copyOf(claims.keySet()).stream()
                .filter(name -> !active.contains(name))
                .forEach(this::release);
        shared.retainAll(active);
    }

    /** Brings channels and speaker up to date with the machine's interfaces; nothing after {@link #close}. */
    public synchronized void follow(LinkTable next) {
        links = Optional.of(next);
        if (closed) {
            return;
        }
        for (InterfaceConfig config : interfaces) {
            follow(config, next.link(config.name()));
        }
        lookForOthers();
    }

    /** The machine's interfaces as they were last followed. */
    public synchronized LinkTable links() {
        return links.orElse(LinkTable.EMPTY);
    }

    /**
     * Sends an OSPF packet; one for an interface that is not open is lost, as it could be on the network.
     *
     * @return whether the interface took it
     */
    public boolean send(SendPacket packet) {
        InterfaceChannel channel = channels.get(packet.interfaceName());
        return channel != null && channel.send(packet);
    }

    @Override
    public synchronized void close() {
        closed = true;
        channels.values().forEach(InterfaceChannel::close);
        channels.clear();
        List.copyOf(claims.keySet()).forEach(this::release);
    }

    private void follow(InterfaceConfig config, Optional<Link> link) {
        LinkVerdict verdict = LinkVerdict.of(config, link);
        LinkVerdict before = verdicts.put(config.name(), verdict);
        if (verdict instanceof LinkVerdict.Usable usable) {
            if (config.passive()) {
                ensureClosed(config.name());
            }
            boolean ready = config.passive() || ensureOpen(config, usable);
            tell(config.name(), ready ? usable.status() : new LinkStatus.Down(LinkDownReason.UNUSABLE));
            return;
        }
        ensureClosed(config.name());
        if (!verdict.equals(before)) {
            report(config.name(), verdict, Optional.ofNullable(before));
        }
        LinkDownReason reason =
                verdict instanceof LinkVerdict.NotYet notYet ? notYet.reason() : LinkDownReason.UNUSABLE;
        tell(config.name(), new LinkStatus.Down(reason));
    }

    private boolean ensureOpen(InterfaceConfig config, LinkVerdict.Usable usable) {
        Link link = usable.link();
        Ipv4Address address = usable.status().address();
        InterfaceChannel channel = channels.get(link.name());
        if (channel != null && channel.serves(link, address)) {
            channel.use(config);
            return true;
        }
        ensureClosed(link.name());
        try {
            if (!claims.containsKey(config.name())) {
                claim(config.name(), link);
            }
            channels.put(link.name(), InterfaceChannel.open(link, config, address, clock, speaker, events));
            return true;
        } catch (TransportException | IOException e) {
            events.accept(new TransportEvent.OpenFailed(link.name(), String.valueOf(e.getMessage())));
            return false;
        }
    }

    private void ensureClosed(String name) {
        InterfaceChannel channel = channels.remove(name);
        if (channel != null) {
            channel.close();
        }
    }

    private void report(String name, LinkVerdict verdict, Optional<LinkVerdict> before) {
        if (verdict instanceof LinkVerdict.Unsupported unsupported) {
            events.accept(new TransportEvent.InterfaceUnsupported(name, unsupported.reason()));
        } else if (before.isEmpty() && verdict.equals(new LinkVerdict.NotYet(LinkDownReason.NO_SUCH_INTERFACE))) {
            // To the speaker that is how every interface begins, so it says nothing of it. It tells of all that
            // follows.
            events.accept(new TransportEvent.InterfaceAwaited(name));
        }
    }

    private void tell(String name, LinkStatus status) {
        if (!status.equals(told.put(name, status))) {
            speaker.accept(new Input.LinkChanged(name, status));
        }
    }
}
