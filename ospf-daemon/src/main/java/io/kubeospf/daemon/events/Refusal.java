package io.kubeospf.daemon.events;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.wire.Malformation;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Why something that a router sent was not taken, or will not be taken by that router.
 *
 * @param level DEBUG for what belongs to ordinary operation, so that nobody needs to act on it; INFO for what the configuration
 *     lets pass or keeps out
 * @param kind what makes refusals alike, whoever the sender is
 * @param words what is wrong, both values where two are compared, and the remedy
 */
record Refusal(String interfaceName, Ipv4Address source, LogLevel level, Enum<?> kind, String words) {
    private static final Set<RefusalReason> ORDINARY = EnumSet.of(
            RefusalReason.INTERFACE_DOWN,
            RefusalReason.PASSIVE_INTERFACE,
            RefusalReason.NOT_DESIGNATED_ROUTER,
            RefusalReason.DESTINATION,
            RefusalReason.UNKNOWN_NEIGHBOR,
            RefusalReason.NEIGHBOR_STATE);

    /** Said once a minute, for a stranger may be a mistake; but no warning, for the configuration wants it so. */
    private static final Set<RefusalReason> WANTED = EnumSet.of(RefusalReason.NEIGHBOR_NOT_ALLOWED);

    static Refusal of(Event.PacketRefused refused) {
        RefusalReason reason = refused.reason();
        String values =
                refused.theirs().isEmpty() && refused.ours().isEmpty() ? "" : values(refused.theirs(), refused.ours());
        return new Refusal(
                refused.interfaceName(),
                refused.source(),
                level(reason),
                reason,
                reason + values + "; " + reason.remedy());
    }

    /** Why its packets are refused from now on. */
    static Refusal of(Event.NeighborExcluded excluded) {
        return of(new Event.PacketRefused(
                excluded.interfaceName(),
                excluded.address(),
                RefusalReason.NEIGHBOR_NOT_ALLOWED,
                excluded.address().toString(),
                excluded.allowed()));
    }

    static Refusal of(Event.PacketMalformed malformed) {
        return unreadable(malformed.interfaceName(), malformed.source(), malformed.malformation(), malformed.offset());
    }

    static Refusal of(Event.LsaMalformed malformed) {
        return unreadable(malformed.interfaceName(), malformed.source(), malformed.malformation(), malformed.offset());
    }

    static Refusal of(Event.LsaFormatRefused refused) {
        return new Refusal(
                refused.interfaceName(),
                refused.source(),
                LogLevel.WARN,
                refused.fault().malformation(),
                refused.key() + " " + refused.fault() + "; look at router "
                        + refused.key().advertisingRouter() + ", which originates it");
    }

    static Refusal of(Event.LsaRefused refused) {
        return new Refusal(
                refused.interfaceName(),
                refused.source(),
                LogLevel.WARN,
                refused.reason(),
                refused.reason() + " (" + refused.key() + "); "
                        + refused.reason().remedy());
    }

    static Refusal of(Event.NeighborMtuSmaller smaller) {
        return new Refusal(
                smaller.interfaceName(),
                smaller.neighbor(),
                LogLevel.WARN,
                RefusalReason.MTU_MISMATCH,
                "its MTU is smaller than ours" + values(smaller.theirs(), smaller.ours())
                        + "; if the adjacency does not become full, give both interfaces the same MTU");
    }

    static Refusal of(Event.NeighborMtuIgnored ignored) {
        return new Refusal(
                ignored.interfaceName(),
                ignored.neighbor(),
                LogLevel.INFO,
                RefusalReason.MTU_MISMATCH,
                "its MTU is not ours" + values(ignored.theirs(), ignored.ours())
                        + ", which mtu-ignore lets pass; if the adjacency does not become full, let the neighbor"
                        + " ignore it too, or give both interfaces the same MTU");
    }

    /** Empty for an event that is about something else. */
    static Optional<Refusal> of(Event event) {
        if (event instanceof Event.PacketRefused refused) {
            return Optional.of(of(refused));
        }
        if (event instanceof Event.NeighborExcluded excluded) {
            return Optional.of(of(excluded));
        }
        if (event instanceof Event.PacketMalformed malformed) {
            return Optional.of(of(malformed));
        }
        if (event instanceof Event.LsaMalformed malformed) {
            return Optional.of(of(malformed));
        }
        if (event instanceof Event.LsaFormatRefused refused) {
            return Optional.of(of(refused));
        }
        if (event instanceof Event.LsaRefused refused) {
            return Optional.of(of(refused));
        }
        if (event instanceof Event.NeighborMtuSmaller smaller) {
            return Optional.of(of(smaller));
        }
        if (event instanceof Event.NeighborMtuIgnored ignored) {
            return Optional.of(of(ignored));
        }
        return Optional.empty();
    }

    private static LogLevel level(RefusalReason reason) {
        if (WANTED.contains(reason)) {
            return LogLevel.INFO;
        }
        return ORDINARY.contains(reason) ? LogLevel.DEBUG : LogLevel.WARN;
    }

    private static Refusal unreadable(String interfaceName, Ipv4Address source, Malformation malformation, int offset) {
        String words = "the packet " + malformation + " (octet " + offset + "); look at what sends it";
        return new Refusal(interfaceName, source, LogLevel.WARN, malformation, words);
    }

    private static String values(Object theirs, Object ours) {
        return " (theirs " + theirs + ", ours " + ours + ")";
    }
}
