package io.kubeospf.testbed.fuzz;

import static io.kubeospf.testbed.fuzz.BrokenRuleException.require;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.config.RouterConfig;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.InterfaceState;
import io.kubeospf.core.output.Output;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.core.wire.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A machine with a speaker, whose every answer is held against the rules. */
final class Station {
    /** The interface on the network that the routers share. */
    static final String SHARED_INTERFACE = "eth0";

    /** An interface that only the attacker is on, of the router under test. */
    static final String SIDE_INTERFACE = "eth1";

    static final NetworkMask MASK = NetworkMask.ofPrefixLength(24);
    static final int MTU = 1500;

    private final RouterConfig config;
    private final Ipv4Address address;
    private final SplittableRandom random = new SplittableRandom(1);
    private Speaker speaker;
    private long sequenceNumber;

    Station(RouterConfig config, Ipv4Address address) {
        this.config = config;
        this.address = address;
        this.speaker = new Speaker(config, random);
    }

    static Input.PacketArrived arrived(
            String interfaceName, Ipv4Address source, Ipv4Address destination, Octets payload) {
        return new Input.PacketArrived(interfaceName, source, destination, payload);
    }

    /** Forgets everything but the sequence number that it was to keep. */
    void start() {
        speaker = new Speaker(config, random, sequenceNumber);
    }

    RouterConfig config() {
        return config;
    }

    RouterId routerId() {
        return config.routerId();
    }

    /** On the shared network. */
    Ipv4Address address() {
        return address;
    }

    /** On any of its networks: the side interface is one network further. */
    Ipv4Address address(String interfaceName) {
        return interfaceName.equals(SIDE_INTERFACE) ? new Ipv4Address(address.value() + 256) : address;
    }

    List<Input.LinkChanged> linksUp() {
        List<Input.LinkChanged> up = new ArrayList<>();
        config.interfaces().forEach(link -> up.add(linkUp(link.name())));
        return up;
    }

    Input.LinkChanged linkUp(String interfaceName) {
        return new Input.LinkChanged(interfaceName, new LinkStatus.Up(address(interfaceName), MASK, MTU));
    }

    List<Output> take(Instant now, Input input) {
        List<Output> outputs = speaker.handle(now, input);
        SpeakerRules.check(speaker, now, input, outputs);
        for (Output output : outputs) {
            if (output instanceof Output.KeepSequenceNumber keep) {
                sequenceNumber = keep.number();
            }
        }
        return outputs;
    }

    /** Takes a packet of somebody who does not have the key: it is told of, and that is all. */
    List<Output> takeWithoutKey(Instant now, Input.PacketArrived packet) {
        SpeakerView before = view();
        List<Lsa> database = database(now);
        List<Output> outputs = take(now, packet);
        require(outputs.stream().allMatch(Output.Occurred.class::isInstance), "without the key it caused " + outputs);
        require(view().equals(before), "without the key it changed " + before + " to " + view());
        require(database(now).equals(database), "without the key it changed the database");
        return outputs;
    }

    /** When it wants to be called; {@link Instant#MAX} for never. */
    Instant deadline() {
        return speaker.nextDeadline().orElse(Instant.MAX);
    }

    SpeakerView view() {
        return speaker.view();
    }

    List<Lsa> database(Instant now) {
        return speaker.database(now);
    }

    InterfaceState state(String interfaceName) {
        return view().interfaces().stream()
                .filter(one -> one.name().equals(interfaceName))
                .map(InterfaceView::state)
                .findFirst()
                .orElse(InterfaceState.DOWN);
    }

    int neighbors() {
        return speaker.view().neighbors().size();
    }

    int lsas() {
        return speaker.entries().size();
    }
}
