package io.kubeospf.daemon.events;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.RefusalReason;
import java.util.EnumSet;
import java.util.Set;

/** The protocol's events in words, in the order in which {@link Event} lists them. */
final class EventSentences {
    /** A neighbor that comes up causes seven; one that does nothing else must not fill the disk. */
    private static final int NEIGHBOR_LINES_PER_MINUTE = 100;

    /** Refusals that belong to ordinary operation: nobody needs to act on one. */
    private static final Set<RefusalReason> ORDINARY = EnumSet.of(
            RefusalReason.INTERFACE_DOWN,
            RefusalReason.PASSIVE_INTERFACE,
            RefusalReason.NOT_DESIGNATED_ROUTER,
            RefusalReason.DESTINATION,
            RefusalReason.UNKNOWN_NEIGHBOR,
            RefusalReason.NEIGHBOR_STATE);

    private EventSentences() {}

    static LogLine describe(Event event) {
        if (event instanceof Event.InterfaceUp up) {
            return LogLine.info("interface " + up.interfaceName() + " is up: " + network(up.address(), up.mask())
                    + ", MTU " + up.mtu());
        }
        if (event instanceof Event.InterfaceDown down) {
            return LogLine.warn("interface " + down.interfaceName() + " is down: " + down.reason());
        }
        if (event instanceof Event.InterfaceStateChanged changed) {
            return LogLine.info("interface " + changed.interfaceName() + ": " + changed.from() + " -> " + changed.to()
                    + " (" + changed.cause() + ")");
        }
        if (event instanceof Event.DesignatedRouterChanged changed) {
            return LogLine.info("Designated Router on " + changed.interfaceName() + ": "
                            + routerOrNone(changed.designated()) + ", backup " + routerOrNone(changed.backup()))
                    .atMost(NEIGHBOR_LINES_PER_MINUTE, Event.DesignatedRouterChanged.class, changed.interfaceName());
        }
        if (event instanceof Event.NeighborStateChanged changed) {
            return neighborStateChanged(changed);
        }
        if (event instanceof Event.UnexpectedNeighborEvent unexpected) {
            return LogLine.debug("neighbor " + unexpected.routerId() + " (" + unexpected.address() + ") on "
                            + unexpected.interfaceName() + ": " + unexpected.cause() + " in state "
                            + unexpected.state() + " was ignored")
                    .atMost(1, Event.UnexpectedNeighborEvent.class, unexpected.interfaceName(), unexpected.cause());
        }
        if (event instanceof Event.PacketMalformed malformed) {
            return LogLine.warn("packet from " + malformed.source() + " on " + malformed.interfaceName()
                            + " dropped: it " + malformed.malformation() + " (octet " + malformed.offset()
                            + "); look at what sends it")
                    .atMost(1, Event.PacketMalformed.class, malformed.interfaceName(), malformed.malformation());
        }
        if (event instanceof Event.PacketRefused refused) {
            return packetRefused(refused);
        }
        if (event instanceof Event.NeighborMtuSmaller smaller) {
            return LogLine.warn("the MTU of neighbor " + smaller.neighbor() + " on " + smaller.interfaceName()
                            + " is smaller than ours (theirs " + smaller.theirs() + ", ours " + smaller.ours()
                            + "); while the adjacency does not become full, give both interfaces the same MTU")
                    .atMost(1, Event.NeighborMtuSmaller.class, smaller.interfaceName());
        }
        if (event instanceof Event.LsaMalformed malformed) {
            return LogLine.warn("LSA from " + malformed.source() + " on " + malformed.interfaceName()
                            + " left out: the packet " + malformed.malformation() + " (octet " + malformed.offset()
                            + "); look at what sends it")
                    .atMost(1, Event.LsaMalformed.class, malformed.interfaceName(), malformed.malformation());
        }
        return describeDatabase(event);
    }

