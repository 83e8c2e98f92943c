package io.kubeospf.daemon.events;

import io.kubeospf.core.output.Event;
import java.util.Optional;

/** What the log says of neighbors that are given up, or begin anew, because of others or of what they leave undone. */
final class NeighborSentences {
    private NeighborSentences() {}

    /** Empty for an event that is about something else. */
    static Optional<LogLine> describe(Event event) {
        if (event instanceof Event.NeighborDisplaced displaced) {
            return Optional.of(LogLine.warn(
                            LogPackage.ADJACENCY,
                            "neighbor " + displaced.routerId() + " (" + displaced.address() + ") on "
                                    + displaced.interfaceName() + " makes room for " + displaced.byRouterId() + " ("
                                    + displaced.byAddress()
                                    + "): there are as many neighbors as an interface has room for; look for who makes"
                                    + " them up, or admit the real ones alone with neighbors: { allow: [...] } or"
                                    + " authentication")
                    .on(displaced.interfaceName())
                    .about(displaced.routerId())
                    .atMost(1, Event.NeighborDisplaced.class, displaced.interfaceName()));
        }
        if (event instanceof Event.NeighborReplaced replaced) {
            return Optional.of(LogLine.warn(
                            LogPackage.ADJACENCY,
                            "neighbor " + replaced.routerId() + " (" + replaced.address() + ") on "
                                    + replaced.interfaceName() + " is given up: its address has the Router ID "
                                    + replaced.byRouterId()
                                    + " now; unless the router got a new ID, look for a second host with its address")
                    .on(replaced.interfaceName())
                    .about(replaced.routerId())
                    .atMost(1, Event.NeighborReplaced.class, replaced.interfaceName()));
        }
        if (event instanceof Event.AcknowledgmentsMissing missing) {
            return Optional.of(LogLine.warn(
                            LogPackage.ADJACENCY,
                            "neighbor " + missing.routerId() + " (" + missing.address() + ") on "
                                    + missing.interfaceName() + " begins its adjacency anew: it leaves "
                                    + missing.number()
                                    + " LSAs unacknowledged, and with the other neighbors more than are kept; look why"
                                    + " it does not answer, and at show database for who makes so many")
                    .on(missing.interfaceName())
                    .about(missing.routerId())
                    .atMost(1, Event.AcknowledgmentsMissing.class, missing.interfaceName()));
        }
        return Optional.empty();
    }
}
