package io.kubeospf.daemon.events;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;

/** The protocol's events in words, by the packages that they come from. */
final class EventSentences {
    /** A neighbor that comes up causes seven; one that does nothing else must not fill the disk. */
    private static final int NEIGHBOR_LINES_PER_MINUTE = 100;

    private EventSentences() {}

    static LogLine describe(Event event) {
        if (event instanceof Event.InterfaceUp up) {
            return LogLine.info(
                            LogPackage.ADJACENCY,
                            "interface " + up.interfaceName() + " is up: " + network(up.address(), up.mask()) + ", MTU "
                                    + up.mtu())
                    .on(up.interfaceName());
        }
        if (event instanceof Event.InterfaceDown down) {
            return LogLine.warn(
                            LogPackage.ADJACENCY, "interface " + down.interfaceName() + " is down: " + down.reason())
                    .on(down.interfaceName());
        }
        if (event instanceof Event.InterfaceStateChanged changed) {
            return LogLine.info(
                            LogPackage.ADJACENCY,
                            "interface " + changed.interfaceName() + ": " + changed.from() + " -> " + changed.to()
                                    + " (" + changed.cause() + ")")
                    .on(changed.interfaceName());
        }
        if (event instanceof Event.DesignatedRouterChanged changed) {
            return LogLine.info(
                            LogPackage.ADJACENCY,
                            "Designated Router on " + changed.interfaceName() + ": "
                                    + routerOrNone(changed.designated()) + ", backup "
                                    + routerOrNone(changed.backup()))
                    .on(changed.interfaceName())
                    .atMost(NEIGHBOR_LINES_PER_MINUTE, Event.DesignatedRouterChanged.class, changed.interfaceName());
        }
        if (event instanceof Event.NeighborStateChanged changed) {
            return neighborStateChanged(changed);
        }
        if (event instanceof Event.NeighborExcluded excluded) {
            return LogLine.info(
                            LogPackage.ADJACENCY,
                            "neighbor " + excluded.routerId() + " (" + excluded.address() + ") on "
                                    + excluded.interfaceName()
                                    + " is given up: the configuration allows neighbors from " + excluded.allowed()
                                    + " alone")
                    .on(excluded.interfaceName())
                    .about(excluded.routerId());
        }
        if (event instanceof Event.UnexpectedNeighborEvent unexpected) {
            return LogLine.debug(
                            LogPackage.ADJACENCY,
                            "neighbor " + unexpected.routerId() + " (" + unexpected.address() + ") on "
                                    + unexpected.interfaceName() + ": " + unexpected.cause() + " in state "
                                    + unexpected.state() + " was ignored")
                    .on(unexpected.interfaceName())
                    .about(unexpected.routerId())
                    .atMost(1, Event.UnexpectedNeighborEvent.class, unexpected.interfaceName(), unexpected.cause());
        }
        if (event instanceof Event.NeighborMtuSmaller smaller) {
            Refusal refusal = Refusal.of(smaller);
            return refused(event, LogPackage.ADJACENCY, "neighbor " + origin(refusal) + ": ", refusal);
        }
        if (event instanceof Event.NeighborMtuIgnored ignored) {
            Refusal refusal = Refusal.of(ignored);
            return refused(event, LogPackage.ADJACENCY, "neighbor " + origin(refusal) + ": ", refusal);
        }
        return describePacket(event);
    }

