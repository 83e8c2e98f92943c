package io.kubeospf.core.adjacency;

import io.kubeospf.core.adjacency.ExchangeProgress.Judgment;
import io.kubeospf.core.lsa.LsaHeader;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.output.Event;
import io.kubeospf.core.output.NeighborEvent;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.Outbox;
import io.kubeospf.core.output.StallSign;
import io.kubeospf.core.packet.DatabaseDescription;
import io.kubeospf.core.packet.LinkStateRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports database exchanges that do not advance, and restarts them. {@link ExchangeProgress} judges. */
final class StalledExchanges {
    private final Area area;
    private final Outbox outbox;
    private final NeighborStateMachine neighbors;

    StalledExchanges(Area area, Outbox outbox, NeighborStateMachine neighbors) {
        this.area = area;
        this.outbox = outbox;
        this.neighbors = neighbors;
    }

    /** A neighbor requests LSAs, which it was sent. */
    void requested(Neighbor neighbor, LinkStateRequest packet, Instant now) {
        neighbor.progress().requested(packet, interfaceOf(neighbor), now);
        judge(neighbor, now);
    }

    /** A neighbor repeats its last Database Description, and has its answer again. */
    void describedAgain(Neighbor neighbor, DatabaseDescription packet, Instant now) {
        neighbor.progress().describedAgain(packet, interfaceOf(neighbor), now);
        judge(neighbor, now);
    }

    /** Judges the exchange with a neighbor, and does what follows. */
    void judge(Neighbor neighbor, Instant now) {
        Optional<Judgment> judgment = neighbor.progress().judge(neighbor.state(), interfaceOf(neighbor), now);
        if (judgment.isPresent()) {
            stalled(neighbor, judgment.get(), now);
        } else if (isRecovered(neighbor, now)) {
            recovered(neighbor);
        }
        neighbors.watchProgress(neighbor);
    }

    private void stalled(Neighbor neighbor, Judgment judgment, Instant now) {
        Optional<Stall> before = neighbor.stall();
        Stall stall = neighbor.progress().stalled(judgment, lsas(neighbor, judgment.sign()), now);
        boolean restarts = neighbor.state().isAtLeast(NeighborState.EXCHANGE) && !now.isBefore(stall.nextRestart());
        if (restarts) {
            stall = neighbor.progress().restarted(stall, now);
        }
        boolean isNew = before.filter(known -> known.sign() == judgment.sign()).isEmpty();
        if (isNew || restarts) {
            outbox.occurred(new Event.ExchangeStalled(
                    neighbor.key().interfaceName(),
                    neighbor.routerId(),
                    neighbor.address(),
                    neighbor.state(),
                    judgment.sign(),
                    Duration.between(judgment.since(), now),
                    judgment.limit(),
                    stall.lsas(),
                    restarts,
                    Duration.between(now, stall.nextRestart())));
        }
        if (restarts) {
            neighbors.fire(neighbor, NeighborEvent.EXCHANGE_STALLED, now);
        }
    }

    /** The LSAs that the stall is about. */
    private static List<LsaKey> lsas(Neighbor neighbor, StallSign sign) {
        return switch (sign) {
            case OPENING_UNANSWERED -> List.of();
            case DESCRIPTION_UNANSWERED, DESCRIPTION_REPEATED ->
                neighbor.exchange().lastSent.stream()
                        .flatMap(packet -> packet.headers().stream())
                        .map(LsaHeader::key)
                        .toList();
            case REQUEST_UNANSWERED -> neighbor.requestList().outstanding();
            case REQUEST_REPEATED ->
                neighbor.progress().lastRequest().map(LinkStateRequest::keys).orElse(List.of());
        };
    }

    /** The neighbor is Full, and has given no sign for as long as a stall takes to be noticed. */
    private boolean isRecovered(Neighbor neighbor, Instant now) {
        return neighbor.state() == NeighborState.FULL
                && neighbor.progress()
                        .nextJudgment(neighbor.state(), interfaceOf(neighbor))
                        .filter(due -> !now.isBefore(due))
                        .isPresent();
    }

    private void recovered(Neighbor neighbor) {
        Stall stall = neighbor.stall().orElseThrow();
        neighbor.progress().clear();
        outbox.occurred(new Event.ExchangeRecovered(
                neighbor.key().interfaceName(),
                neighbor.routerId(),
                neighbor.address(),
                stall.sign(),
                stall.restarts()));
    }

    private OspfInterface interfaceOf(Neighbor neighbor) {
        return area.require(neighbor.key().interfaceName());
    }
}
