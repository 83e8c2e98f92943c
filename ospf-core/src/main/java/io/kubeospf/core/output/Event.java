package io.kubeospf.core.output;

import io.kubeospf.core.lsa.LsaFault;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.NetworkMask;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.wire.Malformation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The typed log of the protocol: what the daemon logs, metrics count and tests assert on. */
public sealed interface Event {

    record InterfaceUp(String interfaceName, Ipv4Address address, NetworkMask mask, int mtu) implements Event {}

    record InterfaceDown(String interfaceName, LinkDownReason reason) implements Event {}

    record InterfaceStateChanged(String interfaceName, InterfaceState from, InterfaceState to, InterfaceEvent cause)
            implements Event {}

    /** The addresses are 0.0.0.0 where there is no such router. */
    record DesignatedRouterChanged(String interfaceName, Ipv4Address designated, Ipv4Address backup) implements Event {}

    record NeighborStateChanged(
            String interfaceName,
            RouterId routerId,
            Ipv4Address address,
            NeighborState from,
            NeighborState to,
            NeighborEvent cause)
            implements Event {}

    /**
     * A neighbor is given up because the configuration does not allow it any more.
     *
     * @param allowed who is
     */
    record NeighborExcluded(String interfaceName, RouterId routerId, Ipv4Address address, String allowed)
            implements Event {}

    /**
     * Neighbors leave more LSAs unacknowledged than are kept, and this one most of all: its adjacency begins anew.
     *
     * @param number how many it leaves
     */
    record AcknowledgmentsMissing(String interfaceName, RouterId routerId, Ipv4Address address, int number)
            implements Event {}

    /**
     * The database exchange with a neighbor does not advance, or the neighbor shows that it is not Full with us.
     *
     * @param state ours for the neighbor
     * @param lasted for how long the sign shows; the limit is the next
     * @param lsas those that are requested in vain, or that our unanswered Database Description lists
     * @param restarts whether the exchange restarts now
     * @param nextRestart how long from now it restarts at the earliest, or restarts again
     */
    record ExchangeStalled(
            String interfaceName,
            RouterId routerId,
            Ipv4Address address,
            NeighborState state,
            StallSign sign,
            Duration lasted,
            Duration limit,
            List<LsaKey> lsas,
            boolean restarts,
            Duration nextRestart)
            implements Event {}

    /**
     * A neighbor is Full, and no sign of a stall shows any more.
     *
     * @param sign the last one
     * @param restarts how often the exchange was restarted
     */
    record ExchangeRecovered(String interfaceName, RouterId routerId, Ipv4Address address, StallSign sign, int restarts)
            implements Event {}

    /** A neighbor makes room for another that lists us: there are as many as can be, and it has come least far. */
    record NeighborDisplaced(
            String interfaceName, RouterId routerId, Ipv4Address address, RouterId byRouterId, Ipv4Address byAddress)
            implements Event {}

    /** At the address of a neighbor there is another Router ID now: the neighbor is given up. */
    record NeighborReplaced(String interfaceName, Ipv4Address address, RouterId routerId, RouterId byRouterId)
            implements Event {}

    /** A neighbor event for which RFC 2328 10.3 has no row; nothing was done. */
    record UnexpectedNeighborEvent(
            String interfaceName, RouterId routerId, Ipv4Address address, NeighborState state, NeighborEvent cause)
            implements Event {}

    /**
     * @param offset the octet of the packet at which it was noticed
     */
    record PacketMalformed(String interfaceName, Ipv4Address source, Malformation malformation, int offset)
            implements Event {}

    /**
     * @param theirs the value in the packet, empty when the reason needs none
     * @param ours the value that it was held against, empty when the reason needs none
     */
    record PacketRefused(String interfaceName, Ipv4Address source, RefusalReason reason, String theirs, String ours)
            implements Event {}

    /** A neighbor that checks as RFC 2328 10.6 does takes none of our Database Descriptions, and says so only in its own log. */
    record NeighborMtuSmaller(String interfaceName, Ipv4Address neighbor, int theirs, int ours) implements Event {}

    /** With mtu-ignore we take its Database Descriptions; it may not take ours, and would say so only in its own log. */
    record NeighborMtuIgnored(String interfaceName, Ipv4Address neighbor, int theirs, int ours) implements Event {}

