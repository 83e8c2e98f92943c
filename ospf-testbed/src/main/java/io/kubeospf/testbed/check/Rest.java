package io.kubeospf.testbed.check;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.config.InterfaceType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.net.Ipv4Prefix;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.speaker.SpeakerView;
import io.kubeospf.core.speaker.SpeakerView.InterfaceView;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import io.kubeospf.testbed.sim.SimulatedRouter;
import io.kubeospf.testbed.sim.Simulation;
import io.kubeospf.testbed.sim.Topology.Attachment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A simulation at one moment, as the checkers see it: who lives, which of them can talk on which network, and what each knows.
 *
 * @param regions the routers that adjacencies join with each other, one list for each such set
 */
record Rest(List<Router> routers, List<Segment> segments, List<List<Router>> regions) {

    /** A router that lives. */
    record Router(
            List<Attachment> attachments,
            SortedMap<Ipv4Prefix, ExternalRoute> wanted,
            SpeakerView view,
            List<Lsa> database) {

        RouterId id() {
            return view.routerId();
        }

        String name() {
            return id().toString();
        }

        /** The same router, whatever it knows. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Router that && id().equals(that.id());
        }

        @Override
        public int hashCode() {
            return id().hashCode();
        }
    }

    /** A router's interface on a network, if it is up and not passive. */
    record Station(Router router, Attachment attachment) {
        String name() {
            return router.name() + " " + attachment.interfaceName();
        }

        InterfaceView view() {
            return router.view().interfaces().stream()
                    .filter(candidate -> candidate.name().equals(attachment.interfaceName()))
                    .findFirst()
                    .orElseThrow();
        }

        List<NeighborView> neighbors() {
            return router.view().neighbors().stream()
                    .filter(neighbor -> neighbor.interfaceName().equals(attachment.interfaceName()))
                    .toList();
        }
    }

    /** A network and who speaks on it. */
    record Segment(int number, InterfaceType type, List<Station> stations) {
        boolean isBroadcast() {
            return type == InterfaceType.BROADCAST;
        }

        /** How many may be Designated Router. */
        long eligible() {
            return stations.stream()
                    .filter(station -> station.attachment().config().priority() > 0)
                    .count();
        }

        /** Whether databases are exchanged here: a broadcast network needs somebody to do it with, a link one MTU. */
        boolean joins() {
            return stations.size() > 1 && (isBroadcast() ? eligible() > 0 : isMtuAccepted());
        }

        private boolean isMtuAccepted() {
            Attachment one = stations.get(0).attachment();
            Attachment other = stations.get(1).attachment();
            return one.mtu() == other.mtu()
                    || (one.config().mtuIgnore() && other.config().mtuIgnore());
        }

        Duration helloInterval() {
            return stations.get(0).attachment().config().helloInterval();
        }
    }

    static Rest of(Simulation simulation) {
        Map<String, Router> living = new LinkedHashMap<>();
        for (SimulatedRouter router : simulation.routers()) {
            if (router.isAlive()) {
                living.put(
                        router.name(),
                        new Router(
                                router.plan().attachments(),
                                router.wanted(),
                                router.view(),
                                router.database(simulation.now())));
            }
        }
        List<Segment> segments = new ArrayList<>();
        for (int number = 0; number < simulation.topology().segments().size(); number++) {
            InterfaceType type = simulation.topology().segments().get(number).type();
            segments.add(new Segment(number, type, stations(simulation, living, number)));
        }
        List<Router> routers = List.copyOf(living.values());
        return new Rest(routers, segments, regions(routers, segments));
    }

    private static List<Station> stations(Simulation simulation, Map<String, Router> living, int segment) {
        List<Station> stations = new ArrayList<>();
        for (SimulatedRouter simulated : simulation.routers()) {
            Router router = living.get(simulated.name());
            for (Attachment attachment : simulated.plan().attachments()) {
                boolean speaks = attachment.segment() == segment
                        && simulated.isLinkUp(attachment.interfaceName())
                        && !attachment.config().passive();
                if (router != null && speaks) {
                    stations.add(new Station(router, attachment));
                }
            }
        }
        return stations;
    }

    private static List<List<Router>> regions(List<Router> routers, List<Segment> segments) {
        List<List<Router>> regions = new ArrayList<>();
        List<Router> left = new ArrayList<>(routers);
        while (!left.isEmpty()) {
            List<Router> region = new ArrayList<>(List.of(left.remove(0)));
            for (int reached = 0; reached < region.size(); reached++) {
                Router from = region.get(reached);
                for (Router neighbor : neighbors(from, segments)) {
                    if (left.remove(neighbor)) {
                        region.add(neighbor);
                    }
                }
            }
            regions.add(region);
        }
        return regions;
    }

    private static List<Router> neighbors(Router router, List<Segment> segments) {
        return segments.stream()
                .filter(Segment::joins)
                .map(segment -> segment.stations().stream().map(Station::router).toList())
                .filter(members -> members.contains(router))
                .flatMap(List::stream)
                .toList();
    }
}
