package io.kubeospf.testbed.check;

import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.net.Ipv4Address;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.testbed.sim.SimulatedRouter;
import io.kubeospf.testbed.sim.Simulation;
import io.kubeospf.testbed.sim.Topology.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * On every network all routers see each other and the same Designated Router; those who should be adjacent are Full, the others
 * 2-Way; nothing waits for an acknowledgment.
 */
final class AdjacenciesSettled {
    private AdjacenciesSettled() {}

    static List<Violation> violations(Simulation simulation) {
        List<Violation> violations = new ArrayList<>();
        for (int segment = 0; segment < simulation.topology().segments().size(); segment++) {
            boolean broadcast = simulation.topology().segments().get(segment).type() == InterfaceType.BROADCAST;
            List<Station> stations = stations(simulation, segment);
            TreeSet<String> views = new TreeSet<>();
            stations.forEach(station -> views.add(station.designated() + " and " + station.backup()));
            if (views.size() > 1) {
                violations.add(
                        new Violation("segment " + segment + " has several views of who is Designated: " + views));
            }
            for (Station station : stations) {
                check(station, stations.size() - 1, broadcast, violations);
            }
        }
        return violations;
    }

    private static void check(Station station, int others, boolean broadcast, List<Violation> violations) {
        if (station.neighbors().size() != others) {
            violations.add(new Violation(station.name() + " sees "
                    + station.neighbors().size() + " neighbors of " + others + ": " + station.neighbors()));
        }
        for (NeighborView neighbor : station.neighbors()) {
            boolean adjacent =
                    !broadcast || station.isSpeaker(station.address()) || station.isSpeaker(neighbor.address());
            NeighborState expected = adjacent ? NeighborState.FULL : NeighborState.TWO_WAY;
            if (neighbor.state() != expected) {
                violations.add(new Violation(
                        station.name() + " should see " + neighbor.routerId() + " " + expected + ": " + neighbor));
            }
            if (neighbor.retransmissionQueue() > 0) {
                violations.add(new Violation(station.name() + " waits for acknowledgments: " + neighbor));
            }
        }
    }

    private record Station(
            String name,
            Ipv4Address address,
            Ipv4Address designated,
            Ipv4Address backup,
            List<NeighborView> neighbors) {

        boolean isSpeaker(Ipv4Address candidate) {
            return candidate.equals(designated) || candidate.equals(backup);
        }
    }

    private static List<Station> stations(Simulation simulation, int segment) {
        List<Station> stations = new ArrayList<>();
        for (SimulatedRouter router : simulation.routers()) {
            for (Attachment attachment : router.plan().attachments()) {
                if (attachment.segment() == segment) {
                    stations.add(station(simulation, router, attachment));
                }
            }
        }
        return stations;
    }

    private static Station station(Simulation simulation, SimulatedRouter router, Attachment attachment) {
        InterfaceView view = router.view(simulation.now()).interfaces().stream()
                .filter(candidate -> candidate.name().equals(attachment.interfaceName()))
                .findFirst()
                .orElseThrow();
        List<NeighborView> neighbors = router.view(simulation.now()).neighbors().stream()
                .filter(neighbor -> neighbor.interfaceName().equals(attachment.interfaceName()))
                .toList();
        return new Station(
                router.name() + " " + attachment.interfaceName(),
                attachment.address(),
                view.designatedRouter(),
                view.backupDesignatedRouter(),
                neighbors);
    }
}
