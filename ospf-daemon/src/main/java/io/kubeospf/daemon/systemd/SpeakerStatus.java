package io.kubeospf.daemon.systemd;

import io.kubeospf.core.config.InterfaceConfig;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The line that {@code systemctl status} shows, counted from what occurs. */
final class SpeakerStatus {
    private final Set<String> speaking = new LinkedHashSet<>();
    private final Set<String> silent = new LinkedHashSet<>();
    private final Set<Ipv4Prefix> advertised = new TreeSet<>();
    private int neighbors;
    private int full;

    /** These take part from now on. Those that are not passive are silent until a packet of theirs is out. */
    void take(List<InterfaceConfig> interfaces) {
        List<String> names = interfaces.stream()
                .filter(each -> !each.passive())
                .map(InterfaceConfig::name)
                .toList();
        speaking.retainAll(names);
        silent.retainAll(names);
        names.stream().filter(name -> !speaking.contains(name)).forEach(silent::add);
    }

    /** The first packet of an interface that comes up is a Hello. */
    void sent(String interfaceName) {
        if (silent.remove(interfaceName)) {
            speaking.add(interfaceName);
        }
    }

    void heard(Event event) {
        if (event instanceof Event.InterfaceDown down) {
            if (speaking.remove(down.interfaceName())) {
                silent.add(down.interfaceName());
            }
        } else if (event instanceof Event.NeighborStateChanged changed) {
            neighbors += count(changed.to() != NeighborState.DOWN) - count(changed.from() != NeighborState.DOWN);
            full += count(changed.to() == NeighborState.FULL) - count(changed.from() == NeighborState.FULL);
        } else if (event instanceof Event.PrefixAdvertised here) {
            advertised.add(here.prefix());
        } else if (event instanceof Event.PrefixLeftToRouter left) {
            advertised.remove(left.prefix());
        } else if (event instanceof Event.PrefixWithdrawn withdrawn) {
            advertised.remove(withdrawn.prefix());
        }
    }

    /** Whether every interface that is to speak has done so. */
    boolean isComplete() {
        return silent.isEmpty();
    }

    String line() {
        String counts = "neighbors full: " + full + " of " + neighbors + ", prefixes advertised: " + advertised.size();
        return silent.isEmpty() ? counts : counts + "; waiting for interface " + String.join(", ", silent);
    }

    private static int count(boolean yes) {
        return yes ? 1 : 0;
    }
}
