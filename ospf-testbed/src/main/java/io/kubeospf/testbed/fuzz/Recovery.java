package io.kubeospf.testbed.fuzz;

import io.kubeospf.core.config.ExternalRoute;
import io.kubeospf.core.lsa.AsExternalLsa;
import io.kubeospf.core.lsa.LsType;
import io.kubeospf.core.lsa.Lsa;
import io.kubeospf.core.lsa.LsaKey;
import io.kubeospf.core.net.LinkStateId;
import io.kubeospf.core.net.RouterId;
import io.kubeospf.core.output.NeighborState;
import io.kubeospf.core.speaker.Command;
import io.kubeospf.core.speaker.Input;
import io.kubeospf.core.speaker.Speaker;
import io.kubeospf.core.speaker.SpeakerView.NeighborView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must come of it once the attacker falls silent: a sane router in the ally's place becomes Full, has our route and nothing else in
 * our name, and both databases are the same.
 */
final class Recovery {
    /** The attacker's made-up neighbors last for a dead interval, the wait for a Designated Router for another; then the exchange. */
    static final Duration LIMIT = Duration.ofMinutes(2);

    /** An LSA that has to change once more waits for MinLSInterval. */
    private static final Duration STEADY = Duration.ofSeconds(7);

    private static final Duration STEP = Duration.ofSeconds(1);

    private final Cast cast;
    private final FuzzedLan lan;

    Recovery(Cast cast, FuzzedLan lan) {
        this.cast = cast;
        this.lan = lan;
    }

    /**
     * The ally starts anew, everything is plugged in, and the configuration is the one from the start. A router that was told to stop
     * must have stopped in time, and starts anew as well.
     */
    void begin() {
        lan.run(Speaker.STOP_LIMIT);
        lan.give(new Input.CommandGiven(new Command.Reconfigure(cast.tested())));
        lan.connectAlly(true);
        lan.restart(lan.ally());
        if (lan.tested().deadline().equals(Instant.MAX)) {
            lan.restart(lan.tested());
        } else {
            lan.tested().linksUp().forEach(lan::give);
        }
    }

    /**
     * Lets time pass until all has been well for a while.
     *
     * @return how long it took
     */
    Duration await() {
        Duration taken = Duration.ZERO;
        Duration well = Duration.ZERO;
        while (well.compareTo(STEADY) < 0) {
            List<String> wrong = wrong();
            BrokenRuleException.require(
                    wrong.isEmpty() || taken.compareTo(LIMIT) < 0, "not well " + LIMIT + " after the attack: " + wrong);
            well = wrong.isEmpty() ? well.plus(STEP) : Duration.ZERO;
            lan.run(STEP);
            taken = taken.plus(STEP);
        }
        return taken.minus(STEADY);
    }

    private List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        requireFull(lan.tested(), lan.ally().routerId(), wrong);
        requireFull(lan.ally(), lan.tested().routerId(), wrong);
        for (Station station : List.of(lan.tested(), lan.ally())) {
            requireOwnLsas(station, wrong);
            if (station.view().neighbors().stream().anyMatch(neighbor -> neighbor.retransmissionQueue() > 0)) {
                wrong.add(station.routerId() + " has unacknowledged LSAs");
            }
        }
        if (!instances(lan.tested()).equals(instances(lan.ally()))) {
            wrong.add("databases differ: " + instances(lan.tested()) + " and " + instances(lan.ally()));
        }
        return wrong;
    }

    private static void requireFull(Station station, RouterId other, List<String> wrong) {
        List<NeighborState> states = station.view().neighbors().stream()
                .filter(neighbor -> neighbor.routerId().equals(other))
                .filter(neighbor -> neighbor.interfaceName().equals(Station.SHARED_INTERFACE))
                .map(NeighborView::state)
                .toList();
        if (!states.equals(List.of(NeighborState.FULL))) {
            wrong.add(station.routerId() + " sees " + other + " as " + states);
        }
    }

    /** By the router under test exactly its router-LSA, its external one and, as Designated Router, its network-LSA. */
    private void requireOwnLsas(Station holder, List<String> wrong) {
        RouterId self = cast.tested().routerId();
        ExternalRoute route = cast.tested().externalRoutes().get(0);
        LsType externalType = cast.tested().areaType().externalType().orElseThrow();
        LinkStateId routeId = new LinkStateId(route.prefix().address().value());
        LsaKey router = new LsaKey(LsType.ROUTER, new LinkStateId(self.value()), self);
        LsaKey external = new LsaKey(externalType, routeId, self);
        List<LsaKey> missing = new ArrayList<>(List.of(router, external));
        for (Lsa lsa : valid(holder)) {
            missing.remove(lsa.key());
            boolean expected = lsa.key().equals(router)
                    || (lsa.key().equals(external) && says(lsa, route))
                    || lsa.key().type().equals(LsType.NETWORK);
            if (lsa.key().advertisingRouter().equals(self) && !expected) {
                wrong.add(holder.routerId() + " has " + lsa);
            }
        }
        if (!missing.isEmpty()) {
            wrong.add(holder.routerId() + " lacks " + missing);
        }
    }

    private static boolean says(Lsa lsa, ExternalRoute route) {
        return lsa.body() instanceof AsExternalLsa body
                && body.mask().equals(route.prefix().mask())
                && body.paths().size() == 1
                && body.paths().get(0).metric() == route.metric()
                && body.paths().get(0).metricType() == route.metricType();
    }

    private List<Lsa> valid(Station station) {
        return station.database(lan.now()).stream()
                .filter(lsa -> !lsa.header().isMaxAge())
                .toList();
    }

    /** What both must have: opaque LSAs go to nobody who does not ask for them. */
    private SortedMap<LsaKey, String> instances(Station station) {
        SortedMap<LsaKey, String> instances = new TreeMap<>();
        valid(station).stream()
                .filter(lsa -> !lsa.key().type().isOpaque())
                .forEach(lsa -> instances.put(
                        lsa.key(),
                        lsa.header().sequenceNumber() + " " + lsa.header().checksum()));
        return instances;
    }
}
