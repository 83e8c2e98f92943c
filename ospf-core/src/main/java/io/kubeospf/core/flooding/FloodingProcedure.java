package io.kubeospf.core.flooding;

import io.kubeospf.core.adjacency.Adjacencies;
import io.kubeospf.core.adjacency.Area;
import io.kubeospf.core.adjacency.Neighbor;
import io.kubeospf.core.adjacency.OspfInterface;
import io.kubeospf.core.lsa.LsSequenceNumber;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.lsa.ScopedLsaKey;
import io.kubeospf.core.lsdb.LsdbEntry;
import io.kubeospf.core.lsdb.LsdbEntry.Source;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.output.RefusalReason;
import io.kubeospf.core.packet.LinkStateAcknowledgment;
import io.kubeospf.core.packet.LinkStateRequest;
import io.kubeospf.core.packet.LinkStateUpdate;
import io.kubeospf.core.schedule.Agenda;
import io.kubeospf.core.schedule.NeighborKey;
import io.kubeospf.core.schedule.TimerKey;
import io.kubeospf.core.schedule.TimerQueue;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The flooding procedure (RFC 2328 13): does what {@link LsaJudgment} says. */
public final class FloodingProcedure {
    /** What one Link State Request is answered with at most, in octets; what is left is asked for again. */
    private static final int ANSWER_OCTETS = 256 * 1024;

    private final Area area;
    private final TimerQueue timers;
    private final Agenda agenda;
    private final Outbox outbox;
    private final Adjacencies adjacencies;
    private final UpdatePacker packer;
    private final Acknowledgments acknowledgments;
    private final Retransmission retransmission;
    private final OutwardFlooding outward;
    private final Removal removal;

    public FloodingProcedure(Area area, TimerQueue timers, Agenda agenda, Outbox outbox, Adjacencies adjacencies) {
        this.area = area;
        this.timers = timers;
        this.agenda = agenda;
        this.outbox = outbox;
        this.adjacencies = adjacencies;
        this.packer = new UpdatePacker(area);
        this.acknowledgments = new Acknowledgments(area, timers);
        this.retransmission = new Retransmission(area, timers, outbox, packer);
        this.removal = new Removal(area, timers, agenda, outbox);
        this.outward = new OutwardFlooding(area, adjacencies, retransmission, packer);
    }

    /** Takes a Link State Update of a neighbor in state Exchange or greater. */
    public void receive(OspfInterface in, Neighbor sender, LinkStateUpdate update, Instant now) {
        for (LinkStateUpdate.MalformedLsa bad : update.malformed()) {
            outbox.occurred(new Event.LsaMalformed(in.name(), sender.address(), bad.malformation(), bad.offset()));
        }
        for (LinkStateUpdate.MisformattedLsa bad : update.misformatted()) {
            refuseFormat(in, sender, bad, now);
        }
        for (Lsa lsa : update.lsas()) {
            if (!sender.state().isAtLeast(NeighborState.EXCHANGE)) {
                return; // An LSA before this one made the neighbor start again.
            }
            obey(in, sender, lsa, now);
        }
    }

    /**
     * It is not acknowledged: neither FRR nor BIRD does that, and FRR drops an acknowledgment that holds such a header with all others
     * in it. It answers a request, or the neighbor that has it would be in state Loading for ever.
     */
    private void refuseFormat(OspfInterface in, Neighbor sender, LinkStateUpdate.MisformattedLsa refused, Instant now) {
        LsaHeader header = refused.header();
        outbox.occurred(new Event.LsaFormatRefused(in.name(), sender.address(), header.key(), refused.fault()));
        ScopedLsaKey place = ScopedLsaKey.seenOn(in.name(), header.key());
        boolean newer = area.database()
                .find(place)
                .filter(copy -> header.compareRecency(copy.header(now)) <= 0)
                .isEmpty();
        if (newer && isSelfOriginated(header.key())) {
            outbox.occurred(new Event.SelfOriginatedLsaReceived(in.name(), sender.address(), header));
            agenda.overtaken(place, header.sequenceNumber());
        }
        outward.forgetRequest(sender, header, now);
    }