    private static LogLine describePacket(Event event) {
        if (event instanceof Event.PacketMalformed malformed) {
            Refusal refusal = Refusal.of(malformed);
            return refused(event, LogPackage.SPEAKER, "packet from " + origin(refusal) + " dropped: ", refusal);
        }
        if (event instanceof Event.PacketRefused packet) {
            Refusal refusal = Refusal.of(packet);
            return refused(event, LogPackage.SPEAKER, "packet from " + origin(refusal) + " refused: ", refusal);
        }
        if (event instanceof Event.RouterIdConflict conflict) {
            return LogLine.warn(
                            LogPackage.SPEAKER,
                            "router " + conflict.source() + " on " + conflict.interfaceName() + " has our Router ID "
                                    + conflict.routerId() + "; set another router-id on one of the two routers")
                    .on(conflict.interfaceName())
                    .about(conflict.routerId())
                    .atMost(1, Event.RouterIdConflict.class, conflict.interfaceName());
        }
        if (event instanceof Event.DuplicateAddress duplicate) {
            return LogLine.warn(
                            LogPackage.SPEAKER,
                            "router " + duplicate.theirRouterId() + " on " + duplicate.interfaceName()
                                    + " has our address " + duplicate.address()
                                    + "; give every host an address of its own")
                    .on(duplicate.interfaceName())
                    .about(duplicate.theirRouterId())
                    .atMost(1, Event.DuplicateAddress.class, duplicate.interfaceName());
        }
        if (event instanceof Event.Stopped stopped) {
            return stopped.acknowledged()
                    ? LogLine.info(LogPackage.SPEAKER, "stopped; everything that was advertised is withdrawn")
                    : LogLine.warn(
                            LogPackage.SPEAKER,
                            "stopped, but not every neighbor acknowledged the withdrawal: its route may stay until"
                                    + " its dead interval is over");
        }
        return describeDatabase(event);
    }

    private static LogLine describeDatabase(Event event) {
        if (event instanceof Event.LsaInstalled installed) {
            return LogLine.ofLsa(LogPackage.FLOODING, "installed " + instance(installed.header()));
        }
        if (event instanceof Event.LsaRemoved removed) {
            return LogLine.ofLsa(LogPackage.FLOODING, "removed " + removed.key());
        }
        if (event instanceof Event.LsasRetransmitted again) {
            return LogLine.debug(
                            LogPackage.FLOODING,
                            "neighbor " + again.routerId() + " (" + again.address() + ") on " + again.interfaceName()
                                    + " has not acknowledged everything, so LSAs go to it again: " + again.number())
                    .on(again.interfaceName())
                    .about(again.routerId())
                    .atMost(1, Event.LsasRetransmitted.class, again.interfaceName());
        }
        if (event instanceof Event.LsaMalformed malformed) {
            Refusal refusal = Refusal.of(malformed);
            return refused(event, LogPackage.FLOODING, "LSA from " + origin(refusal) + " left out: ", refusal);
        }
        if (event instanceof Event.LsaRefused lsa) {
            Refusal refusal = Refusal.of(lsa);
            return refused(event, LogPackage.FLOODING, "LSA from " + origin(refusal) + " refused: ", refusal);
        }
        if (event instanceof Event.LsaFormatRefused lsa) {
            Refusal refusal = Refusal.of(lsa);
            return refused(event, LogPackage.FLOODING, "LSA from " + origin(refusal) + " refused: ", refusal)
                    .about(lsa.key().advertisingRouter());
        }
        if (event instanceof Event.SelfOriginatedLsaReceived received) {
            return LogLine.info(
                            LogPackage.FLOODING,
                            "neighbor " + received.source() + " on " + received.interfaceName()
                                    + " holds an LSA in our name: " + instance(received.header())
                                    + "; usual after a restart, else look for another router with our Router ID")
                    .on(received.interfaceName())
                    .atMost(1, Event.SelfOriginatedLsaReceived.class, received.interfaceName());
        }
        return describeOverflow(event);
    }

