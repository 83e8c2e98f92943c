package io.kubeospf.daemon.health;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.origination.Advertisement;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.output.WithheldReason;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.daemon.advertise.RequestedRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the daemon does what it is for: every interface that is not passive is up and has a full neighbor, and every prefix that
 * should be is announced.
 */
final class Readiness {
    private Readiness() {}

    /** What is missing; empty when all is well. */
    static List<String> reasonsAgainst(SpeakerView view, RequestedRoutes requested) {
        List<String> reasons = new ArrayList<>();
        view.interfaces().stream()
                .filter(link -> !link.config().passive())
                .forEach(link -> reasonAgainst(link, view).ifPresent(reasons::add));
        view.advertisements()
                .forEach(advertisement -> reasonAgainst(advertisement).ifPresent(reasons::add));
        requested.withheld().values().forEach(withheld -> reasons.add("withheld: " + withheld.reason()));
        return reasons;
    }

    private static Optional<String> reasonAgainst(InterfaceView link, SpeakerView view) {
        if (link.link() instanceof LinkStatus.Down down) {
            return Optional.of("interface " + link.name() + " is down: " + down.reason());
        }
        List<NeighborView> neighbors = view.neighbors().stream()
                .filter(neighbor -> neighbor.interfaceName().equals(link.name()))
                .toList();
        if (neighbors.stream().anyMatch(Readiness::isAdjacent)) {
            return Optional.empty();
        }
        String stalled = neighbors.stream()
                .filter(neighbor -> neighbor.stall().isPresent())
                .findFirst()
                .map(neighbor -> ": the database exchange with " + neighbor.routerId() + " does not advance ("
                        + neighbor.stall().get().sign() + ")")
                .orElse("");
        return Optional.of("no neighbor on " + link.name() + " is full" + stalled);
    }

    /** A neighbor whose exchange stalls is not Full with us, although we may be Full with it. */
    private static boolean isAdjacent(NeighborView neighbor) {
        return neighbor.state() == NeighborState.FULL && neighbor.stall().isEmpty();
    }

    private static Optional<String> reasonAgainst(Advertisement advertisement) {
        return advertisement
                .withheld()
                .filter(Readiness::isMissed)
                .map(reason -> "prefix " + advertisement.route().prefix() + " is not advertised: " + reason);
    }

    /** Whether hosts miss the prefix: not where others announce what leads to us all the same. */
    private static boolean isMissed(WithheldReason reason) {
        return switch (reason) {
            case NO_FULL_NEIGHBOR, DELAYED -> true;
            case LEFT_TO_ROUTER, NO_LINK_STATE_ID -> false;
        };
    }
}