    private void obey(OspfInterface in, Neighbor sender, Lsa lsa, Instant now) {
        ScopedLsaKey place = ScopedLsaKey.seenOn(in.name(), lsa.key());
        Optional<LsdbEntry> copy = area.database().find(place);
        LsaJudgment judgment = LsaJudgment.of(lsa.header(), area, copy, sender);
        LsaVerdict verdict = judgment.judge(now);
        switch (verdict) {
            case TOO_SOON, LET_OURS_WRAP, OURS_SENT_JUST_NOW -> {}
            case LET_COME_AGAIN -> area.overflow().refused(sender, lsa.header(), now);
            case REFUSE_TYPE -> refuse(in, sender, lsa.key(), RefusalReason.LS_TYPE);
            case REFUSE_FOREIGN_ROUTER_LSA -> refuse(in, sender, lsa.key(), RefusalReason.FOREIGN_ROUTER_LSA);
            case DUPLICATE, ACKNOWLEDGE -> acknowledgments.direct(in, sender, lsa.header());
            case ACKNOWLEDGE_AND_FORGET -> {
                acknowledgments.direct(in, sender, lsa.header());
                rememberFlush(place, lsa, now);
            }
            case IMPLIED_ACKNOWLEDGMENT -> {
                sender.retransmissionList().remove(lsa.key());
                acknowledgments.implied(in, sender, lsa.header(), now);
                removal.acknowledged(place);
            }
            case INSTALL -> accept(in, sender, place, lsa, now);
            case REFUSE -> {
                acknowledgments.direct(in, sender, lsa.header());
                area.overflow().refused(sender, lsa.header(), now);
            }
            case BAD_REQUEST -> adjacencies.fire(sender, NeighborEvent.BAD_LS_REQUEST, now);
            case SEND_OURS -> sendBack(in, sender, copy.orElseThrow(), now);
        }
        if (verdict != LsaVerdict.TOO_SOON) {
            outward.forgetRequest(sender, lsa.header(), now);
        }
    }

    private void refuse(OspfInterface in, Neighbor sender, LsaKey key, RefusalReason reason) {
        outbox.occurred(new Event.LsaRefused(in.name(), sender.address(), key, reason));
    }

    /** It may have overtaken what it flushes, which must not come to life here, for nobody repeats the flush. */
    private void rememberFlush(ScopedLsaKey place, Lsa lsa, Instant now) {
        boolean selfOriginated = isSelfOriginated(lsa.key());
        if (lsa.header().sequenceNumber().equals(LsSequenceNumber.MAXIMUM) && !selfOriginated) {
            return; // the next instance has the first number, and would look older
        }
        install(place, lsa, Source.FORGOTTEN, now);
        if (selfOriginated) {
            agenda.contested(place);
        }
    }

    /** RFC 2328 13 (5)(b) to (f). */
    private void accept(OspfInterface in, Neighbor sender, ScopedLsaKey place, Lsa lsa, Instant now) {
        install(place, lsa, Source.RECEIVED, now);
        outbox.occurred(new Event.LsaInstalled(lsa.header()));
        boolean floodedBack = outward.flood(place, lsa, Optional.of(sender), now);
        acknowledgments.installed(in, sender, lsa.header(), floodedBack, now);
        if (isSelfOriginated(lsa.key())) {
            outbox.occurred(new Event.SelfOriginatedLsaReceived(in.name(), sender.address(), lsa.header()));
            agenda.contested(place);
        }
    }

    /** RFC 2328 13.4: in our name, or of a network that we were Designated Router of under another Router ID. */
    private boolean isSelfOriginated(LsaKey key) {
        boolean ownNetwork = key.type().equals(LsType.NETWORK)
                && area.interfaces().stream()
                        .filter(OspfInterface::isUp)
                        .anyMatch(own ->
                                own.address().value() == key.linkStateId().value());
        return area.database().isInOurName(key) || ownNetwork;
    }

    private void sendBack(OspfInterface in, Neighbor sender, LsdbEntry ours, Instant now) {
        packer.add(in, in.destinationOf(sender), ours.lsa(now), now);
    }