    private static LogLine describeOverflow(Event event) {
        if (event instanceof Event.DatabaseOverflowBegan began) {
            return LogLine.warn(
                            LogPackage.FLOODING,
                            "the database is full: it holds " + began.lsas() + " LSAs of others of max-lsas "
                                    + began.maxLsas() + ", and takes no more; the first refused came from neighbor "
                                    + began.routerId() + " (" + began.address() + ") on " + began.interfaceName()
                                    + "; look there, and at the advertising routers in show database, for who makes"
                                    + " them, or raise max-lsas under lsdb. What we advertise stays")
                    .on(began.interfaceName())
                    .about(began.routerId())
                    .atMost(1, Event.DatabaseOverflowBegan.class);
        }
        if (event instanceof Event.DatabaseOverflowEnded ended) {
            return LogLine.info(
                            LogPackage.FLOODING,
                            "the database has room again: it holds " + ended.lsas() + " LSAs of others of max-lsas "
                                    + ended.maxLsas() + "; " + ended.refused()
                                    + " were refused meanwhile, and come with"
                                    + " their next refresh, within half an hour")
                    .atMost(1, Event.DatabaseOverflowEnded.class);
        }
        return describeOrigination(event);
    }

    private static LogLine describeOrigination(Event event) {
        if (event instanceof Event.LsaOriginated originated) {
            return LogLine.ofLsa(LogPackage.ORIGINATION, "originated " + instance(originated.header()));
        }
        if (event instanceof Event.LsaFlushed flushed) {
            return LogLine.ofLsa(LogPackage.ORIGINATION, "flushing " + flushed.key());
        }
        if (event instanceof Event.PrefixAdvertised advertised) {
            return LogLine.info(
                    LogPackage.ORIGINATION,
                    "advertising " + advertised.prefix() + " with metric " + advertised.metric());
        }
        if (event instanceof Event.PrefixAcknowledged acknowledged) {
            return LogLine.debug(
                    LogPackage.ORIGINATION, "every full neighbor has acknowledged " + acknowledged.prefix());
        }
        if (event instanceof Event.ForwardingAddressUnusable unusable) {
            return LogLine.warn(
                    LogPackage.ORIGINATION,
                    "the forwarding address " + unusable.forwardingAddress() + " of " + unusable.prefix()
                            + " is on no network of an interface that is up; advertising the prefix with ourselves as"
                            + " the next hop until it is");
        }
        if (event instanceof Event.PrefixLeftToRouter left) {
            return LogLine.info(
                            LogPackage.ORIGINATION,
                            "leaving " + left.prefix() + " to router " + left.router()
                                    + ", which announces it with the same metric and forwarding address and has the"
                                    + " higher Router ID; advertising it again should that router go")
                    .about(left.router());
        }
        if (event instanceof Event.PrefixWithdrawn withdrawn) {
            return LogLine.info(LogPackage.ORIGINATION, "withdrew " + withdrawn.prefix());
        }
        return AuthenticationSentences.describe(event)
                .or(() -> NeighborSentences.describe(event))
                .or(() -> StallSentences.describe(event))
                .orElseThrow(() -> new AssertionError(event));
    }

    private static LogLine neighborStateChanged(Event.NeighborStateChanged changed) {
        String text = "neighbor " + changed.routerId() + " (" + changed.address() + ") on " + changed.interfaceName()
                + ": " + changed.from() + " -> " + changed.to() + " (" + changed.cause() + ")";
        // KillNbr is our own doing: the interface went down, the neighbor is excluded, displaced or replaced, or the
        // daemon stops, and says so itself.
        boolean lost = changed.from() == NeighborState.FULL && changed.cause() != NeighborEvent.KILL_NEIGHBOR;
        LogLevel level = lost ? LogLevel.WARN : LogLevel.INFO;
        return LogLine.of(LogPackage.ADJACENCY, level, text)
                .on(changed.interfaceName())
                .about(changed.routerId())
                .atMost(NEIGHBOR_LINES_PER_MINUTE, Event.NeighborStateChanged.class, changed.interfaceName(), level);
    }

    private static LogLine refused(Event event, LogPackage origin, String lead, Refusal refusal) {
        return LogLine.of(origin, refusal.level(), lead + refusal.words())
                .on(refusal.interfaceName())
                .atMost(1, event.getClass(), refusal.interfaceName(), refusal.kind());
    }

    private static String origin(Refusal refusal) {
        return refusal.source() + " on " + refusal.interfaceName();
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
