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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Sends our side of a database exchange (RFC 2328 10.8). */
final class DatabaseDescriptions {
    /** The least time between two openings: a neighbor that makes us start again must not do so at the speed of the wire. */
    private static final Duration OPENING_INTERVAL = Duration.ofSeconds(1);

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

    /**
     * Lists what is to be described to the neighbor (RFC 2328 10.3 NegotiationDone). LSAs at MaxAge are not described but
     * retransmitted.
     */
    void summarize(Neighbor neighbor, Instant now) {
        for (LsdbEntry entry : area.database().entries()) {
            if (!travelsTo(neighbor, entry.place()) || entry.source() == LsdbEntry.Source.FORGOTTEN) {
                continue;
            }
            if (entry.header(now).isMaxAge()) {
                retransmit(neighbor, entry, now);
            } else {
                neighbor.exchange().summaryList.add(entry.place());
            }
        }
    }

    /** Sends an LSA until the neighbor acknowledges it. */
    void retransmit(Neighbor neighbor, LsdbEntry entry, Instant now) {
        neighbor.retransmissionList().add(entry.lsa(now), now);
        timers.arm(new TimerKey.LinkStateUpdateTimer(neighbor.key()), now);
    }

    private static boolean travelsTo(Neighbor neighbor, ScopedLsaKey place) {
        boolean elsewhere =
                !place.link().isEmpty() && !place.link().equals(neighbor.key().interfaceName());
        boolean opaque = place.key().type().isOpaque();
        return !elsewhere && (!opaque || neighbor.options().has(Options.OPAQUE));
    }

    /** Describes the next LSAs of the list, as many as fit into the MTU. */
    void sendNext(Neighbor neighbor, Instant now) {
        DatabaseExchangeState exchange = neighbor.exchange();
        int room = (interfaceOf(neighbor).bodyRoom() - DatabaseDescription.FIXED_LENGTH) / LsaHeader.LENGTH;
        List<LsaHeader> headers = new ArrayList<>();
        Iterator<ScopedLsaKey> toDescribe = exchange.summaryList.iterator();
        while (headers.size() < room && toDescribe.hasNext()) {
            ScopedLsaKey place = toDescribe.next();
            toDescribe.remove();
            // An LSA that has left the database meanwhile needs no description; a replaced one is described as it is
            // now.
            area.database().find(place).map(entry -> entry.header(now)).ifPresent(headers::add);
        }
        Flags flags = new Flags(false, !exchange.summaryList.isEmpty(), exchange.master);
        transmit(neighbor, describe(neighbor, flags, headers), now);
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
