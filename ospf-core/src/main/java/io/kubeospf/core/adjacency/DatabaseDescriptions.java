package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.Options;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.DatabaseDescription.Flags;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Sends our side of a database exchange (RFC 2328 10.8). */
final class DatabaseDescriptions {
    /** The least time between two openings: a neighbor that makes us start again must not do so at the speed of the wire. */
    private static final Duration OPENING_INTERVAL = Duration.ofSeconds(1);

    /** How many LSAs one packet passes at most, with those that need no description. */
    private static final int PASSED_AT_A_TIME = 1000;

    private final Area area;
    private final TimerQueue timers;
    private final RandomGenerator random;

    DatabaseDescriptions(Area area, TimerQueue timers, RandomGenerator random) {
        this.area = area;
        this.timers = timers;
        this.random = random;
    }

    /** Claims to be master with an empty packet, and repeats that (RFC 2328 10.3, entering ExStart). */
    void open(Neighbor neighbor, Instant now) {
        DatabaseExchangeState exchange = neighbor.exchange();
        boolean firstTime = exchange.sequenceNumber == 0;
        exchange.clear();
        exchange.master = true;
        exchange.sequenceNumber = firstTime ? random.nextInt() : exchange.sequenceNumber + 1;
        DatabaseDescription opening = describe(neighbor, Flags.OPENING, List.of());
        Instant earliest = exchange.lastOpenedAt.plus(OPENING_INTERVAL);
        if (now.isBefore(earliest)) {
            timers.arm(new TimerKey.DatabaseDescriptionTimer(neighbor.key()), earliest);
        } else {
            transmit(neighbor, opening, now);
        }
    }

    /**
     * Repeats the opening ahead of its time: a neighbor that opens too has only now come to ExStart, and refused what we sent before.
     */
    void openAgain(Neighbor neighbor, Instant now) {
        DatabaseExchangeState exchange = neighbor.exchange();
        if (!now.isBefore(exchange.lastOpenedAt.plus(OPENING_INTERVAL))) {
            repeat(neighbor, now);
        }
    }

    /** Sends an LSA, which is at MaxAge, until the neighbor acknowledges it. */
    void retransmit(Neighbor neighbor, LsdbEntry entry, Instant now) {
        if (!neighbor.retransmissionList().contains(entry.place().key())) {
            neighbor.retransmissionList().addUnsent(entry.installed(), now);
            timers.arm(new TimerKey.LinkStateUpdateTimer(neighbor.key()), now);
        }
    }

    private static boolean travelsTo(Neighbor neighbor, ScopedLsaKey place) {
        boolean elsewhere =
                !place.link().isEmpty() && !place.link().equals(neighbor.key().interfaceName());
        boolean opaque = place.key().type().isOpaque();
        return !elsewhere && (!opaque || neighbor.options().has(Options.OPAQUE));
    }

    /** Describes the next LSAs, as many as fit into the MTU. */
    void sendNext(Neighbor neighbor, Instant now) {
        List<LsaHeader> headers = nextHeaders(neighbor, now);
        DatabaseSummaryList summary = neighbor.exchange().summaryList;
        boolean more = !summary.rest(area.database()).isEmpty();
        if (!more) {
            summary.complete();
        }
        transmit(neighbor, describe(neighbor, new Flags(false, more, neighbor.exchange().master), headers), now);
    }

    private List<LsaHeader> nextHeaders(Neighbor neighbor, Instant now) {
        int room = (interfaceOf(neighbor).bodyRoom() - DatabaseDescription.FIXED_LENGTH) / LsaHeader.LENGTH;
        List<LsaHeader> headers = new ArrayList<>();
        DatabaseSummaryList summary = neighbor.exchange().summaryList;
        int passed = 0;
        for (LsdbEntry entry : summary.rest(area.database())) {
            boolean described = isToBeDescribed(neighbor, entry, now);
            if (passed == PASSED_AT_A_TIME || (described && headers.size() == room)) {
                break;
            }
            if (described) {
                headers.add(entry.header(now));
            }
            summary.passed(entry.place());
            passed++;
        }
        return headers;
    }

    /** LSAs at MaxAge are not described but retransmitted (RFC 2328 10.3 NegotiationDone). */
    private boolean isToBeDescribed(Neighbor neighbor, LsdbEntry entry, Instant now) {
        boolean ofInterest = travelsTo(neighbor, entry.place()) && entry.source() != LsdbEntry.Source.FORGOTTEN;
        boolean leaving = entry.header(now).isMaxAge();
        if (ofInterest && leaving) {
            retransmit(neighbor, entry, now);
        }
        return ofInterest && !leaving && !neighbor.exchange().summaryList.isKnown(entry.place());
    }

    /** Sends the last packet again. */
    void repeat(Neighbor neighbor, Instant now) {
        neighbor.exchange().lastSent.ifPresent(packet -> transmit(neighbor, packet, now));
    }

    /** The next packet, which is then the last one said. */
    private DatabaseDescription describe(Neighbor neighbor, Flags flags, List<LsaHeader> headers) {
        DatabaseDescription packet = new DatabaseDescription(
                interfaceOf(neighbor).attributes().mtu(),
                area.type().options().with(Options.OPAQUE),
                flags,
                neighbor.exchange().sequenceNumber,
                headers);
        neighbor.exchange().lastSent = Optional.of(packet);
        return packet;
    }

    /** A slave only answers; a master, and both before it is clear who that is, repeat until they are answered. */
    private void transmit(Neighbor neighbor, DatabaseDescription packet, Instant now) {
        OspfInterface out = interfaceOf(neighbor);
        area.send(out, out.destinationOf(neighbor), packet);
        if (packet.flags().init()) {
            neighbor.exchange().lastOpenedAt = now;
        }
        if (neighbor.exchange().master) {
            timers.arm(
                    new TimerKey.DatabaseDescriptionTimer(neighbor.key()),
                    now.plus(out.config().retransmitInterval()));
        }
    }

    private OspfInterface interfaceOf(Neighbor neighbor) {
        return area.require(neighbor.key().interfaceName());
    }
}
