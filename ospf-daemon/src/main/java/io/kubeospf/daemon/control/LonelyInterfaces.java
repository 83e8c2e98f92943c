package io.kubeospf.daemon.control;

import io.kubeospf.core.adjacency.LinkStatus;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.daemon.events.NoNeighbor;
import io.kubeospf.daemon.events.RefusedSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The interfaces that are up, not passive, and have had no neighbor for a dead interval. What is new is told once, and again when the reason
 * changes. For one thread at a time.
 */
public final class LonelyInterfaces {
    /** The speaker's thread asks after each input. */
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

    private final Map<String, Instant> aloneSince = new TreeMap<>();
    private final Map<String, String> reasons = new TreeMap<>();
    private Instant lookedAt = Instant.MIN;

    /** What is new since the last look. */
    public List<NoNeighbor> look(Instant now, SpeakerView view, List<RefusedSender> refused) {
        if (now.isBefore(lookedAt.plus(LOOK_INTERVAL))) {
            return List.of();
        }
        lookedAt = now;
        List<InterfaceView> alone =
                view.interfaces().stream().filter(link -> isAlone(link, view)).toList();
        List<String> names = alone.stream().map(InterfaceView::name).toList();
        aloneSince.keySet().retainAll(names);
        reasons.keySet().retainAll(names);
        List<NoNeighbor> news = new ArrayList<>();
        for (InterfaceView link : alone) {
            Instant since = aloneSince.computeIfAbsent(link.name(), unused -> now);
            if (!now.isBefore(since.plus(link.config().deadInterval()))) {
                new NeighborRemarks(view, refused)
                        .onInterface(link)
                        .filter(reason -> !reason.equals(reasons.put(link.name(), reason)))
                        .ifPresent(reason -> news.add(new NoNeighbor(link.name(), reason)));
            }
        }
        return news;
    }

    /** Why there is no neighbor, of each interface; empty when there is nothing to tell. */
    public Optional<String> reasons() {
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons.values()));
    }

    private static boolean isAlone(InterfaceView link, SpeakerView view) {
        return link.link() instanceof LinkStatus.Up
                && !link.config().passive()
                && view.neighbors().stream()
                        .noneMatch(neighbor -> neighbor.interfaceName().equals(link.name()));
    }
}