    /** An own LSA, new or on its way out: installs and floods it. */
    public void originate(ScopedLsaKey place, Lsa lsa, Instant now) {
        install(place, lsa, Source.ORIGINATED, now);
        outward.flood(place, lsa, Optional.empty(), now);
    }

    /** RFC 2328 13 (5)(c), (d). */
    private void install(ScopedLsaKey place, Lsa lsa, Source source, Instant now) {
        area.forgetUnacknowledged(place);
        LsdbEntry entry = area.database().install(place, lsa, source, now);
        if (!lsa.key().type().isOpaque()) {
            agenda.originationDue(); // what others announce can make an LSA of ours needless, or needed again
        }
        TimerKey maxAge = new TimerKey.MaxAgeTimer(place);
        timers.disarm(maxAge);
        removal.installed(entry);
        if (!lsa.header().isMaxAge() && !lsa.header().doesNotAge()) {
            timers.arm(maxAge, entry.maxAgeAt());
        }
    }

    /**
     * Takes a Link State Request of a neighbor in state Exchange or greater (RFC 2328 10.7). Its few octets can name LSAs of 64 kB, and
     * one more than once, so each is sent once, and no more than fit into a bound. The neighbor asks again for what is left, after
     * its RxmtInterval.
     */
    public void receive(OspfInterface in, Neighbor sender, LinkStateRequest request, Instant now) {
        int room = ANSWER_OCTETS;
        for (LsaKey key : new LinkedHashSet<>(request.keys())) {
            Optional<LsdbEntry> entry = area.database().find(ScopedLsaKey.seenOn(in.name(), key));
            if (entry.isEmpty()) {
                adjacencies.fire(sender, NeighborEvent.BAD_LS_REQUEST, now);
                return;
            }
            int octets = entry.get().installed().octets().length();
            room -= octets;
            if (room < 0 || !sender.answers().allows(octets, now)) {
                return;
            }
            packer.add(in, in.destinationOf(sender), entry.get().lsa(now), now);
        }
        adjacencies.requested(sender, request, now);
    }

    /** Takes a Link State Acknowledgment of a neighbor in state Exchange or greater (RFC 2328 13.7). */
    public void receive(Neighbor sender, LinkStateAcknowledgment acknowledgment) {
        for (LsaHeader header : acknowledgment.headers()) {
            if (sender.retransmissionList().acknowledge(header)) {
                removal.acknowledged(ScopedLsaKey.seenOn(sender.key().interfaceName(), header.key()));
            }
        }
    }

    /** From now on LSAs are sent again sooner, for we are about to leave. */
    public void hurry(Instant now) {
        retransmission.hurry(now);
    }

    public void retransmissionDue(NeighborKey key, Instant now) {
        area.require(key.interfaceName()).neighbor(key).ifPresent(neighbor -> retransmission.due(neighbor, now));
    }

    public void delayedAcknowledgmentDue(String interfaceName) {
        acknowledgments.flushDelayed(area.require(interfaceName));
    }

    /** An LSA has reached MaxAge in the database: it is flooded as such (RFC 2328 14). */
    public void maxAgeReached(ScopedLsaKey place, Instant now) {
        area.database().find(place).ifPresent(entry -> {
            Lsa expired = entry.lsa(now);
            install(place, expired, entry.source(), now);
            outward.flood(place, expired, Optional.empty(), now);
        });
    }

    /** An LSA has been at MaxAge for a while. */
    public void removalDue(ScopedLsaKey place, Instant now) {
        removal.due(place, now);
    }

    /** Removes the LSAs at MaxAge that may go (RFC 2328 14). */
    public void removeAged(Instant now) {
        removal.perform(now);
    }

    /** The link is gone, or is another one now: what was heard or to be said on it alone goes with it. */
    public void forgetLink(String interfaceName) {
        acknowledgments.forget(interfaceName);
        for (LsdbEntry entry : List.copyOf(area.database().entries())) {
            if (entry.place().link().equals(interfaceName)) {
                timers.disarm(new TimerKey.MaxAgeTimer(entry.place()));
                removal.cancel(entry.place());
                area.database().remove(entry.place());
            }
        }
    }

    /** Sends the updates and direct acknowledgments that have gathered. */
    public void flush() {
        packer.flush();
        acknowledgments.flushDirect();
    }
}