    /** One LSA of an update was left out; the others were taken. */
    record LsaMalformed(String interfaceName, Ipv4Address source, Malformation malformation, int offset)
            implements Event {}

    /** One LSA of an update was neither taken nor acknowledged (RFC 2328 13 (2), (3)); the others were judged apart from it. */
    record LsaRefused(String interfaceName, Ipv4Address source, LsaKey key, RefusalReason reason) implements Event {}

    /**
     * A neighbor sent or described an LSA that breaks the format of its LS type. It was neither installed nor acknowledged, and is not
     * requested; the rest of the packet was taken. The fault is the originator's.
     */
    record LsaFormatRefused(String interfaceName, Ipv4Address source, LsaKey key, LsaFault fault) implements Event {}

    /** An LSA from a neighbor is now in the database. */
    record LsaInstalled(LsaHeader header) implements Event {}

    /** A neighbor did not acknowledge LSAs in time, so they go to it again (RFC 2328 13.6). */
    record LsasRetransmitted(String interfaceName, RouterId routerId, Ipv4Address address, int number)
            implements Event {}

    record LsaOriginated(LsaHeader header) implements Event {}

    /** Premature ageing of an own LSA began (RFC 2328 14.1). */
    record LsaFlushed(LsaKey key) implements Event {}

    /** An LSA left the database: it was MaxAge, and every neighbor knows or had a minute to say so. */
    record LsaRemoved(LsaKey key) implements Event {}

    /** A neighbor had a newer instance of an LSA in our name: our own former life, or another router's forgery. */
    record SelfOriginatedLsaReceived(String interfaceName, Ipv4Address source, LsaHeader header) implements Event {}

    /**
     * The database is full: from now on LSAs of others that need room are acknowledged and not taken.
     *
     * @param routerId the neighbor whose LSA was the first to be refused, as are the interface and the address
     * @param lsas how many of others there are, where a long one counts as several
     */
    record DatabaseOverflowBegan(String interfaceName, RouterId routerId, Ipv4Address address, int lsas, int maxLsas)
            implements Event {}

    /**
     * There is room again; what was refused comes with its next refresh, or with the next database exchange.
     *
     * @param refused how many LSAs since it began, those counted again that came again
     */
    record DatabaseOverflowEnded(long refused, int lsas, int maxLsas) implements Event {}

    /** Another router on the network uses our Router ID. */
    record RouterIdConflict(String interfaceName, Ipv4Address source, RouterId routerId) implements Event {}

    /** Another router on the network uses our address. */
    record DuplicateAddress(String interfaceName, Ipv4Address address, RouterId theirRouterId) implements Event {}

    /** Packets on the interface are sent with this key from now on. */
    record AuthenticationKeyInUse(String interfaceName, int keyId) implements Event {}

    /** The last key to send with is over and goes on nevertheless (RFC 2328 D.3). */
    record AuthenticationKeysExpired(String interfaceName, int keyId, Instant since) implements Event {}

    /** No key to send with has begun yet, so nothing is sent. */
    record NoAuthenticationKey(String interfaceName, Instant until) implements Event {}

    /** The sequence number of authenticated packets began at 0 again, so neighbors refuse them until they have given us up. */
    record CryptographicSequenceWrapped() implements Event {}

    record PrefixAdvertised(Ipv4Prefix prefix, int metric) implements Event {}

    /** Every full neighbor has acknowledged what the last {@link PrefixAdvertised} was about. */
    record PrefixAcknowledged(Ipv4Prefix prefix) implements Event {}

    /** The address is on no network of ours, so the prefix is announced with ourselves as the next hop. */
    record ForwardingAddressUnusable(Ipv4Prefix prefix, Ipv4Address forwardingAddress) implements Event {}

    /** Another router announces the prefix with the same metric and forwarding address, so ours is left out (RFC 2328 12.4.4.1). */
    record PrefixLeftToRouter(Ipv4Prefix prefix, RouterId router) implements Event {}

    record PrefixWithdrawn(Ipv4Prefix prefix) implements Event {}

    /**
     * The speaker has said goodbye and will do nothing more.
     *
     * @param acknowledged whether every neighbor acknowledged that our LSAs are gone; false as well when one was lost meanwhile
     */
    record Stopped(boolean acknowledged) implements Event {}
}
