package io.kubeospf.daemon.control;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.LinkDownReason;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Speakers on one LAN that takes no time, in a time that jumps by seconds. */
public final class SpokenLan {
    private final Map<Ipv4Address, Speaker> speakers = new LinkedHashMap<>();
    private final Map<Ipv4Address, String> interfaceNames = new LinkedHashMap<>();
    private final Map<Ipv4Address, Consumer<Event>> listeners = new LinkedHashMap<>();
    private final Map<Ipv4Address, Output.SendPacket> firstPackets = new LinkedHashMap<>();
    private final Queue<Runnable> packets = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final Set<Ipv4Address> deaf = new HashSet<>();

    Instant now() {
        return now;
    }

    /** A router's cable is in again. */
    public void plug(Ipv4Address address) {
        deaf.remove(address);
        give(
                address,
                new Input.LinkChanged(
                        interfaceNames.getOrDefault(address, ""),
                        new LinkStatus.Up(address, NetworkMask.ofPrefixLength(24), 1500)));
    }

    /** From now on a router hears nobody. */
    public void deafen(String address) {
        deaf.add(Ipv4Address.parse(address));
    }

    /** A router's cable is out. */
    public void unplug(Ipv4Address address) {
        deaf.add(address);
        give(
                address,
                new Input.LinkChanged(
                        interfaceNames.getOrDefault(address, ""), new LinkStatus.Down(LinkDownReason.NO_CARRIER)));
    }

    /** Somebody sends again what a router sent first. */
    void repeatFirst(String address, Ipv4Address to) {
        Output.SendPacket packet = Objects.requireNonNull(firstPackets.get(Ipv4Address.parse(address)));
        give(
                to,
                new Input.PacketArrived(
                        interfaceNames.getOrDefault(to, ""), packet.source(), packet.destination(), packet.payload()));
    }

    /** Adds a router whose first interface is up. */
    Speaker add(RouterConfig config, String text, int mtu, Consumer<Event> listener) {
        return add(config, text, NetworkMask.ofPrefixLength(24), mtu, listener);
    }

    Speaker add(RouterConfig config, String text, NetworkMask mask, int mtu, Consumer<Event> listener) {
        Ipv4Address address = Ipv4Address.parse(text);
        Speaker speaker = new Speaker(config, new Random(address.value()));
        speakers.put(address, speaker);
        interfaceNames.put(address, config.interfaces().get(0).name());
        listeners.put(address, listener);
        give(address, new Input.LinkChanged(config.interfaces().get(0).name(), new LinkStatus.Up(address, mask, mtu)));
        return speaker;
    }

    /** Lets seconds pass. */
    void run(Duration duration) {
        for (long second = 0; second < duration.toSeconds(); second++) {
            now = now.plusSeconds(1);
            for (Ipv4Address address : List.copyOf(speakers.keySet())) {
                give(address, new Input.DeadlineReached());
            }
        }
    }

    /** Tells a router something, and lets all talk until nobody has anything to say. */
    public List<Output> give(Ipv4Address address, Input input) {
        List<Output> outputs = handle(address, input);
        while (!packets.isEmpty()) {
            packets.remove().run();
        }
        return outputs;
    }

    private List<Output> handle(Ipv4Address address, Input input) {
        List<Output> outputs = new ArrayList<>();
        Speaker speaker = speakers.get(address);
        if (speaker != null) {
            outputs.addAll(speaker.handle(now, input));
        }
        for (Output output : outputs) {
            if (output instanceof Output.SendPacket packet) {
                firstPackets.putIfAbsent(address, packet);
                speakers.keySet().stream()
                        .filter(other -> !other.equals(address) && !deaf.contains(other))
                        .filter(other -> packet.destination().isMulticast()
                                || packet.destination().equals(other))
                        .forEach(other -> packets.add(() -> handle(
                                other,
                                new Input.PacketArrived(
                                        interfaceNames.getOrDefault(other, ""),
                                        packet.source(),
                                        packet.destination(),
                                        packet.payload()))));
            } else if (output instanceof Output.Occurred occurred) {
                listeners.getOrDefault(address, event -> {}).accept(occurred.event());
            }
        }
        return outputs;
    }
}
