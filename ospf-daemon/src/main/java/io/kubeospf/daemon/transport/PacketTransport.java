package io.kubeospf.daemon.transport;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.Output.SendPacket;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.daemon.address.AddressesInUse;
import io.kubeospf.daemon.claim.InterfaceClaim;
import io.kubeospf.daemon.claim.OspfSockets;
import io.kubeospf.daemon.link.InterfaceAddress;
import io.kubeospf.daemon.link.Link;
import io.kubeospf.daemon.link.LinkNotice;
import io.kubeospf.daemon.link.LinkSource;
import io.kubeospf.daemon.link.LinkTable;
import io.kubeospf.daemon.linux.SystemCallException;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    /** The least time between two looks for other speakers; {@link #follow} decides when the next one comes. */
    private static final Duration OTHERS_LOOK_INTERVAL = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Consumer<Input> speaker;
    private final Consumer<TransportEvent> events;
    private final boolean forced;
    private final Map<String, InterfaceClaim> claims = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private Instant othersLookedAt = Instant.MIN;
    private final LinkSource machine;
    private final AddressesInUse addresses;
    private final Map<String, InterfaceChannel> channels = new ConcurrentHashMap<>();
    private final Map<String, LinkVerdict> verdicts = new HashMap<>();
    private final Map<String, LinkStatus> told = new HashMap<>();
    private final Map<String, String> kernelNames = new HashMap<>();
    private List<InterfaceConfig> interfaces = List.of();
    private boolean closed;

    /** The interfaces' names and numbers, for the thread that receives the kernel's notices. */
    private volatile Interest interest = new Interest(Set.of(), Set.of());

    private record Interest(Set<String> names, Set<Integer> indices) {
        boolean concerns(LinkNotice notice) {
            return indices.contains(notice.index()) || notice.names().stream().anyMatch(names::contains);
        }
    }

    /**
     * A transport that uses no interface.
     *
     * @param speaker takes packets and link changes, from several threads
     * @param events takes what an operator may want to know, from several threads
     * @param machine is asked for the interfaces in use
     * @param forced whether to use an interface also when another process speaks OSPF there
     */
    public PacketTransport(
            InstantSource clock,
            Consumer<Input> speaker,
            Consumer<TransportEvent> events,
            LinkSource machine,
            boolean forced) {
        this.clock = clock;
        this.speaker = speaker;
        this.events = events;
        this.machine = machine;
        this.forced = forced;
        this.addresses = new AddressesInUse(
                clock,
                (name, from, to, reason) -> events.accept(new TransportEvent.AddressChanged(
                        name, from.map(InterfaceAddress::toString).orElse(""), to.toString(), reason)));
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
        Set<String> seen = new HashSet<>();
        LinkTable links = machine.read(next.stream().map(InterfaceConfig::name).toList());
        try {
            for (InterfaceConfig config : next) {
                Optional<Link> link = links.link(config.name());
                // One interface can have two of its names in the configuration, or another one than before.
                boolean claimed = link.map(Link::name)
                        .filter(name -> kernelNames.containsValue(name) || !seen.add(name))
                        .isPresent();
                if (!config.passive() && link.isPresent() && !claimed && !claims.containsKey(config.name())) {
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
        List<String> names = names();
        List<String> active = next.stream()
                .filter(config -> !config.passive())
                .map(InterfaceConfig::name)
                .toList();
        for (String name : List.copyOf(told.keySet())) {
            if (!names.contains(name)) {
                ensureClosed(name);
                verdicts.remove(name);
                told.remove(name);
                kernelNames.remove(name);
            }
        }
        addresses.retain(names);
        List.copyOf(claims.keySet()).stream()
                .filter(name -> !active.contains(name))
                .forEach(this::release);
        shared.retainAll(active);
        follow();
    }

    /** Learns from the protocol which addresses have neighbors. Any thread may call. */
    public void occurred(Event event) {
        addresses.occurred(event);
    }

    /** Whether {@link #follow} is due. Any thread may call. */
    public boolean concerns(LinkNotice notice) {
        return interest.concerns(notice);
    }

    /**
     * Brings channels and speaker up to date with the machine's interfaces; nothing after {@link #close}.
     *
     * @return the interfaces in use
     * @throws UncheckedIOException when the kernel does not answer
     */
    public synchronized LinkTable follow() {
        if (closed || interfaces.isEmpty()) {
            interest = new Interest(Set.of(), Set.of());
            return LinkTable.EMPTY;
        }
        LinkTable links = readLinks();
        Map<Integer, String> first = new HashMap<>();
        for (InterfaceConfig config : interfaces) {
            Optional<Link> link = links.link(config.name());
            Optional<String> other = link.map(Link::index).map(index -> first.putIfAbsent(index, config.name()));
            follow(config, link, other, links.defaultRouteSource());
        }
        interest = new Interest(Set.copyOf(names()), Set.copyOf(first.keySet()));
        lookForOthers();
        return links;
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

    private List<String> names() {
        return interfaces.stream().map(InterfaceConfig::name).toList();
    }

    private LinkTable readLinks() {
        try {
            return machine.read(names());
        } catch (SystemCallException e) {
            throw new UncheckedIOException("the kernel does not tell about interfaces", e);
        }
    }

    /**
     * @param other another configured name of the same interface, which comes first
     */
    private void follow(
            InterfaceConfig config,
            Optional<Link> link,
            Optional<String> other,
            Optional<Ipv4Address> defaultRouteSource) {
        LinkVerdict verdict = other.<LinkVerdict>map(name -> LinkVerdict.sameInterface(name, link.orElseThrow()))
                .orElseGet(() -> LinkVerdict.of(
                        config, link, found -> addresses.choose(config, found.addresses(), defaultRouteSource)));
        LinkVerdict before = verdicts.put(config.name(), verdict);
        link.ifPresent(found -> tellName(config.name(), found));
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

    /** Once for each name that the kernel lists the interface under. */
    private void tellName(String configured, Link link) {
        String before = kernelNames.put(configured, link.name());
        if (!link.name().equals(before) && !(before == null && link.name().equals(configured))) {
            events.accept(new TransportEvent.AlternativeName(configured, link.name()));
        }
    }

    private boolean ensureOpen(InterfaceConfig config, LinkVerdict.Usable usable) {
        Link link = usable.link();
        Ipv4Address address = usable.status().address();
        String name = config.name();
        InterfaceChannel channel = channels.get(name);
        if (channel != null && channel.serves(link, address)) {
            channel.use(config);
            return true;
        }
        ensureClosed(name);
        try {
            if (!claims.containsKey(name)) {
                claim(name, link);
            }
            channels.put(name, InterfaceChannel.open(link, config, address, clock, speaker, events));
            return true;
        } catch (TransportException | IOException e) {
            events.accept(new TransportEvent.OpenFailed(name, String.valueOf(e.getMessage())));
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
        } else if (verdict instanceof LinkVerdict.NotYet notYet
                && !notYet.sentence().isEmpty()) {
            events.accept(new TransportEvent.AddressAwaited(name, notYet.sentence()));
        }
    }

    private void tell(String name, LinkStatus status) {
        if (!status.equals(told.put(name, status))) {
            speaker.accept(new Input.LinkChanged(name, status));
        }
    }
}