    private static LogLine describeDatabase(Event event) {
        if (event instanceof Event.LsaInstalled installed) {
            return LogLine.debug("installed " + instance(installed.header()));
        }
        if (event instanceof Event.LsaOriginated originated) {
            return LogLine.debug("originated " + instance(originated.header()));
        }
        if (event instanceof Event.LsaFlushed flushed) {
            return LogLine.debug("flushing " + flushed.key());
        }
        if (event instanceof Event.LsaRemoved removed) {
            return LogLine.debug("removed " + removed.key());
        }
        if (event instanceof Event.SelfOriginatedLsaReceived received) {
            return LogLine.info("neighbor " + received.source() + " on " + received.interfaceName()
                            + " holds an LSA in our name: " + instance(received.header())
                            + "; usual after a restart, else look for another router with our Router ID")
                    .atMost(1, Event.SelfOriginatedLsaReceived.class, received.interfaceName());
        }
        if (event instanceof Event.RouterIdConflict conflict) {
            return LogLine.warn("router " + conflict.source() + " on " + conflict.interfaceName()
                            + " has our Router ID " + conflict.routerId() + "; give every router an ID of its own")
                    .atMost(1, Event.RouterIdConflict.class, conflict.interfaceName());
        }
        if (event instanceof Event.DuplicateAddress duplicate) {
            return LogLine.warn("router " + duplicate.theirRouterId() + " on " + duplicate.interfaceName()
                            + " has our address " + duplicate.address() + "; give every host an address of its own")
                    .atMost(1, Event.DuplicateAddress.class, duplicate.interfaceName());
        }
        if (event instanceof Event.AuthenticationKeyInUse inUse) {
            return LogLine.info("packets on " + inUse.interfaceName() + " are sent with key " + inUse.keyId());
        }
        if (event instanceof Event.AuthenticationKeysExpired expired) {
            return LogLine.warn("every key to send with on " + expired.interfaceName() + " is over; key "
                    + expired.keyId() + ", which was to end at " + expired.since()
                    + ", stays in use so that no adjacency is lost; give all routers of the network a new one");
        }
        if (event instanceof Event.NoAuthenticationKey none) {
            return LogLine.warn("nothing is sent on " + none.interfaceName()
                    + ": no key is for sending yet, the first will be at " + none.until()
                    + "; look at this machine's clock, and at send-from");
        }
        if (event instanceof Event.CryptographicSequenceWrapped) {
            return LogLine.warn("the sequence numbers of authenticated packets have run out and begin at 0 again;"
                    + " neighbors refuse our packets until their dead interval is over");
        }
        if (event instanceof Event.PrefixAdvertised advertised) {
            return LogLine.info("advertising " + advertised.prefix() + " with metric " + advertised.metric());
        }
        if (event instanceof Event.ForwardingAddressUnusable unusable) {
            return LogLine.warn("the forwarding address " + unusable.forwardingAddress() + " of " + unusable.prefix()
                    + " is on no network of an interface that is up; advertising the prefix with ourselves as the next"
                    + " hop until it is");
        }
        if (event instanceof Event.PrefixLeftToRouter left) {
            return LogLine.info("leaving " + left.prefix() + " to router " + left.router()
                    + ", which announces it with the same metric and forwarding address and has the higher Router ID;"
                    + " advertising it again should that router go");
        }
        if (event instanceof Event.PrefixWithdrawn withdrawn) {
            return LogLine.info("withdrew " + withdrawn.prefix());
        }
        if (event instanceof Event.Stopped stopped) {
            return stopped.acknowledged()
                    ? LogLine.info("stopped; no neighbor holds what was advertised")
                    : LogLine.warn(
                            "stopped, but not every neighbor acknowledged the withdrawal: its route may stay until"
                                    + " its dead interval is over");
        }
        throw new AssertionError(event);
    }

    private static LogLine neighborStateChanged(Event.NeighborStateChanged changed) {
        String text = "neighbor " + changed.routerId() + " (" + changed.address() + ") on " + changed.interfaceName()
                + ": " + changed.from() + " -> " + changed.to() + " (" + changed.cause() + ")";
        // KillNbr is our own doing: the interface went down, or the daemon stops, and says so itself.
        boolean lost = changed.from() == NeighborState.FULL && changed.cause() != NeighborEvent.KILL_NEIGHBOR;
        LogLine line = lost ? LogLine.warn(text) : LogLine.info(text);
        return line.atMost(
                NEIGHBOR_LINES_PER_MINUTE, Event.NeighborStateChanged.class, changed.interfaceName(), line.level());
    }

    private static LogLine packetRefused(Event.PacketRefused refused) {
        String values = refused.theirs().isEmpty() && refused.ours().isEmpty()
                ? ""
                : " (theirs " + refused.theirs() + ", ours " + refused.ours() + ")";
        String text = "packet from " + refused.source() + " on " + refused.interfaceName() + " refused: "
                + refused.reason() + values + "; " + refused.reason().remedy();
        LogLine line = ORDINARY.contains(refused.reason()) ? LogLine.debug(text) : LogLine.warn(text);
        return line.atMost(1, Event.PacketRefused.class, refused.interfaceName(), refused.reason());
    }

    private static String network(Ipv4Address address, NetworkMask mask) {
        return mask.prefixLength().isPresent()
                ? address + "/" + mask.prefixLength().getAsInt()
                : address + " mask " + mask;
    }

    private static String routerOrNone(Ipv4Address address) {
        return address.isUnspecified() ? "none" : address.toString();
    }

    private static String instance(LsaHeader header) {
        return header.key() + ", sequence number " + header.sequenceNumber();
    }
}
