package io.kubeospf.daemon.address;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Event;
import io.kubeospf.daemon.link.InterfaceAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers which address each interface uses, and what speaks for another. Any thread may call. */
public final class AddressesInUse {
    private final InstantSource clock;
    private final Listener listener;
    private final Map<String, Use> uses = new HashMap<>();

    /** Is told when an interface uses another address than before, or one of several for the first time. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param from empty for the first time
         */
        void changed(String interfaceName, Optional<InterfaceAddress> from, InterfaceAddress to, AddressReason reason);
    }

    private static final class Use {
        final NeighborEvidence evidence;
        Optional<InterfaceAddress> present = Optional.empty();
        Optional<InterfaceAddress> proven = Optional.empty();

        Use(InstantSource clock) {
            evidence = new NeighborEvidence(clock);
        }
    }

    /**
     * @param clock never goes back
     */
    public AddressesInUse(InstantSource clock, Listener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** Learns from the protocol which networks have neighbors. */
    public synchronized void occurred(Event event) {
        if (event instanceof Event.NeighborStateChanged changed) {
            learn(changed.interfaceName(), event);
        } else if (event instanceof Event.PacketRefused refused) {
            learn(refused.interfaceName(), event);
        }
    }

    /** Chooses an interface's address. */
    public synchronized AddressChoice choose(
            InterfaceConfig config, List<InterfaceAddress> addresses, Optional<Ipv4Address> defaultRouteSource) {
        Use use = uses.computeIfAbsent(config.name(), name -> new Use(clock));
        AddressChoice choice = AddressSelection.choose(config, addresses, defaultRouteSource, history(config, use));
        if (choice instanceof AddressChoice.Chosen chosen) {
            takeUp(config.name(), use, chosen, addresses.size() > 1);
        }
        return choice;
    }

    /** Forgets interfaces other than these. */
    public synchronized void retain(List<String> names) {
        uses.keySet().retainAll(names);
    }

    private void learn(String interfaceName, Event event) {
        Use use = uses.get(interfaceName);
        if (use != null) {
            use.evidence.occurred(event);
            if (use.evidence.working()) {
                use.proven = use.present;
            }
        }
    }

    private static AddressHistory history(InterfaceConfig config, Use use) {
        return new AddressHistory(
                use.present,
                use.proven,
                use.evidence.working(),
                use.evidence.silentFor(config.deadInterval()),
                use.evidence.heardWithin(config.deadInterval()).stream()
                        .filter(config.neighbors()::allows)
                        .toList());
    }

    private void takeUp(String name, Use use, AddressChoice.Chosen chosen, boolean oneOfSeveral) {
        Optional<InterfaceAddress> before = use.present;
        use.present = Optional.of(chosen.address());
        if (before.filter(chosen.address()::sameAs).isPresent()) {
            return;
        }
        use.evidence.restart();
        if (chosen.reason() == AddressReason.NEIGHBORS) {
            use.proven = Optional.empty();
        }
        if (before.isPresent() || oneOfSeveral) {
            listener.changed(name, before, chosen.address(), chosen.reason());
        }
    }
}
