package io.kubeospf.core.adjacency;

import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.StallSign;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.LinkStateRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the database exchange with one neighbor advances. RFC 2328 repeats Database Descriptions and Link State Requests without
 * end. {@link StalledExchanges} acts on what is judged here.
 */
final class ExchangeProgress {
    /** How many RxmtIntervals may pass without progress. */
    private static final int INTERVALS = 6;

    /** How often the distance between two restarts doubles. */
    private static final int DOUBLINGS = 4;

    private Instant lastProgress = Instant.MIN;
    private Instant lastRepetition = Instant.MIN;
    private Optional<Repetition<LinkStateRequest>> request = Optional.empty();
    private Optional<Repetition<DatabaseDescription>> description = Optional.empty();
    private Optional<Stall> stall = Optional.empty();

    /** A sign, and since when it shows. */
    record Judgment(StallSign sign, Instant since, Duration limit) {}

    /** How long there may be no progress in a state: in ExStart the neighbor may first have to wait for a Designated Router. */
    static Duration limit(NeighborState state, OspfInterface on) {
        Duration limit = limit(on);
        return state == NeighborState.EX_START ? limit.plus(on.config().deadInterval()) : limit;
    }

    private static Duration limit(OspfInterface on) {
        return on.config().retransmitInterval().multipliedBy(INTERVALS);
    }

    /** The state changed, or the neighbor sent its next Database Description. */
    void advanced(Instant now) {
        lastProgress = now;
        description = Optional.empty();
    }

    /** The neighbor sent an LSA that was requested. It may have to repeat a Database Description all the same. */
    void loaded(Instant now) {
        lastProgress = now;
    }

    /** The neighbor requests LSAs, for the first time or again. */
    void requested(LinkStateRequest packet, OspfInterface on, Instant now) {
        request = Optional.of(heard(request, packet, on, now));
    }

    /** The neighbor repeats its last Database Description. */
    void describedAgain(DatabaseDescription packet, OspfInterface on, Instant now) {
        description = Optional.of(heard(description, packet, on, now));
    }

    private <P> Repetition<P> heard(Optional<Repetition<P>> series, P packet, OspfInterface on, Instant now) {
        Repetition<P> heard =
                series.map(known -> known.heard(packet, now, limit(on))).orElseGet(() -> Repetition.of(packet, now));
        if (heard.isRepeated()) {
            lastRepetition = now;
        }
        return heard;
    }

    /** Whether the exchange stalls, and by what that shows. Empty while it advances, or is complete. */
    Optional<Judgment> judge(NeighborState state, OspfInterface on, Instant now) {
        return switch (state) {
            case DOWN, ATTEMPT, INIT, TWO_WAY -> Optional.empty();
            case EX_START -> noProgress(StallSign.OPENING_UNANSWERED, limit(state, on), now);
            case EXCHANGE ->
                noProgress(
                        description.isPresent() ? StallSign.DESCRIPTION_REPEATED : StallSign.DESCRIPTION_UNANSWERED,
                        limit(state, on),
                        now);
            case LOADING ->
                repeated(StallSign.DESCRIPTION_REPEATED, description, on, now)
                        .or(() -> noProgress(StallSign.REQUEST_UNANSWERED, limit(state, on), now));
            case FULL ->
                repeated(StallSign.DESCRIPTION_REPEATED, description, on, now)
                        .or(() -> repeated(StallSign.REQUEST_REPEATED, request, on, now));
        };
    }

    private Optional<Judgment> noProgress(StallSign sign, Duration limit, Instant now) {
        return now.isBefore(lastProgress.plus(limit))
                ? Optional.empty()
                : Optional.of(new Judgment(sign, lastProgress, limit));
    }

    /** A series that has ended tells nothing: the neighbor may be Full since. */
    private static <P> Optional<Judgment> repeated(
            StallSign sign, Optional<Repetition<P>> series, OspfInterface on, Instant now) {
        Duration limit = limit(on);
        return series.filter(packets -> now.isBefore(packets.last().plus(limit)))
                .filter(packets -> packets.lasts().compareTo(limit) >= 0)
                .map(packets -> new Judgment(sign, packets.first(), limit));
    }

    /** When to judge again: empty when nothing but a packet can change the judgment. */
    Optional<Instant> nextJudgment(NeighborState state, OspfInterface on) {
        return switch (state) {
            case DOWN, ATTEMPT, INIT, TWO_WAY -> Optional.empty();
            case EX_START ->
                Optional.of(lastProgress.plus(limit(state, on))).filter(unjudged -> !isOpeningUnanswered());
            case EXCHANGE, LOADING -> {
                Instant limit = lastProgress.plus(limit(state, on));
                yield Optional.of(
                        stall.map(Stall::nextRestart).filter(limit::isBefore).orElse(limit));
            }
            case FULL -> stall.map(unfinished -> lastSign().plus(limit(on)));
        };
    }

    private boolean isOpeningUnanswered() {
        return stall.filter(found -> found.sign() == StallSign.OPENING_UNANSWERED)
                .isPresent();
    }

    /** When the neighbor last did what it does while it is not Full with us, or became Full. */
    private Instant lastSign() {
        return lastRepetition.isAfter(lastProgress) ? lastRepetition : lastProgress;
    }

    Optional<Stall> stall() {
        return stall;
    }

    /** Keeps what shows now, beside the restarts so far. */
    Stall stalled(Judgment judgment, List<LsaKey> lsas, Instant now) {
        Stall found = new Stall(
                judgment.sign(),
                judgment.since(),
                judgment.limit(),
                lsas,
                stall.map(Stall::restarts).orElse(0),
                stall.map(Stall::nextRestart).orElse(now));
        stall = Optional.of(found);
        return found;
    }

    /** The exchange restarts; the distance to the next restart grows each time. */
    Stall restarted(Stall from, Instant now) {
        int distance = 1 << Math.min(from.restarts(), DOUBLINGS);
        Stall restarted =
                from.restarted(from.restarts() + 1, now.plus(from.limit().multipliedBy(distance)));
        stall = Optional.of(restarted);
        request = Optional.empty();
        return restarted;
    }

    /** The Link State Request that the neighbor sent last. */
    Optional<LinkStateRequest> lastRequest() {
        return request.map(Repetition::packet);
    }

    /** The adjacency was given up. */
    void clear() {
        request = Optional.empty();
        description = Optional.empty();
        stall = Optional.empty();
    }
}
