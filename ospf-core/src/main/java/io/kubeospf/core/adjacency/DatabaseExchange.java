package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.LsaFault;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.DatabaseDescription;
import java.time.Instant;
import java.util.Optional;

/** Takes the neighbor's side of a database exchange (RFC 2328 10.6) and has ours sent in answer. */
final class DatabaseExchange {
    private final Area area;
    private final Outbox outbox;
    private final NeighborStateMachine neighbors;
    private final InterfaceStateMachine interfaces;
    private final DatabaseDescriptions descriptions;
    private final LinkStateRequests requests;
    private final StalledExchanges stalls;

    DatabaseExchange(
            Area area,
            Outbox outbox,
            NeighborStateMachine neighbors,
            InterfaceStateMachine interfaces,
            DatabaseDescriptions descriptions,
            LinkStateRequests requests,
            StalledExchanges stalls) {
        this.area = area;
        this.outbox = outbox;
        this.neighbors = neighbors;
        this.interfaces = interfaces;
        this.descriptions = descriptions;
        this.requests = requests;
        this.stalls = stalls;
    }

    /** Takes a Database Description that has passed RFC 2328 8.2. */
    void receive(OspfInterface ospfInterface, Neighbor neighbor, DatabaseDescription packet, Instant now) {
        if (isTooLarge(ospfInterface, neighbor, packet)) {
            return;
        }
        if (neighbor.state() == NeighborState.INIT) {
            // The neighbor lists us in its Hellos, else it would not describe its database (RFC 2328 10.6 Init).
            neighbors.fire(neighbor, NeighborEvent.TWO_WAY_RECEIVED, now);
            interfaces.settleElections(now);
        }
        switch (neighbor.state()) {
            case DOWN, ATTEMPT, INIT, TWO_WAY -> refuseInState(ospfInterface, neighbor);
            case EX_START -> negotiate(neighbor, packet, now);
            case EXCHANGE -> receiveInExchange(neighbor, packet, now);
            case LOADING, FULL -> receiveAfterExchange(neighbor, packet, now);
        }
    }

    private boolean isTooLarge(OspfInterface ospfInterface, Neighbor neighbor, DatabaseDescription packet) {
        int mtu = ospfInterface.attributes().mtu();
        boolean tooLarge = !ospfInterface.config().mtuIgnore() && packet.interfaceMtu() > mtu;
        if (tooLarge) {
            outbox.occurred(new Event.PacketRefused(
                    ospfInterface.name(),
                    neighbor.address(),
                    RefusalReason.MTU_MISMATCH,
                    Integer.toString(packet.interfaceMtu()),
                    Integer.toString(mtu)));
        }
        return tooLarge;
    }

    private void refuseInState(OspfInterface ospfInterface, Neighbor neighbor) {
        outbox.occurred(new Event.PacketRefused(
                ospfInterface.name(),
                neighbor.address(),
                RefusalReason.NEIGHBOR_STATE,
                "a Database Description",
                neighbor.state().toString()));
    }

    /** RFC 2328 10.6 ExStart: the higher Router ID leads. */
    private void negotiate(Neighbor neighbor, DatabaseDescription packet, Instant now) {
        reportOtherMtu(neighbor, packet);
        DatabaseExchangeState exchange = neighbor.exchange();
        boolean theyAreHigher = neighbor.routerId().compareTo(area.routerId()) > 0;
        boolean opening = packet.flags().equals(DatabaseDescription.Flags.OPENING)
                && packet.headers().isEmpty();
        boolean answer = !packet.flags().init()
                && !packet.flags().master()
                && packet.sequenceNumber() == exchange.sequenceNumber;
        if (opening && theyAreHigher) {
            exchange.master = false;
            exchange.sequenceNumber = packet.sequenceNumber();
        } else if (opening) {
            descriptions.openAgain(neighbor, now);
            return;
        } else if (!answer || theyAreHigher) {
            return;
        }
        neighbor.options(packet.options());
        neighbors.fire(neighbor, NeighborEvent.NEGOTIATION_DONE, now);
        take(neighbor, packet, now);
    }

    private void reportOtherMtu(Neighbor neighbor, DatabaseDescription packet) {
        OspfInterface ospfInterface = area.require(neighbor.key().interfaceName());
        int theirs = packet.interfaceMtu();
        int ours = ospfInterface.attributes().mtu();
        // Zero is how some say that theirs is not to be compared.
        if (theirs == 0 || theirs == ours) {
            return;
        }
        outbox.occurred(
                ospfInterface.config().mtuIgnore()
                        ? new Event.NeighborMtuIgnored(ospfInterface.name(), neighbor.address(), theirs, ours)
                        : new Event.NeighborMtuSmaller(ospfInterface.name(), neighbor.address(), theirs, ours));
    }

    private void receiveInExchange(Neighbor neighbor, DatabaseDescription packet, Instant now) {
        if (isDuplicate(neighbor, packet)) {
            answerDuplicate(neighbor, packet, now);
        } else if (isNextInSequence(neighbor, packet)) {
            take(neighbor, packet, now);
        } else {
            neighbors.fire(neighbor, NeighborEvent.SEQUENCE_NUMBER_MISMATCH, now);
        }
    }

