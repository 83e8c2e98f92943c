package io.kubeospf.testbed.check;

import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.testbed.check.Rest.Segment;
import io.kubeospf.testbed.check.Rest.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * On every network all routers see each other and the same Designated Router and Backup, if anybody can be; those who should be
 * adjacent are Full, and no others.
 */
final class AdjacenciesSettled {
    private AdjacenciesSettled() {}

    static List<Violation> violations(Rest rest) {
        List<Violation> violations = new ArrayList<>();
        for (Segment segment : rest.segments()) {
            if (segment.isBroadcast()) {
                checkDesignated(segment, violations);
            }
            segment.stations().forEach(station -> checkNeighbors(segment, station, violations));
        }
        return violations;
    }

    private static void checkDesignated(Segment segment, List<Violation> violations) {
        SortedSet<Ipv4Address> designated = new TreeSet<>();
        SortedSet<Ipv4Address> backup = new TreeSet<>();
        for (Station station : segment.stations()) {
            designated.add(station.view().designatedRouter());
            backup.add(station.view().backupDesignatedRouter());
        }
        if (!isOneOf(segment, designated, segment.eligible() > 0)
                || !isOneOf(segment, backup, segment.eligible() > 1)
                || (segment.eligible() > 1 && designated.equals(backup))) {
            violations.add(new Violation(
                    AdjacenciesSettled.class,
                    "segment " + segment.number(),
                    "with " + segment.eligible() + " eligible routers has " + designated + " for Designated Router and "
                            + backup + " for Backup"));
        }
    }

    /** Whether all agree, on an eligible router if there is to be one. */
    private static boolean isOneOf(Segment segment, SortedSet<Ipv4Address> named, boolean wanted) {
        SortedSet<Ipv4Address> possible = new TreeSet<>();
        for (Station station : segment.stations()) {
            if (wanted && station.attachment().config().priority() > 0) {
                possible.add(station.attachment().address());
            }
        }
        if (!wanted) {
            possible.add(Ipv4Address.UNSPECIFIED);
        }
        return named.isEmpty() || (named.size() == 1 && possible.containsAll(named));
    }

    private static void checkNeighbors(Segment segment, Station station, List<Violation> violations) {
        int others = segment.stations().size() - 1;
        List<NeighborView> neighbors = station.neighbors();
        if (neighbors.size() != others) {
            violations.add(new Violation(
                    AdjacenciesSettled.class,
                    station.name(),
                    "sees " + neighbors.size() + " neighbors of " + others + ": " + neighbors));
        }
        for (NeighborView neighbor : neighbors) {
            if (!isAsItShouldBe(segment, station, neighbor)) {
                violations.add(new Violation(
                        AdjacenciesSettled.class,
                        station.name() + " with " + neighbor.routerId(),
                        "on segment " + segment.number() + " is " + neighbor.state()));
            }
        }
    }

    private static boolean isAsItShouldBe(Segment segment, Station station, NeighborView neighbor) {
        if (!segment.isBroadcast()) {
            return segment.joins() == (neighbor.state() == NeighborState.FULL);
        }
        InterfaceView view = station.view();
        boolean adjacent = isSpeaker(view, station.attachment().address()) || isSpeaker(view, neighbor.address());
        return neighbor.state() == (adjacent ? NeighborState.FULL : NeighborState.TWO_WAY);
    }

    private static boolean isSpeaker(InterfaceView view, Ipv4Address candidate) {
        return candidate.equals(view.designatedRouter()) || candidate.equals(view.backupDesignatedRouter());
    }
}