    /** RFC 2328 10.6 Loading and Full: only repetitions are in order, and for a slave only while its master may repeat. */
    private void receiveAfterExchange(Neighbor neighbor, DatabaseDescription packet, Instant now) {
        boolean held = neighbor.exchange().master
                || neighbor.exchange().lastSentHeldUntil.filter(now::isBefore).isPresent();
        if (isDuplicate(neighbor, packet) && held) {
            answerDuplicate(neighbor, packet, now);
        } else {
            neighbors.fire(neighbor, NeighborEvent.SEQUENCE_NUMBER_MISMATCH, now);
        }
    }

    private static boolean isDuplicate(Neighbor neighbor, DatabaseDescription packet) {
        return neighbor.exchange()
                .lastReceived
                .filter(last -> last.flags().equals(packet.flags())
                        && last.options().equals(packet.options())
                        && last.sequenceNumber() == packet.sequenceNumber())
                .isPresent();
    }

    private void answerDuplicate(Neighbor neighbor, DatabaseDescription packet, Instant now) {
        if (!neighbor.exchange().master) {
            descriptions.repeat(neighbor, now);
            stalls.describedAgain(neighbor, packet, now);
        }
    }

    private static boolean isNextInSequence(Neighbor neighbor, DatabaseDescription packet) {
        DatabaseExchangeState exchange = neighbor.exchange();
        int expected = exchange.master ? exchange.sequenceNumber : exchange.sequenceNumber + 1;
        return packet.flags().master() != exchange.master
                && !packet.flags().init()
                && packet.options().equals(neighbor.options())
                && packet.sequenceNumber() == expected;
    }

    /**
     * Reads what the neighbor describes, and answers or goes on (RFC 2328 10.6 end, 10.8). An LSA that would be refused is not
     * requested, so that loading ends.
     */
    private void take(Neighbor neighbor, DatabaseDescription packet, Instant now) {
        DatabaseExchangeState exchange = neighbor.exchange();
        exchange.lastReceived = Optional.of(packet);
        neighbor.progress().advanced(now);
        for (LsaHeader header : packet.headers()) {
            if (!area.type().carries(header.type())) {
                neighbors.fire(neighbor, NeighborEvent.SEQUENCE_NUMBER_MISMATCH, now);
                return;
            }
            Optional<LsaFault> fault = header.fault();
            if (fault.isEmpty()) {
                compare(neighbor, header, now);
            } else {
                outbox.occurred(new Event.LsaFormatRefused(
                        neighbor.key().interfaceName(), neighbor.address(), header.key(), fault.get()));
            }
        }
        requests.continueWith(neighbor, now);
        if (exchange.master) {
            takeAsMaster(neighbor, packet, now);
        } else {
            takeAsSlave(neighbor, packet, now);
        }
    }

    private void compare(Neighbor neighbor, LsaHeader described, Instant now) {
        ScopedLsaKey place = ScopedLsaKey.seenOn(neighbor.key().interfaceName(), described.key());
        Optional<LsdbEntry> ours = area.database().find(place);
        int recency =
                ours.map(entry -> described.compareRecency(entry.header(now))).orElse(1);
        if (recency > 0) {
            request(neighbor, described, ours, now);
        }
        if (recency >= 0) {
            // The neighbor has this instance or a newer one: describing ours is needless (RFC 5243).
            neighbor.exchange().summaryList.know(place);
        } else {
            ours.filter(entry -> entry.source() == LsdbEntry.Source.FORGOTTEN)
                    .ifPresent(flush -> descriptions.retransmit(neighbor, flush, now));
        }
    }

    /** What there is no room for is not asked for, so that loading ends. */
    private void request(Neighbor neighbor, LsaHeader described, Optional<LsdbEntry> ours, Instant now) {
        if (!area.overflow().admitsRequest(neighbor, described, ours)) {
            area.overflow().refused(neighbor, described, now);
        } else if (ours.isPresent()) {
            neighbor.requestList().add(described);
        } else {
            neighbor.requestList().addNew(described, area.database().isInOurName(described.key()));
        }
    }

    private void takeAsMaster(Neighbor neighbor, DatabaseDescription packet, Instant now) {
        DatabaseExchangeState exchange = neighbor.exchange();
        exchange.sequenceNumber++;
        boolean allSaid = exchange.lastSent.filter(last -> !last.flags().more()).isPresent();
        if (allSaid && !packet.flags().more()) {
            neighbors.fire(neighbor, NeighborEvent.EXCHANGE_DONE, now);
        } else {
            descriptions.sendNext(neighbor, now);
        }
    }

    private void takeAsSlave(Neighbor neighbor, DatabaseDescription packet, Instant now) {
        DatabaseExchangeState exchange = neighbor.exchange();
        exchange.sequenceNumber = packet.sequenceNumber();
        descriptions.sendNext(neighbor, now);
        boolean allSaid = exchange.lastSent.filter(last -> !last.flags().more()).isPresent();
        if (allSaid && !packet.flags().more()) {
            exchange.lastSentHeldUntil = Optional.of(now.plus(
                    area.require(neighbor.key().interfaceName()).config().deadInterval()));
            neighbors.fire(neighbor, NeighborEvent.EXCHANGE_DONE, now);
        }
    }
}
